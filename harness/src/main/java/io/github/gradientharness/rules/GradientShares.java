package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.stats.Summary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/** The gradient over depth as the rule for vanishing gradients sees it, as one number a layer. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GradientShares {

    private GradientShares() {}

    /**
     * The share that the mean |gradient| of each layer's kernels has of the largest layer's, median over the epochs
     * that the rule looks at: 0 where the layer typically gets no gradient at all, NaN where it was not
     * measured or nothing of it is finite.
     *
     * @return by the layer's name, in forward order; layers without a kernel are left out
     */
    public static Map<String, Double> of(Recording recording) {
        List<Layer> layers = recording.header().model().layersWithKernel();
        List<Epoch> epochs = Epoch.first(recording);
        DepthSpread spread = DepthSpread.ofKernels(layers, epochs, Quantity.GRADIENT);
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            boolean isDead = spread.typical(i, Summary::meanAbsolute) == 0;
            shares.put(layers.get(i).name(), isDead ? 0.0 : spread.shareOfLargest(i, Summary::meanAbsolute));
        }
        return Collections.unmodifiableMap(shares);
    }
}
