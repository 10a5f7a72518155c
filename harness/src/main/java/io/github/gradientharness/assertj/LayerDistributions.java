package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.stats.Distribution;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A distribution for each of some layers.
 *
 * @param place where
 * @param noun what is distributed
 * @param parameter of which parameter; empty for none
 * @param layers the layers
 * @param distributions gives each layer's, never an empty one
 */
record LayerDistributions(
        String place, String noun, String parameter, List<Layer> layers, Function<Layer, Distribution> distributions)
        implements Place {

    /** A number of each distribution. */
    Profile profile(String what, ToDoubleFunction<Distribution> number) {
        Profile.Label label = new Profile.Label(place, what + " " + noun, parameter);
        return Profile.of(label, layers, layer -> number.applyAsDouble(distributions.apply(layer)));
    }
}
