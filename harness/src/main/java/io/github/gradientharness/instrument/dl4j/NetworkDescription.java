package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.ModelFacts;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Describes a network's layers and parameters, in forward order. */
record NetworkDescription(ModelFacts facts) {

    /** Batch normalization keeps these beside its parameters; what stands in their gradient is no gradient. */
    private static final Set<String> RUNNING_STATISTICS = Set.of("mean", "var", "log10stdev");

    static NetworkDescription of(MultiLayerNetwork network) {
        List<Layer> layers = Arrays.stream(network.getLayers())
                .map(NetworkDescription::layer)
                .toList();
        Model model = new Model(
                name(layers), network.getClass().getSimpleName(), layers, updater(network), network.numParams());
        return new NetworkDescription(
                new ModelFacts(model, network.getDefaultConfiguration().getSeed(), environment(network)));
    }

    /** The parameter's name in the network's tables. */
    static String key(Layer layer, Parameter parameter) {
        return layer.index() + "_" + parameter.name();
    }

    private static Layer layer(org.deeplearning4j.nn.api.Layer layer) {
        org.deeplearning4j.nn.conf.layers.Layer conf = layer.conf().getLayer();
        FeedForwardLayer feedForward = conf instanceof FeedForwardLayer it ? it : null;
        String name = conf.getLayerName();
        return new Layer(
                layer.getIndex(),
                name == null ? "layer " + layer.getIndex() : name,
                conf.getClass().getSimpleName(),
                conf instanceof BaseLayer base && base.getActivationFn() != null
                        ? base.getActivationFn().toString()
                        : "",
                feedForward == null ? 0 : Math.max(0, feedForward.getNIn()),
                feedForward == null ? 0 : Math.max(0, feedForward.getNOut()),
                parameters(layer, conf));
    }

    private static List<Parameter> parameters(
            org.deeplearning4j.nn.api.Layer layer, org.deeplearning4j.nn.conf.layers.Layer conf) {
        List<Parameter> parameters = new ArrayList<>();
        ParamInitializer initializer = conf.initializer();
        for (Map.Entry<String, INDArray> entry : layer.paramTable().entrySet()) {
            String name = entry.getKey();
            if (conf instanceof BatchNormalization && RUNNING_STATISTICS.contains(name)) {
                continue;
            }
            List<Long> shape = Arrays.stream(entry.getValue().shape()).boxed().toList();
            parameters.add(new Parameter(name, role(initializer, conf, name), shape));
        }
        return parameters;
    }

    private static Parameter.Role role(
            ParamInitializer initializer, org.deeplearning4j.nn.conf.layers.Layer conf, String name) {
        if (conf instanceof BatchNormalization) {
            return Parameter.Role.OTHER;
        }
        if (initializer.isWeightParam(conf, name)) {
            return Parameter.Role.KERNEL;
        }
        return initializer.isBiasParam(conf, name) ? Parameter.Role.BIAS : Parameter.Role.OTHER;
    }

    private static String name(List<Layer> layers) {
        String sizes = layers.stream()
                .filter(layer -> layer.units() > 0)
                .map(layer -> Long.toString(layer.units()))
                .collect(Collectors.joining("-"));
        long inputs = layers.isEmpty() ? 0 : layers.get(0).fanIn();
        return inputs > 0 ? inputs + "-" + sizes : sizes;
    }

    private static String updater(MultiLayerNetwork network) {
        return Arrays.stream(network.getLayers())
                .map(layer -> layer.conf().getLayer())
                .filter(BaseLayer.class::isInstance)
                .map(conf -> String.valueOf(((BaseLayer) conf).getIUpdater()))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static Map<String, String> environment(MultiLayerNetwork network) {
        return Map.of(
                "backend", Nd4j.getBackend().getClass().getSimpleName(),
                "data type", network.params().dataType().toString(),
                "dl4j", String.valueOf(MultiLayerNetwork.class.getPackage().getImplementationVersion()));
    }
}
