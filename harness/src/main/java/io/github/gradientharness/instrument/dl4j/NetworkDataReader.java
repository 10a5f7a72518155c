package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.DataWatch;
import io.github.gradientharness.instrument.LayerBatch;
import io.github.gradientharness.instrument.OutputFacts;
import io.github.gradientharness.instrument.OutputFacts.LossKind;
import io.github.gradientharness.instrument.OutputFacts.Reduction;
import io.github.gradientharness.instrument.nd4j.ArrayScanner;
import io.github.gradientharness.instrument.nd4j.FewRows;
import io.github.gradientharness.recording.Layer;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Looks at what a network is fed and is to answer, at the end of the backward pass: output layers hold the targets then. */
final class NetworkDataReader {

    private final Model model;
    private final List<OutputFacts> outputs = new ArrayList<>();
    private final List<org.deeplearning4j.nn.api.@Nullable Layer> outputLayers = new ArrayList<>();
    private final DataWatch data;
    private final ArrayScanner scanner = new ArrayScanner();
    private final LayerBatch batch = new LayerBatch();
    private final LayerBatch mask = new LayerBatch();

    NetworkDataReader(Model model, List<Layer> layers, DataWatch data) {
        this.model = model;
        this.data = data;
        if (model instanceof MultiLayerNetwork network) {
            if (network.getnLayers() > 0) {
                add(layers.get(layers.size() - 1).name(), network.getLayers()[network.getnLayers() - 1]);
            }
        } else {
            ComputationGraph graph = (ComputationGraph) model;
            graph.getConfiguration().getNetworkOutputs().forEach(name -> add(name, graph.getLayer(name)));
        }
    }

    private void add(String name, org.deeplearning4j.nn.api.@Nullable Layer layer) {
        outputLayers.add(layer == null ? null : inside(layer));
        outputs.add(
                layer == null
                        ? unknown(name)
                        : facts(name, UnwrappedLayer.of(layer).conf()));
    }

    static org.deeplearning4j.nn.api.Layer inside(org.deeplearning4j.nn.api.Layer layer) {
        return layer instanceof BaseWrapperLayer wrapper ? inside(wrapper.getUnderlying()) : layer;
    }

    private static OutputFacts unknown(String name) {
        return new OutputFacts(name, "", LossKind.OTHER, Reduction.SUM_OF_SAMPLE);
    }

    private static OutputFacts facts(String name, org.deeplearning4j.nn.conf.layers.Layer conf) {
        ILossFunction loss = lossOf(conf);
        if (loss == null) {
            return unknown(name);
        }
        String called = loss.getClass().getSimpleName().replaceFirst("^Loss", "");
        Reduction reduction = loss instanceof LossMSE ? Reduction.MEAN_OF_COLUMNS : Reduction.SUM_OF_SAMPLE;
        return new OutputFacts(name, called, kind(loss, conf), reduction);
    }

    private static @Nullable ILossFunction lossOf(org.deeplearning4j.nn.conf.layers.Layer conf) {
        if (conf instanceof BaseOutputLayer output) {
            return output.getLossFn();
        }
        if (conf instanceof LossLayer output) {
            return output.getLossFn();
        }
        if (conf instanceof RnnLossLayer output) {
            return output.getLossFn();
        }
        return conf instanceof CnnLossLayer output ? output.getLossFn() : null;
    }

    /**
     * A loss that weights its columns is not known, nor is one whose activation function is not the usual one. Of a {@code
     * LossLayer}, DL4J 1.0.0-M2.1 computes the score from an input that the loss function has overwritten, except with MCXENT.
     */
    private static LossKind kind(ILossFunction loss, org.deeplearning4j.nn.conf.layers.Layer conf) {
        boolean isOverwritten = conf instanceof LossLayer && !(loss instanceof LossMCXENT);
        if (isOverwritten || loss.toString().contains("weights=")) {
            return LossKind.OTHER;
        }
        var activation =
                conf instanceof org.deeplearning4j.nn.conf.layers.BaseLayer base ? base.getActivationFn() : null;
        if (loss instanceof LossMCXENT) {
            return activation instanceof ActivationSoftmax ? LossKind.CLASSES : LossKind.OTHER;
        }
        if (loss instanceof LossBinaryXENT) {
            return activation instanceof ActivationSigmoid ? LossKind.YES_OR_NO : LossKind.OTHER;
        }
        return loss.getClass() == LossMSE.class || loss.getClass() == LossL2.class
                ? LossKind.SQUARED_ERROR
                : LossKind.OTHER;
    }

    /** Looks at the minibatch that the model holds. */
    void look() {
        data.beginIteration();
        if (model instanceof MultiLayerNetwork network) {
            input(0, "input", network.getInput());
        } else {
            ComputationGraph graph = (ComputationGraph) model;
            List<String> names = graph.getConfiguration().getNetworkInputs();
            INDArray[] inputs = graph.getInputs();
            for (int i = 0; inputs != null && i < inputs.length; i++) {
                input(i, names.get(i), inputs[i]);
            }
        }
        for (int i = 0; i < outputLayers.size(); i++) {
            if (outputLayers.get(i) instanceof IOutputLayer output) {
                target(outputs.get(i), i, output);
            }
        }
    }

    private void input(int number, String name, @Nullable INDArray array) {
        if (array != null && !array.isEmpty() && data.wantsInputs(array.length())) {
            scanner.copy(FewRows.of(array), batch);
            data.inputs(number, name, batch);
            batch.release();
        }
    }

    private void target(OutputFacts facts, int number, IOutputLayer layer) {
        INDArray array = layer.getLabels();
        if (array == null || array.isEmpty() || !data.wantsTargets(array.length())) {
            return;
        }
        scanner.copy(array, batch);
        INDArray counts = layer.getMaskArray();
        mask.release();
        if (counts != null && counts.length() == batchRows(array)) {
            scanner.copy(counts, mask);
        }
        data.targets(number, facts, batch, mask);
        batch.release();
    }

    private static long batchRows(INDArray array) {
        return array.rank() > 1 ? array.length() / array.size(1) : array.length();
    }
}
