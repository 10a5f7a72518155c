package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.Attachment;
import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
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
    private final int epochsBefore;
    private final int iterationsBefore;
    private final AtomicInteger iterationsOfModel = new AtomicInteger();
    private final AtomicBoolean sawPretraining = new AtomicBoolean();
    private volatile boolean failed;

    private GradientListener(Model model, NetworkDescription description, TrainingRecording recording) {
        this.model = model;
        this.recording = recording;
        List<Layer> layers = description.facts().model().layers();
        this.inProgress = new IterationsInProgress(TrackedParameter.of(description, recording), layers, recording);
        this.forwardPass = model instanceof MultiLayerNetwork network
                ? new NetworkForwardPass(network)
                : new GraphForwardPass((ComputationGraph) model, layers);
        this.epochsBefore = BaseOptimizer.getEpochCount(model);
        this.iterationsBefore = BaseOptimizer.getIterationCount(model);
    }

    static void listen(Model model, NetworkDescription description, TrainingRecording recording) {
        GradientListener listener = new GradientListener(model, description, recording);
        model.addListeners(listener);
        recording.fedBy(listener);
        listener.forwardPass.keepActivations();
    }

    @Override
    public Object model() {
        return model;
    }

    @Override
    public void renew() {
        boolean listens = model instanceof MultiLayerNetwork network
                ? network.getListeners().contains(this)
                : ((ComputationGraph) model).getListeners().contains(this);
        if (!listens) {
            model.addListeners(this);
        }
    }

    @Override
    public String missed() {
        int trained = BaseOptimizer.getIterationCount(model) - iterationsBefore;
        int seen = iterationsOfModel.get();
        if (trained <= seen) {
            boolean onlyPretrained = seen == 0 && sawPretraining.get();
            return onlyPretrained ? PRETRAINING + " There was none." : "";
        }
        return "The model trained " + trained + " iterations, but the recorder saw only " + seen
                + " of them: setListeners() removed its listener. Call addListeners() in its place, or call"
                + " recorder.attach(model) again after it.";
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
        if (!failed && recording.measures(Quantity.ACTIVATION)) {
            guarded("the activations", trained, network -> {
                MeasuredIteration iteration = inProgress.evaluation(network);
                if (network != model) {
                    recording.note(WORKERS);
                } else if (iteration != null) {
                    iteration.forwardPass(network, watch -> forwardPass.read(outputs, watch));
                }
            });
        }
    }

    @Override
    public void onBackwardPass(Model trained) {
        if (trained == model && !failed && recording.measures(Quantity.ACTIVATION)) {
            guarded("the activations", trained, network -> {
                MeasuredIteration iteration = inProgress.evaluation(network);
                if (iteration != null) {
                    iteration.backwardPass(forwardPass::readOutputs);
                }
            });
        }
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
    public void iterationDone(Model trained, int ignoredIteration, int epoch) {
        guarded("the update", trained, network -> {
            MeasuredIteration iteration = inProgress.take(network);
            if (iteration != null) {
                iteration.end(network);
                handOver(network, iteration);
                inProgress.release(iteration);
            }
        });
    }

    /** Holds the recording, so that iterations of several threads come one after the other. */
    private void handOver(Model network, MeasuredIteration iteration) {
        synchronized (recording) {
            if (recording.hasEnded()) {
                return;
            }
            int epoch = BaseOptimizer.getEpochCount(network) - epochsBefore + 1;
            iteration.handOver(epoch);
        }
        if (network == model) {
            iterationsOfModel.incrementAndGet();
        }
    }

    /** A clone of a graph shares its listeners' list, but hands them the ends of its epochs only: they do not count. */
    @Override
    public void onEpochEnd(Model trained) {
        if (trained == model) {
            guarded("the end of an epoch", trained, network -> recording.endEpoch());
        }
    }

    /** Measures a network; nothing else: in unsupervised pretraining the model is one of its layers. */
    private void guarded(String what, Model trained, Consumer<Model> measurement) {
        if (failed || recording.hasEnded() || isPretraining(trained)) {
            return;
        }
        recording.enter();
        try {
            measurement.accept(trained);
        } catch (RuntimeException | OutOfMemoryError | LinkageError exception) {
            failed = true;
            recording.lost("Measuring " + what + " failed, nothing was recorded from there on: " + exception);
        } finally {
            recording.exit();
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
