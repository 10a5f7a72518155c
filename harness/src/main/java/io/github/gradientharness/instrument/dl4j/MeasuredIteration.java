package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.instrument.nd4j.ArrayScanner;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.stats.SummaryAccumulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One iteration of one model, measured apart from all others, so that several models may train at the same time. Reused.
 *
 * <p>When the gradient was calculated, DL4J's arrays hold it summed over the minibatch, before regularization, clipping
 * and updater; when the iteration is done, the same arrays hold the update. Both are read at once and never kept. Only
 * optimizers that search along a line leave something else there; of those the update is what the parameters lost. A
 * graph's batch size is that of its first output's labels, the same number by which its updater divides.
 */
final class MeasuredIteration {

    private static final double[] NONE = new double[0];

    private final List<TrackedParameter> parameters;
    private final SummaryAccumulator[] gradients;
    private final SummaryAccumulator[] updates;
    private final SummaryAccumulator[] values;
    private final double[][] norms;
    private final Map<String, INDArray> valuesBefore = new HashMap<>();
    private final ArrayScanner scanner = new ArrayScanner();
    private double loss;
    private double scale;
    private boolean withUpdates;
    private boolean withValues;
    private boolean withDistributions;

    MeasuredIteration(List<TrackedParameter> parameters) {
        this.parameters = parameters;
        this.gradients = accumulators(parameters.size());
        this.updates = accumulators(parameters.size());
        this.values = accumulators(parameters.size());
        this.norms = new double[parameters.size()][];
    }

    private static SummaryAccumulator[] accumulators(int count) {
        SummaryAccumulator[] accumulators = new SummaryAccumulator[count];
        for (int i = 0; i < count; i++) {
            accumulators[i] = new SummaryAccumulator();
        }
        return accumulators;
    }

    /** Whether the model's optimizer calculates a second gradient at the end of each iteration, and its own update. */
    static boolean searchesAlongALine(Model model) {
        return model.conf().getOptimizationAlgo() != OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT;
    }

    /** Measures what there is before the update. What an iteration that was not finished left is forgotten. */
    void begin(Model model, TrainingRecording recording) {
        forget();
        loss = model.score();
        scale = model.conf().isMiniBatch() ? 1.0 / model.batchSize() : 1.0;
        withUpdates = recording.measures(Quantity.UPDATE);
        withValues = recording.measures(Quantity.PARAMETER);
        withDistributions = recording.measuresDistributions();
        Map<String, INDArray> table = model.gradient().gradientForVariable();
        for (int i = 0; i < gradients.length; i++) {
            INDArray gradient = table.get(parameters.get(i).key());
            add(gradient, gradients[i], scale);
            UnitNorms units = parameters.get(i).unitNorms();
            norms[i] = withDistributions && units != null && gradient != null
                    ? units.measure(gradient, scale, scanner)
                    : NONE;
        }
        if (withValues || (withUpdates && searchesAlongALine(model))) {
            measureValues(model, table);
        }
    }

    private void measureValues(Model model, Map<String, INDArray> gradientTable) {
        Map<String, INDArray> table = model.paramTable();
        for (int i = 0; i < values.length; i++) {
            String key = parameters.get(i).key();
            INDArray array = gradientTable.containsKey(key) ? table.get(key) : null;
            if (withValues) {
                add(array, values[i], 1.0);
            }
            if (withUpdates && array != null && searchesAlongALine(model)) {
                valuesBefore.put(key, array.dup());
            }
        }
    }

    /** Measures the update. */
    void end(Model model) {
        if (!withUpdates) {
            return;
        }
        boolean asDifference = searchesAlongALine(model);
        Map<String, INDArray> table =
                asDifference ? model.paramTable() : model.gradient().gradientForVariable();
        for (int i = 0; i < updates.length; i++) {
            String key = parameters.get(i).key();
            INDArray before = valuesBefore.remove(key);
            INDArray now = asDifference && before == null ? null : table.get(key);
            add(asDifference && now != null ? before.sub(now) : now, updates[i], 1.0);
        }
    }

    /** Adds an array; frozen parameters have none. */
    private void add(@Nullable INDArray array, SummaryAccumulator accumulator, double scaleOfArray) {
        if (array != null) {
            if (withDistributions) {
                accumulator.countDistribution(scaleOfArray);
            }
            scanner.add(array, accumulator);
        }
    }

    /** Hands the iteration over, with what else was measured of it. */
    void handOver(int epoch, TrainingRecording recording, Runnable more) {
        recording.beginIteration(epoch, loss);
        for (int i = 0; i < gradients.length; i++) {
            TrackedParameter parameter = parameters.get(i);
            handOver(gradients[i], parameter.gradient(), scale, recording);
            handOver(values[i], parameter.values(), 1.0, recording);
            handOver(updates[i], parameter.update(), 1.0, recording);
            if (parameter.unitNorms() != null && norms[i].length > 0) {
                recording.units(parameter.unitNorms().series(), norms[i]);
            }
        }
        more.run();
        recording.endIteration();
    }

    private static void handOver(SummaryAccumulator tensor, int series, double scale, TrainingRecording recording) {
        if (tensor.tensorHasValues()) {
            recording.add(series, tensor, scale);
        }
    }

    private void forget() {
        valuesBefore.clear();
        for (int i = 0; i < gradients.length; i++) {
            gradients[i].dropTensor();
            values[i].dropTensor();
            updates[i].dropTensor();
        }
    }
}
