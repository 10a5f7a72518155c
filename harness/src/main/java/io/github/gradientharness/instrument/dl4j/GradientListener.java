package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.Attachment;
import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.instrument.nd4j.MinibatchRows;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Feeds a recording from DL4J's training callbacks, those of the model's copies in data-parallel workers included, which
 * come from several threads. A failure in here is remembered by the recording and never reaches the training.
 */
final class GradientListener extends BaseTrainingListener implements Attachment {

    private static final System.Logger LOG = System.getLogger(GradientListener.class.getName());

    private static final String PRETRAINING =
            "Unsupervised pretraining is not recorded: its gradients are of another loss,"
                    + " a layer at a time. Supervised training of the same model with fit() is.";

    private static final String WORKERS =
            "Activations and their gradients are measured of the attached model only, not of"
                    + " the copies that data-parallel workers train.";

    private final Model model;
    private final TrainingRecording recording;
    private final IterationsInProgress inProgress;
    private final ForwardPass forwardPass;
    private final MinibatchRows rows = new MinibatchRows();
    private final SeenIterations iterations;
    private final InputModification inputModification = new InputModification();
    private final AtomicBoolean sawPretraining = new AtomicBoolean();
    private final NetworkDataReader data;
    private boolean sawMinibatch;
    private boolean sawData;
    private int modelsEpoch;
    private volatile boolean failed;
    private volatile @Nullable Thread lastCaller;

    private GradientListener(Model model, NetworkDescription description, TrainingRecording recording) {
        this.model = model;
        this.recording = recording;
        List<Layer> layers = description.facts().model().layers();
        this.inProgress = new IterationsInProgress(
                TrackedParameter.of(description, recording), layers, recording, new DataLoss(model));
        this.forwardPass = model instanceof MultiLayerNetwork network
                ? new NetworkForwardPass(network)
                : new GraphForwardPass((ComputationGraph) model, layers);
        this.iterations = new SeenIterations(model);
        this.data = new NetworkDataReader(model, layers, recording.data());
        this.modelsEpoch = BaseOptimizer.getEpochCount(model);
    }

    static void listen(Model model, NetworkDescription description, TrainingRecording recording) {
        if (model instanceof ComputationGraph graph) {
            SharedListeners.part(graph);
        }
        GradientListener listener = new GradientListener(model, description, recording);
        model.addListeners(listener);
        recording.fedBy(listener);
        listener.inputModification.forbid(ListenerRemoval.layers(model));
    }

    /** Whether a recorder that still records listens to a model. */
    static boolean isOn(Model model) {
        return ListenerRemoval.listeners(model).stream()
                .anyMatch(other ->
                        other instanceof GradientListener it && !it.recording.hasEnded() && !it.sharesListOf(model));
    }

    /** Whether it is on another model's list only because that one was cloned from the model it listens to. */
    boolean sharesListOf(Model other) {
        return model != other && ListenerRemoval.listeners(model) == ListenerRemoval.listeners(other);
    }

    @Override
    public Object model() {
        return model;
    }

    @Override
    public void renew() {
        if (!listens()) {
            iterations.lostListener();
            model.addListeners(this);
        }
    }

    private boolean listens() {
        return ListenerRemoval.listeners(model).contains(this);
    }

    @Override
    public void detach() {
        forwardPass.leave();
        ListenerRemoval.remove(this, model, lastCaller);
        lastCaller = null;
        for (TrainingListener other : ListenerRemoval.listeners(model)) {
            if (other instanceof GradientListener it && it != this && it.model == model && !it.recording.hasEnded()) {
                inputModification.handOverTo(it.inputModification);
            }
        }
        inputModification.restore();
    }

    @Override
    public String missed() {
        if (!listens()) {
            iterations.lostListener();
        }
        if (iterations.isNone() && sawPretraining.get()) {
            return PRETRAINING + " There was none.";
        }
        return iterations.missed();
    }

    @Override
    public long passesSeen() {
        return iterations.passesSeen();
    }

    /** Not known where pretraining makes passes of its own. */
    @Override
    public long passesOfAllModels() {
        return sawPretraining.get() ? 0 : iterations.passesOfAllModels();
    }

    @Override
    public void onForwardPass(Model trained, List<INDArray> outputs) {
        forwardPass(trained, outputs);
    }

    @Override
    public void onForwardPass(Model trained, Map<String, INDArray> outputs) {
        forwardPass(trained, outputs);
    }

    private void forwardPass(Model trained, Object outputs) {
        iterations.sawPass(trained);
        if (!hasLabels(trained)) {
            return;
        }
        if (trained == model) {
            guarded("the minibatch", trained, this::seeMinibatch);
        }
        guarded("the activations", trained, network -> {
            if (!recording.measures(Quantity.ACTIVATION)) {
                return;
            }
            MeasuredIteration iteration = inProgress.evaluation(network);
            if (network != model) {
                recording.note(WORKERS);
            } else if (iteration != null) {
                iteration.forwardPass(network, watch -> forwardPass.read(outputs, watch, this));
            }
        });
    }

    /** Without labels DL4J throws before it goes back: there is no iteration. */
    private static boolean hasLabels(Model model) {
        return !(model instanceof MultiLayerNetwork network) || network.getLabels() != null;
    }

    /** The first pass of an iteration says which data it is trained on; those of a line search repeat it. */
    private void seeMinibatch(Model network) {
        if (sawMinibatch || !recording.wantsMinibatches()) {
            return;
        }
        sawMinibatch = true;
        int epoch = BaseOptimizer.getEpochCount(network);
        if (epoch == modelsEpoch + 1) {
            recording.endEpoch(); // incrementEpochCount() was called by hand
        }
        modelsEpoch = epoch;
        int count = network instanceof MultiLayerNetwork plain
                ? rows.read(new INDArray[] {plain.getInput()}, new INDArray[] {plain.getLabels()})
                : rows.read(((ComputationGraph) network).getInputs(), null);
        recording.minibatch(rows.numbers(), count);
    }

    private void seeData(Model network) {
        if (!sawData) {
            sawData = true;
            recording.lookAtData(data::look);
            recording.firstMinibatch().check(withSteps -> NetworkCopy.check(network, recording.data(), withSteps));
        }
    }

    @Override
    public void onBackwardPass(Model trained) {
        if (trained == model) {
            guarded("the data", trained, this::seeData);
        }
        guarded("the loss", trained, network -> {
            MeasuredIteration iteration = inProgress.evaluation(network);
            if (iteration != null) {
                iteration.backwardPass(network, watch -> {
                    if (network == model && recording.measures(Quantity.ACTIVATION)) {
                        forwardPass.readOutputs(watch);
                    }
                });
            }
        });
    }

    @Override
    public void onGradientCalculation(Model trained) {
        guarded("the gradient", trained, network -> {
            MeasuredIteration iteration = inProgress.begin(network);
            if (iteration != null) {
                iteration.begin(network);
            }
        });
    }

    @Override
    public void iterationDone(Model trained, int iteration, int epoch) {
        guarded("the update", trained, network -> {
            if (network == model) {
                iterations.done(iteration);
                sawMinibatch = false;
                sawData = false;
            } else {
                iterations.sawCopy();
            }
            MeasuredIteration measured = inProgress.take(network);
            if (measured != null) {
                measured.end(network);
                handOver(measured);
                inProgress.release(measured);
            }
        });
    }

    /** Holds the recording, so that iterations of several threads come one after the other. */
    private void handOver(MeasuredIteration iteration) {
        synchronized (recording) {
            if (!recording.hasEnded()) {
                recording.by(WrappersThread.worker(Thread.currentThread()));
                iteration.handOver();
            }
        }
    }

    @Override
    public void onEpochStart(Model trained) {
        if (trained == model) {
            guarded("the start of an epoch", trained, network -> recording.beginEpoch());
        }
    }

    /** A clone of a graph shares its listeners' list, but hands them the ends of its epochs only: they do not count. */
    @Override
    public void onEpochEnd(Model trained) {
        if (trained == model) {
            guarded("the end of an epoch", trained, network -> {
                recording.endEpoch();
                modelsEpoch = BaseOptimizer.getEpochCount(network) + 1; // DL4J counts it after this call
            });
        }
    }

    /** Measures a network; nothing else: in unsupervised pretraining the model is one of its layers. Never throws. */
    private void guarded(String what, Model trained, Consumer<Model> measurement) {
        try {
            if (failed || recording.hasEnded() || isPretraining(trained)) {
                return;
            }
            lastCaller = Thread.currentThread();
            recording.enter();
            try {
                measurement.accept(trained);
            } finally {
                recording.exit();
            }
        } catch (Throwable thrown) {
            failed = true;
            recording.failed(what, thrown);
        }
    }

    private boolean isPretraining(Model trained) {
        boolean layer = !(trained instanceof MultiLayerNetwork || trained instanceof ComputationGraph);
        if (layer && sawPretraining.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, PRETRAINING);
        }
        return layer;
    }
}
