package io.github.gradientharness.instrument.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network's layers follow each other. */
final class NetworkForwardPass implements ForwardPass {

    static final BackwardProbes.Way<Layer> WAY =
            new BackwardProbes.Way<>(Layer.class, "backpropGradient", "", ReturnedPair.Part.RIGHT);

    private static final String OWN_PREPROCESSOR =
            "The backward pass runs through an input preprocessor that is not one of"
                    + " DL4J's own before it reaches the layer.";

    private final MultiLayerNetwork network;
    private final BackwardProbes<Layer> probes;
    private final String obstacle;
    private boolean endsAtPreprocessor;
    private @Nullable ActivationWatch watching;

    NetworkForwardPass(MultiLayerNetwork network) {
        this.network = network;
        this.obstacle = obstacle();
        this.probes =
                new BackwardProbes<>(WAY, network.getLayers(), obstacle.isEmpty() ? order() : List.of(), new Passing());
    }

    /** Why no stand-in may lie in the network; empty if it may. */
    private String obstacle() {
        int last = network.getnLayers() - 1;
        if (network.getClass() != MultiLayerNetwork.class) {
            return OWN_MODEL;
        }
        if (!(network.getLayers()[last] instanceof IOutputLayer)) {
            return "The gradient of the activations is not measured: the last layer is none that DL4J trains, or it is"
                    + " wrapped.";
        }
        return UserCode.isPlain(preprocessor(last))
                ? ""
                : "The gradient of the activations is not measured: the input preprocessor of the last layer is not one"
                        + " of DL4J's own.";
    }

    /** The layers that DL4J calls one after the other, with nothing of the user's in between. */
    private List<BackwardProbes.Stop> order() {
        List<BackwardProbes.Stop> order = new ArrayList<>();
        Layer[] layers = network.getLayers();
        for (int i = layers.length - 1; i >= 0 && !(layers[i] instanceof FrozenLayer); i--) {
            order.add(new BackwardProbes.Stop(i, preprocessor(i) == null));
            if (!UserCode.isPlain(preprocessor(i))) {
                endsAtPreprocessor = true;
                break;
            }
        }
        return order;
    }

    private @Nullable InputPreProcessor preprocessor(int layer) {
        return network.getLayerWiseConfigurations().getInputPreProcess(layer);
    }

    @Override
    public void read(Object activations, ActivationWatch watch, TrainingListener caller) {
        probes.remove();
        List<?> outputs = (List<?>) activations;
        int last = network.getnLayers() - 1;
        for (int i = 0; i < last; i++) {
            watch.activation(i, (INDArray) outputs.get(i + 1));
        }
        watching = watch;
        if (!obstacle.isEmpty()) {
            watch.leaveOutGradients(obstacle);
        } else if (!UserCode.isLastAfterForwardPass(caller, network.getListeners(), List.class)) {
            watch.leaveOutGradients(LISTENER_IN_BETWEEN);
        } else if (isAccepted((INDArray) outputs.get(last))) {
            probes.begin();
        }
    }

    /** Whether DL4J gets as far as the last layer: a preprocessor may refuse what the layer before it hands on. */
    private boolean isAccepted(INDArray lastInput) {
        InputPreProcessor preprocessor = preprocessor(network.getnLayers() - 1);
        if (preprocessor == null) {
            return true;
        }
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            preprocessor.preProcess(lastInput, network.getInputMiniBatchSize(), LayerWorkspaceMgr.noWorkspaces());
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }

    private void gradient(int layer, @Nullable INDArray epsilon) {
        if (watching != null && layer + 1 < network.getnLayers()) {
            watching.gradient(layer, epsilon);
        }
    }

    /** What passes through the layers on the way back. */
    private final class Passing implements BackwardProbes.Reader<Layer> {

        @Override
        public void read(int layer, Layer original, @Nullable Object epsilon) {
            gradient(layer, (INDArray) epsilon);
        }

        @Override
        public void returned(int layer, Layer original, @Nullable Object epsilon) {
            INDArray steps = RecurrentInput.gradient(original, epsilon);
            if (watching != null && steps != null) {
                watching.inputGradient(layer, steps);
            }
        }
    }

    @Override
    public void readOutputs(ActivationWatch watch) {
        probes.remove();
        int last = network.getnLayers() - 1;
        watch.endBackwardPass(List.of(last), endsAtPreprocessor ? OWN_PREPROCESSOR : ActivationWatch.NOT_REACHED);
        watch.output(last, network.getOutputLayer());
    }

    @Override
    public void leave() {
        probes.remove();
        watching = null;
    }
}
