package io.github.gradientharness.instrument.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network's layers follow each other. */
final class NetworkForwardPass implements ForwardPass {

    private final MultiLayerNetwork network;
    private final List<BackwardProbe<Layer>> probes = new ArrayList<>();
    private @Nullable ActivationWatch watching;

    NetworkForwardPass(MultiLayerNetwork network) {
        this.network = network;
    }

    @Override
    public void keepActivations() {
        for (Layer layer : network.getLayers()) {
            layer.allowInputModification(false);
        }
    }

    @Override
    public void read(Object activations, ActivationWatch watch) {
        probes.forEach(BackwardProbe::remove);
        List<?> outputs = (List<?>) activations;
        for (int i = 0; i + 1 < network.getnLayers(); i++) {
            watch.activation(i, (INDArray) outputs.get(i + 1));
        }
        watching = watch;
        if (probes.isEmpty()) {
            makeProbes();
        }
        probes.forEach(BackwardProbe::install);
    }

    private void makeProbes() {
        Layer[] layers = network.getLayers();
        for (int i = 0; i + 1 < layers.length; i++) {
            int layer = i;
            if (!(layers[i] instanceof FrozenLayer)) {
                probes.add(new BackwardProbe<>(
                        Layer.class,
                        layers,
                        i,
                        "backpropGradient",
                        (original, epsilon) -> gradient(layer, (INDArray) epsilon)));
            }
        }
    }

    private void gradient(int layer, @Nullable INDArray epsilon) {
        if (watching != null) {
            watching.gradient(layer, epsilon);
        }
    }

    @Override
    public void readOutputs(ActivationWatch watch) {
        probes.forEach(BackwardProbe::remove);
        int last = network.getnLayers() - 1;
        watch.endBackwardPass(List.of(last));
        watch.output(last, network.getOutputLayer());
    }
}
