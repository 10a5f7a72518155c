package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.instrument.DataWatch;
import io.github.gradientharness.instrument.LayerBatch;
import io.github.gradientharness.instrument.OutputFacts;
import io.github.gradientharness.instrument.OutputFacts.LossKind;
import io.github.gradientharness.instrument.OutputFacts.Reduction;
import io.github.gradientharness.instrument.nd4j.ArrayScanner;
import io.github.gradientharness.instrument.nd4j.FewRows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.autodiff.samediff.internal.Variable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.loss.BaseLoss;
import org.nd4j.linalg.api.ops.impl.loss.LogLoss;
import org.nd4j.linalg.api.ops.impl.loss.MeanSquaredErrorLoss;
import org.nd4j.linalg.api.ops.impl.loss.SigmoidCrossEntropyLoss;
import org.nd4j.linalg.api.ops.impl.loss.SoftmaxCrossEntropyLoss;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * Looks at what a graph is fed and is to answer. Of a loss that is put together from other operations than SameDiff's loss
 * functions, nothing is known.
 */
final class SameDiffDataReader {

    private final DataWatch data;
    private final String outputLayer;
    private final ArrayScanner scanner = new ArrayScanner();
    private final LayerBatch batch = new LayerBatch();
    private final LayerBatch noMask = new LayerBatch();

    SameDiffDataReader(DataWatch data, String outputLayer) {
        this.data = data;
        this.outputLayer = outputLayer;
    }

    void look(SameDiff graph, MultiDataSet minibatch) {
        data.beginIteration();
        TrainingConfig config = graph.getTrainingConfig();
        List<String> names = config.getDataSetFeatureMapping();
        for (int i = 0; i < minibatch.numFeatureArrays(); i++) {
            INDArray array = minibatch.getFeatures(i);
            if (array != null && !array.isEmpty() && data.wantsInputs(array.length())) {
                scanner.copy(FewRows.of(array), batch);
                data.inputs(i, names.get(i), batch);
            }
        }
        List<String> labels = config.getDataSetLabelMapping();
        List<OutputFacts> outputs = outputs(graph, labels);
        for (int i = 0; i < minibatch.numLabelsArrays(); i++) {
            INDArray array = minibatch.getLabels(i);
            if (array != null && !array.isEmpty() && data.wantsTargets(array.length())) {
                scanner.copy(unitsSecond(array), batch);
                data.targets(i, outputs.get(i), batch, noMask);
            }
        }
        batch.release();
    }

    /** SameDiff's losses take the last dimension for the classes. */
    private static INDArray unitsSecond(INDArray array) {
        int rank = array.rank();
        if (rank <= 2) {
            return array;
        }
        int[] order = IntStream.range(0, rank)
                .map(dimension -> dimension == 0 ? 0 : dimension == 1 ? rank - 1 : dimension - 1)
                .toArray();
        return array.permute(order);
    }

    /** What is known about each placeholder for labels. */
    private List<OutputFacts> outputs(SameDiff graph, @Nullable List<String> labels) {
        List<OutputFacts> outputs = new ArrayList<>();
        for (String label : labels == null ? List.<String>of() : labels) {
            outputs.add(graph.getLossVariables().stream()
                    .map(loss -> facts(graph, loss, label))
                    .filter(facts -> facts.kind() != LossKind.OTHER)
                    .findFirst()
                    .orElse(new OutputFacts(outputLayer, "", LossKind.OTHER, Reduction.MEAN_OF_ALL)));
        }
        return outputs;
    }

    private OutputFacts facts(SameDiff graph, String lossVariable, String label) {
        Variable variable = graph.getVariables().get(lossVariable);
        SameDiffOp operation = variable == null || variable.getOutputOfOp() == null
                ? null
                : graph.getOps().get(variable.getOutputOfOp());
        if (operation != null
                && operation.getOp() instanceof BaseLoss loss
                && operation.getInputsToOp().contains(label)
                && isUnweighted(graph, operation)) {
            return new OutputFacts(outputLayer, name(loss), kind(loss), reduction(loss));
        }
        return new OutputFacts(outputLayer, "", LossKind.OTHER, Reduction.MEAN_OF_ALL);
    }

    /** Predictions, weights, labels is the order of a loss function's inputs. */
    private static boolean isUnweighted(SameDiff graph, SameDiffOp operation) {
        SDVariable weights = graph.getVariable(operation.getInputsToOp().get(1));
        INDArray array = weights.getVariableType() == VariableType.CONSTANT ? weights.getArr() : null;
        return array != null && array.length() == 1 && array.getDouble(0) == 1;
    }

    private static String name(BaseLoss loss) {
        return switch (kind(loss)) {
            case CLASSES -> "MCXENT";
            case YES_OR_NO -> "BinaryXENT";
            case SQUARED_ERROR -> "MSE";
            case OTHER -> loss.opName();
        };
    }

    private static LossKind kind(BaseLoss loss) {
        if (loss instanceof SoftmaxCrossEntropyLoss) {
            return LossKind.CLASSES;
        }
        if (loss instanceof SigmoidCrossEntropyLoss || loss instanceof LogLoss) {
            return LossKind.YES_OR_NO;
        }
        return loss instanceof MeanSquaredErrorLoss ? LossKind.SQUARED_ERROR : LossKind.OTHER;
    }

    private static Reduction reduction(BaseLoss loss) {
        return loss.getLossReduce() == LossReduce.SUM || loss.getLossReduce() == LossReduce.NONE
                ? Reduction.SUM_OF_ALL
                : Reduction.MEAN_OF_ALL;
    }
}
