package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.instrument.nd4j.ArrayScanner;
import io.github.gradientharness.recording.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One iteration of one model, measured apart from all others, so that several models may train at the same time. Reused.
 * Activations are those of the attached model, of which one iteration at a time is in progress.
 *
 * <p>When the gradient was calculated, DL4J's arrays hold it summed over the minibatch, before regularization, clipping
 * and updater; when the iteration is done, the same arrays hold the update. Both are read at once and never kept. Only
 * optimizers that search along a line leave something else there; of those the update is what the parameters lost. A
 * graph's batch size is that of its first output's labels, the same number by which its updater divides; with
 * {@code miniBatch(false)} the updater does not divide, and the gradient of the mean loss is recorded all the same.
 */
final class MeasuredIteration {

    private final List<TrackedParameter> parameters;
    private final ActivationWatch activations;
    private final TrainingRecording recording;
    private final DataLoss dataLoss;
    private final PendingSeries[] gradients;
    private final PendingSeries[] updates;
    private final PendingSeries[] values;
    private final double[][] norms;
    private final Map<String, INDArray> valuesBefore = new HashMap<>();
    private @Nullable INDArray viewed;
    private Map<String, INDArray> views = Map.of();
    private final ArrayScanner scanner = new ArrayScanner();
    private boolean hasActivations;
    private double regularization;
    private double loss;
    private boolean withUpdates;
    private boolean withValues;
    private boolean withNorms;

    MeasuredIteration(
            List<TrackedParameter> parameters,
            ActivationWatch activations,
            TrainingRecording recording,
            DataLoss dataLoss) {
        this.parameters = parameters;
        this.activations = activations;
        this.recording = recording;
        this.dataLoss = dataLoss;
        this.gradients = measurements(TrackedParameter::gradient);
        this.updates = measurements(TrackedParameter::update);
        this.values = measurements(TrackedParameter::values);
        this.norms = parameters.stream()
                .map(parameter -> new double[parameter.units()])
                .toArray(double[][]::new);
    }

    private PendingSeries[] measurements(ToIntFunction<TrackedParameter> series) {
        return parameters.stream()
                .map(parameter ->
                        new PendingSeries(recording, series.applyAsInt(parameter), parameter.isTable(), scanner))
                .toArray(PendingSeries[]::new);
    }

    /** Measures the activations of a pass through the network, instead of those of the pass before. */
    void forwardPass(Model model, Consumer<ActivationWatch> reader) {
        hasActivations = true;
        activations.attempt(watch -> {
            watch.begin(scale(model));
            reader.accept(watch);
        });
    }

    /** Measures the outputs of the layers when the backward pass has ended. */
    void backwardPass(Model model, Consumer<ActivationWatch> reader) {
        regularization = dataLoss.regularization(model);
        if (hasActivations) {
            activations.attempt(reader);
        }
    }

    private static double scale(Model model) {
        return 1.0 / model.batchSize();
    }

    /** Whether the model's optimizer calculates a second gradient at the end of each iteration, and its own update. */
    static boolean searchesAlongALine(Model model) {
        return model.conf().getOptimizationAlgo() != OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT;
    }

    /** Measures gradients and parameters before the update, and drops what an unfinished iteration left. */
    void begin(Model model) {
        forget();
        scanner.nextIteration();
        loss = dataLoss.of(model, regularization);
        double scale = scale(model);
        withUpdates = recording.measures(Quantity.UPDATE);
        withValues = recording.measures(Quantity.PARAMETER);
        withNorms = recording.measuresDetails();
        Map<String, INDArray> table = model.gradient().gradientForVariable();
        for (int i = 0; i < gradients.length; i++) {
            INDArray gradient = table.get(parameters.get(i).key());
            UnitNorms units = parameters.get(i).unitNorms();
            if (withNorms && units != null && gradient != null) {
                gradients[i].measure(gradient, scale, units, norms[i]);
            } else {
                gradients[i].measure(gradient, scale);
            }
        }
        if (withValues || (withUpdates && searchesAlongALine(model))) {
            measureValues(model, table);
        }
    }

    private void measureValues(Model model, Map<String, INDArray> gradientTable) {
        Map<String, INDArray> table = parameterTable(model);
        for (int i = 0; i < values.length; i++) {
            String key = parameters.get(i).key();
            INDArray array = gradientTable.containsKey(key) ? table.get(key) : null;
            if (withValues) {
                values[i].measure(array, 1.0);
            }
            if (withUpdates && array != null && searchesAlongALine(model)) {
                valuesBefore.put(key, array.dup());
            }
        }
    }

    /** The model's parameters by key: views of one array, for which DL4J makes a new table each time it is asked. */
    private Map<String, INDArray> parameterTable(Model model) {
        INDArray all = model.params();
        if (all != viewed) {
            views = model.paramTable();
            viewed = all;
        }
        return views;
    }

    /** Measures the update. */
    void end(Model model) {
        if (!withUpdates) {
            return;
        }
        boolean asDifference = searchesAlongALine(model);
        Map<String, INDArray> table =
                asDifference ? parameterTable(model) : model.gradient().gradientForVariable();
        for (int i = 0; i < updates.length; i++) {
            String key = parameters.get(i).key();
            INDArray before = valuesBefore.remove(key);
            INDArray now = asDifference && before == null ? null : table.get(key);
            updates[i].measure(asDifference && now != null ? before.sub(now) : now, 1.0);
        }
    }

    /** Hands the iteration over. */
    void handOver() {
        recording.beginIteration(loss);
        regularization = 0;
        for (int i = 0; i < gradients.length; i++) {
            boolean hasNorms = withNorms && gradients[i].hasValues();
            gradients[i].handOver();
            values[i].handOver();
            updates[i].handOver();
            UnitNorms units = parameters.get(i).unitNorms();
            if (hasNorms && units != null) {
                recording.units(units.series(), norms[i]);
            }
        }
        if (hasActivations) {
            hasActivations = false;
            activations.attempt(ActivationWatch::handOver);
        }
        recording.endIteration();
    }

    private void forget() {
        valuesBefore.clear();
        for (int i = 0; i < gradients.length; i++) {
            gradients[i].forget();
            values[i].forget();
            updates[i].forget();
        }
    }
}
