package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.instrument.LayerBatch;
import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.instrument.nd4j.ArrayScanner;
import io.github.gradientharness.instrument.nd4j.MinibatchRows;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.BaseListener;
import org.nd4j.autodiff.listeners.ListenerResponse;
import org.nd4j.autodiff.listeners.Loss;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.listeners.records.LossCurve;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.autodiff.samediff.internal.Variable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * Feeds a recording from SameDiff's training callbacks.
 *
 * <p>Some callbacks come with the user's graph and some with the one that also computes gradients, as their parameters
 * are named. Arrays are read at once and never kept. What comes outside of an iteration ({@code calculateGradients}) is
 * left out, and what comes twice because the listener is registered twice counts once. A failure in here is remembered
 * by the recording and never reaches the training.
 */
final class SameDiffListener extends BaseListener {

    private final GraphDescription description;
    private final TrainingRecording recording;
    private final MissedIterations iterations;
    private final Guard guard;
    private final ParameterMeasurement parameters;
    private final List<OutputMeasurement> outputs;
    private final ArrayScanner scanner = new ArrayScanner();
    private final LossMeasurement loss = new LossMeasurement();
    private final MinibatchRows rows = new MinibatchRows();
    private final SameDiffDataReader data;
    private final Set<String> measured = new HashSet<>();
    private final Set<String> updated = new HashSet<>();
    private @Nullable GraphSeries series;
    private boolean inIteration;

    SameDiffListener(GraphDescription description, TrainingRecording recording, MissedIterations iterations) {
        this.description = description;
        this.recording = recording;
        this.iterations = iterations;
        this.guard = new Guard(recording);
        List<Layer> layers = description.facts().model().layers();
        this.data = new SameDiffDataReader(
                recording.data(),
                layers.isEmpty() ? "" : layers.get(layers.size() - 1).name());
        LayerBatch batch = new LayerBatch();
        this.parameters = new ParameterMeasurement(recording, scanner);
        this.outputs = description.facts().model().layers().stream()
                .map(layer -> new OutputMeasurement(
                        layer, description.layers().get(layer.index()).sequence(), recording, scanner, batch))
                .toList();
    }

    boolean isRecording() {
        return !recording.hasEnded();
    }

    /** Puts the training configuration back, in case a training broke off before its first operation. */
    void leave() {
        loss.withdraw();
    }

    /** Within an iteration, SameDiff asks this just before it collects what the iteration executes. */
    @Override
    public boolean isActive(Operation operation) {
        boolean isTraining = operation == Operation.TRAINING;
        if (isTraining && inIteration) {
            guard.measure("the loss", loss::ask);
        }
        return isTraining;
    }

    @Override
    public void operationStart(SameDiff gradients, Operation operation) {
        inIteration = false;
        guard.measure("the graph", () -> {
            series = new GraphSeries(description, outputs, parameters, gradients);
            reportMissing(series.missing());
        });
    }

    private void reportMissing(String variables) {
        if (!variables.isEmpty()) {
            recording.lost("These variables were not recorded, because the graph was changed after the recorder was"
                    + " attached: " + variables + ". Attach once the graph is complete.");
        }
    }

    @Override
    public void iterationStart(SameDiff graph, At at, MultiDataSet minibatch, long loadingMillis) {
        guard.measure("the start of an iteration", () -> {
            seeMinibatch(minibatch);
            if (minibatch != null) {
                recording.lookAtData(() -> data.look(graph, minibatch));
                recording
                        .firstMinibatch()
                        .check(withSteps -> SameDiffCopy.check(graph, minibatch, recording.data(), withSteps));
            }
            recording.beginIteration();
            outputs.forEach(OutputMeasurement::forget);
            scanner.nextIteration();
            measured.clear();
            updated.clear();
            inIteration = true;
            loss.begin(graph);
        });
    }

    private void seeMinibatch(@Nullable MultiDataSet data) {
        if (data != null && recording.wantsMinibatches()) {
            int count = rows.read(data.getFeatures(), data.getLabels());
            recording.minibatch(rows.numbers(), count);
        }
    }

    @Override
    public void activationAvailable(
            SameDiff gradients, At at, MultiDataSet data, SameDiffOp operation, String name, INDArray array) {
        GraphSeries wanted = series;
        if (inIteration && wanted != null && isWanted(name, wanted)) {
            guard.measure("'" + name + "'", () -> {
                if (measured.add(name)) {
                    measure(name, array, wanted);
                }
            });
        }
    }

    private boolean isWanted(String name, GraphSeries wanted) {
        return loss.includes(name) || !wanted.ofArray(name).isEmpty();
    }

    private void measure(String name, INDArray array, GraphSeries wanted) {
        if (loss.includes(name)) {
            loss.add(array);
        }
        for (GraphSeries.Target target : wanted.ofArray(name)) {
            if (recording.measures(target.quantity())) {
                target.taker().accept(array);
            }
        }
    }

    /** Comes with the update as it is about to be applied, when the parameter still has its old values. */
    @Override
    public void preUpdate(SameDiff gradients, At at, Variable parameter, INDArray update) {
        GraphSeries.Updated indices = series == null ? null : series.ofParameter(parameter.getName());
        if (inIteration && indices != null) {
            guard.measure("the update of '" + parameter.getName() + "'", () -> {
                if (!updated.add(parameter.getName())) {
                    return;
                }
                if (recording.measures(Quantity.UPDATE)) {
                    boolean minimize = gradients.getTrainingConfig().isMinimize();
                    parameters.add(minimize ? update : update.neg(), indices.update());
                }
                if (recording.measures(Quantity.PARAMETER)) {
                    parameters.add(parameter.getVariable().getArr(), indices.values());
                }
            });
        }
    }

    /** SameDiff's own loss is always 0 and left out. */
    @Override
    public void iterationDone(SameDiff gradients, At at, MultiDataSet data, Loss zero) {
        loss.withdraw();
        if (inIteration) {
            inIteration = false;
            guard.measure("the end of an iteration", this::endIteration);
        }
    }

    private void endIteration() {
        if (loss.isKnown()) {
            recording.loss(loss.value());
        }
        outputs.forEach(OutputMeasurement::handOver);
        recording.endIteration();
        iterations.add();
    }

    @Override
    public void epochStart(SameDiff graph, At at) {
        guard.measure("the start of an epoch", recording::beginEpoch);
    }

    @Override
    public ListenerResponse epochEnd(SameDiff graph, At at, LossCurve losses, long millis) {
        guard.measure("the end of an epoch", recording::endEpoch);
        return ListenerResponse.CONTINUE;
    }
}
