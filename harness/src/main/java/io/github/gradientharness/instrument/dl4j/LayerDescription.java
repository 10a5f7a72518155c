package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Describes a layer: what it is under its wrappers, and which of its parameters are trained.
 *
 * <p>A frozen layer trains none. The running statistics of a batch normalization are none: what stands instead of
 * their gradient is no gradient, which is why DL4J does not divide it by the batch size.
 */
record LayerDescription(org.deeplearning4j.nn.api.Layer layer, UnwrappedLayer unwrapped) {

    static LayerDescription of(org.deeplearning4j.nn.api.Layer layer) {
        return new LayerDescription(layer, UnwrappedLayer.of(layer));
    }

    Layer describe(int index, String name) {
        return new Layer(index, name, unwrapped.type(), activation(), fanIn(), units(), parameters());
    }

    /** Number of values the layer takes in for each sample, or channels; 0 where unknown. */
    long inputs() {
        return unwrapped.conf() instanceof FeedForwardLayer conf ? Math.max(0, conf.getNIn()) : 0;
    }

    /** A convolution's unit sees all inputs under its kernel. */
    private long fanIn() {
        if (unwrapped.conf() instanceof ConvolutionLayer && units() > 0 && layer.numParams() > 0) {
            return layer.getParam("W").length() / units();
        }
        return inputs();
    }

    private long units() {
        return unwrapped.conf() instanceof FeedForwardLayer conf ? Math.max(0, conf.getNOut()) : 0;
    }

    /** Batch normalization and dropout inherit the network's default activation function, but do not apply it. */
    private String activation() {
        if (unwrapped.conf() instanceof ActivationLayer conf) {
            return String.valueOf(conf.getActivationFn());
        }
        boolean applied = !(unwrapped.conf() instanceof BatchNormalization || unwrapped.conf() instanceof DropoutLayer);
        return applied && unwrapped.conf() instanceof BaseLayer conf && conf.getActivationFn() != null
                ? conf.getActivationFn().toString()
                : "";
    }

    private List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        Map<String, INDArray> table = layer.paramTable();
        if (table == null || unwrapped.frozen()) {
            return parameters;
        }
        Set<String> supervised = layer.paramTable(true).keySet();
        table.forEach((name, values) -> {
            if (layer.updaterDivideByMinibatch(name)) {
                parameters.add(new Parameter(name, role(name, supervised), shape(values)));
            }
        });
        return parameters;
    }

    static List<Long> shape(INDArray values) {
        return Arrays.stream(values.shape()).boxed().toList();
    }

    /** What serves unsupervised pretraining only, such as an autoencoder's visible bias, is neither kernel nor bias. */
    private Parameter.Role role(String name, Set<String> supervised) {
        if (unwrapped.conf() instanceof BatchNormalization || !supervised.contains(name)) {
            return Parameter.Role.OTHER;
        }
        String bare = name.substring(unwrapped.prefixLength());
        ParamInitializer initializer = unwrapped.conf().initializer();
        if (initializer.isWeightParam(unwrapped.conf(), bare)) {
            return Parameter.Role.KERNEL;
        }
        return initializer.isBiasParam(unwrapped.conf(), bare) ? Parameter.Role.BIAS : Parameter.Role.OTHER;
    }
}
