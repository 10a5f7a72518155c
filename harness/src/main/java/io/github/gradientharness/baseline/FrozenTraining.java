package io.github.gradientharness.baseline;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * One training as it was, or those of one test over seeds together.
 *
 * @param key which one
 * @param seeds of how many recordings it is made
 * @param layers those with a kernel, in forward order
 * @param findings warnings and errors, sorted; of several seeds those of any
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FrozenTraining(TrainingKey key, int seeds, List<FrozenLayer> layers, List<FrozenFinding> findings) {

    /** Copies the lists. */
    public FrozenTraining {
        layers = List.copyOf(layers);
        findings = List.copyOf(findings);
    }

    Optional<FrozenLayer> layer(String name) {
        return layers.stream().filter(layer -> layer.layer().equals(name)).findFirst();
    }
}
