package io.github.gradientharness.instrument;

import io.github.gradientharness.instrument.Preset.Plan;
import io.github.gradientharness.recording.DataSet;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.settings.PlainLine;
import io.github.gradientharness.settings.QuietBuild;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Records what each layer's gradient does while models train. A test gets one as a parameter.
 *
 * <p>It only listens: parameters after training are bit-identical with and without it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GradientRecorder {

    private static final System.Logger LOG = System.getLogger(GradientRecorder.class.getName());

    private static final String NOTHING_YET =
            "No model was attached to this recorder; call recorder.attach(model) before fit(). Where the agent of"
                    + " gradient:prepare runs, the recorder finds the model once fit() has begun.";

    private final RecorderOptions options;
    private final List<TrainingRecording> trainings = new ArrayList<>();
    private final List<RecordingSink> sinks = new ArrayList<>();
    private final List<DataSet> dataOfAll = new ArrayList<>();
    private final Headers headers;
    private final FoundTrainings found = new FoundTrainings();
    private @Nullable RawTraining raw;
    private int plannedEpochs;
    private boolean hasEnded;
    private @Nullable Consumer<Object> preparation;
    private final Queue<Recording> earlier = new ArrayDeque<>();
    private @Nullable Plan plan;
    private long iterationsBefore;

    /** Makes a recorder; tests get theirs from the JUnit extension. */
    public GradientRecorder(RecorderOptions options) {
        this.options = options;
        this.headers = new Headers(options);
    }

    /**
     * A recorder in a worker's process, which keeps in memory what the copy of a model does in a part of a training.
     *
     * @param plan when what is measured
     * @param iterationsBefore how many iterations the copy has behind it, by its own count
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static GradientRecorder ofWorker(Plan plan, long iterationsBefore) {
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("worker"));
        recorder.plan = plan;
        recorder.iterationsBefore = iterationsBefore;
        recorder.preparation = model -> {};
        return recorder;
    }

    /**
     * Records every training of a model from now on. Call it before {@code fit}, on the very model that is trained:
     * clones and copies do not carry the recorder along. Attaching a model again changes nothing, unless it lost the
     * recorder in between.
     *
     * @return the model
     * @throws IllegalArgumentException if no adapter knows the model's class
     */
    public synchronized <M> M attach(M model) {
        return attach(model, options.test(), options.seedGroup());
    }

    /**
     * Has the model that is attached next go on with an earlier recording: what it holds stays, what follows is added, and a seam
     * shows where. Iterations are counted on from the model's own count, so restore the model from its checkpoint first. What the
     * earlier recording holds of iterations behind the checkpoint is left out, because they are trained again.
     *
     * @param recording the earlier recording's file, such as {@code target/gradient/recordings/<suite>/<test>.jsonl}
     * @return this recorder
     * @throws IllegalArgumentException if the file can't be read
     */
    public synchronized GradientRecorder resume(Path recording) {
        try {
            earlier.add(RecordingReader.read(recording));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "The training can't go on with " + recording + ": " + unreadable.getMessage(), unreadable);
        }
        return this;
    }

    /** The same with recordings that were read already, in the order in which models are attached. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public synchronized GradientRecorder resume(List<Recording> recordings) {
        earlier.addAll(recordings);
        return this;
    }

    /**
     * The same for a model that is trained with one of several seeds within one test. Its recording then counts as one of
     * the group: it is the share of healthy seeds that test, gate and report judge.
     *
     * @param group the same for all seeds but for the seed, see {@code Seeds.group}
     */
    public synchronized <M> M attach(M model, SeedGroup group) {
        return attach(model, options.test() + "[seed " + group.seed() + "]", group);
    }

    /**
     * Has each model handed over before it is recorded for the first time, and prints no progress lines. Called by the JUnit
     * extension where it runs a test again and again.
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public synchronized GradientRecorder prepareModels(Consumer<Object> preparing) {
        preparation = preparing;
        return this;
    }

    private void prepare(Object model) {
        if (preparation != null) {
            preparation.accept(model);
        }
    }

    private <M> M attach(M model, String test, @Nullable SeedGroup group) {
        if (trainings.stream().noneMatch(training -> training.renewed(model))) {
            prepare(model);
            ModelAdapters.adapterFor(model).attach(model, facts -> resumed(model, facts, start(facts, test, group)));
        }
        return model;
    }

    private TrainingRecording resumed(Object model, ModelFacts facts, TrainingRecording training) {
        Recording goesOn = earlier.poll();
        if (goesOn != null) {
            Resumption.of(goesOn, model, facts).tell(training);
        }
        return training;
    }

    /** Whether a model is recorded already, by whatever recorder, or is of a class that none can record. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static boolean isAttached(Object model) {
        return ModelAdapters.needsNoRecorder(model);
    }

    /**
     * Records a model that is about to be trained and that nobody attached. Nothing is recorded so where the test has attached a model
     * itself or records by hand: it has chosen. What such a model does not train leaves nothing behind.
     *
     * @return whether it is recorded
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public synchronized boolean find(Object model) {
        if (hasEnded || raw != null) {
            return false;
        }
        if (trainings.stream().anyMatch(training -> training.renewed(model))) {
            return true;
        }
        if (!found.isRoomIn(trainings)) {
            return false;
        }
        prepare(model);
        ModelAdapters.adapterFor(model).attach(model, facts -> resumed(model, facts, startFound(facts)));
        return true;
    }

    private synchronized TrainingRecording startFound(ModelFacts facts) {
        RecordingSink sink =
                new RecordingSink(() -> headers.of(facts, options.test(), options.seedGroup()), options.nextFile());
        return found.add(start(sink, facts.model().parameterCount()));
    }

    private synchronized TrainingRecording start(ModelFacts facts, String test, @Nullable SeedGroup group) {
        RecordingSink sink = new RecordingSink(() -> headers.of(facts, test, group), options.nextFile());
        sink.open();
        return start(sink, facts.model().parameterCount());
    }

    private synchronized TrainingRecording startLater(Supplier<ModelFacts> facts) {
        return start(
                new RecordingSink(
                        () -> headers.of(facts.get(), options.test(), options.seedGroup()), options.nextFile()),
                0);
    }

    private TrainingRecording start(RecordingSink sink, long parameters) {
        ProgressLog progress = new ProgressLog(
                simpleName(options.suite()) + " > " + options.test(),
                () -> sink.open().model(),
                System::nanoTime,
                QuietBuild.isQuiet() || preparation != null
                        ? line -> {}
                        : line -> PlainLine.log(LOG, Level.INFO, line));
        progress.plannedEpochs(plannedEpochs);
        TrainingRecording training = new TrainingRecording(
                sink,
                options.windowing(),
                plan == null ? options.plan(parameters) : plan,
                progress,
                options.sanityChecks());
        training.after(iterationsBefore, 0);
        dataOfAll.forEach(training::dataSet);
        trainings.add(training);
        sinks.add(sink);
        return training;
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** Says how many epochs are to come, so that progress lines can say how much is left. Changes nothing else. */
    public synchronized GradientRecorder plannedEpochs(int epochs) {
        plannedEpochs = epochs;
        trainings.forEach(training -> training.plannedEpochs(epochs));
        return this;
    }

    /**
     * Declares the layers of a training loop written by hand, in forward order. Without it they are those named in the
     * first iteration, in the order in which they are first named.
     *
     * @throws IllegalStateException if something was recorded by hand before, or a name comes twice
     */
    public synchronized GradientRecorder layers(String... namesInForwardOrder) {
        for (String name : namesInForwardOrder) {
            raw().declareLayer(name, "", 0, 0);
        }
        return this;
    }

    /**
     * Declares the next layer of a training loop written by hand, in forward order, so that it is known where its units
     * saturate.
     *
     * @param activation its activation function, such as tanh, sigmoid or relu; empty if it has none
     * @param fanIn number of inputs of a unit; 0 if unknown
     * @param units number of units; 0 if unknown
     * @throws IllegalStateException if something was recorded by hand before, or the name comes twice
     * @throws IllegalArgumentException if a number is negative
     */
    public synchronized GradientRecorder layer(String name, String activation, long fanIn, long units) {
        raw().declareLayer(name, activation, fanIn, units);
        return this;
    }

    /**
     * Whether a training loop written by hand is asked for a quantity in the current iteration, or in the next one if
     * none is in progress. What is not asked for may be left out to save the time; what is handed over is recorded in
     * any case.
     */
    public synchronized boolean measures(Quantity quantity) {
        return raw().measures(quantity);
    }

    /**
     * Hands over an array of a training loop written by hand, which is read at once, neither changed nor kept.
     *
     * <p>A GRADIENT, UPDATE or PARAMETER is one of the layer's kernel. A kernel of the shape [inputs, units], or of a
     * convolution [units, channels, height, width], also tells the gradient of each unit, whenever distributions are
     * counted.
     *
     * <p>An ACTIVATION or ACTIVATION_GRADIENT of the shape [samples, units], or [samples, units, time steps] of a
     * recurrent layer, also describes units, samples and time steps; of several of these in one iteration the last
     * counts. A flat array is only summarized.
     *
     * @param array an array of {@code float} or {@code double} with one to three dimensions, or an ND4J array. Gradients
     *     are to be those of the minibatch's mean loss
     * @throws IllegalArgumentException if the array is empty, has rows of different length or other columns than the layer
     *     has units, or can't be read; or if the layer came up after the first iteration
     */
    public synchronized void record(String layer, Quantity quantity, Object array) {
        switch (quantity) {
            case GRADIENT, UPDATE, PARAMETER -> raw().record(layer, "W", quantity, array);
            case ACTIVATION, ACTIVATION_GRADIENT -> raw().record(layer, "", quantity, array);
            case INPUT_GRADIENT ->
                throw new IllegalArgumentException("The " + quantity + " of layer '" + layer
                        + "' can't be handed over: it is recorded of DL4J's recurrent layers only. Hand over the "
                        + Quantity.ACTIVATION_GRADIENT + " of the layer's output.");
            case SAMPLE_CONCENTRATION, UNIT_SIMILARITY ->
                throw new IllegalArgumentException("The " + quantity + " of layer '" + layer
                        + "' is calculated by the recorder: hand over the "
                        + (quantity == Quantity.UNIT_SIMILARITY ? Quantity.ACTIVATION : Quantity.ACTIVATION_GRADIENT)
                        + " with one row for each sample.");
        }
    }

    /**
     * The same for a named parameter; a name that begins with b is a bias, any other a kernel.
     *
     * @throws IllegalArgumentException also if the quantity is not one of a parameter, or the parameter's name is empty
     */
    public synchronized void record(String layer, String parameter, Quantity quantity, Object array) {
        if (parameter.isEmpty()) {
            throw new IllegalArgumentException(
                    "The parameter of layer '" + layer + "' needs a name, such as W or b: it is empty.");
        }
        switch (quantity) {
            case GRADIENT, UPDATE, PARAMETER -> raw().record(layer, parameter, quantity, array);
            default ->
                throw new IllegalArgumentException("The " + quantity + " of layer '" + layer
                        + "' is one of the layer, not of its parameter '" + parameter
                        + "': call record(layer, quantity, array).");
        }
    }

    /**
     * Hands over what a training loop written by hand is about to be trained on, which is read at once, neither changed nor
     * kept. By it the harness tells whether the loop learns more than a constant answer knows.
     *
     * @param inputs [samples, columns] or [samples, columns, positions], an array as in {@link #record}
     * @param targets the same number of samples
     * @param loss {@code MCXENT} (cross-entropy of classes, summed over a sample), {@code BinaryXENT} (cross-entropy of
     *     yes or no, summed over columns), {@code MSE} (squared error, averaged over columns), or any other name
     * @throws IllegalArgumentException if an array can't be read
     */
    public synchronized void minibatch(Object inputs, Object targets, String loss) {
        raw().minibatch(inputs, targets, loss);
    }

    /** Ends an iteration of a training loop written by hand. */
    public synchronized void endIteration(double loss) {
        raw().endIteration(loss);
    }

    /**
     * Ends an epoch of a training loop written by hand, or of the model attached last. A model that is trained by
     * {@code fit(iterator)} ends its epochs by itself. Where nothing says so, an epoch ends when its data come again.
     */
    public synchronized void endEpoch() {
        if (raw == null && !trainings.isEmpty()) {
            trainings.get(trainings.size() - 1).endEpoch();
        } else {
            raw().endEpoch();
        }
    }

    private RawTraining raw() {
        RawTraining current = raw;
        if (current == null) {
            current = new RawTraining(this::startLater);
            raw = current;
        }
        return current;
    }

    /**
     * Adds a number that only the test knows, such as the accuracy on test data, at the current epoch and iteration.
     *
     * @param value NaN and infinite values are kept as "not a number"
     * @throws IllegalStateException if no model is attached yet
     */
    public synchronized void metric(String name, double value) {
        if (trainings.isEmpty()) {
            throw new IllegalStateException(
                    "metric(\"" + name + "\", ...) was called before a model was attached; call attach(model) first.");
        }
        trainings.get(trainings.size() - 1).metric(name, value);
    }

    /**
     * Keeps what a model is trained or tested on, so that the report can draw it. Only the first two coordinates of at
     * most 2,000 points are kept, of each class as many as its share.
     *
     * <p>It belongs to the training of the model attached last; if it is given before any model is attached, to all
     * trainings of this recorder. Given again under the same name, it replaces the former.
     *
     * @param name what it is, for instance "training data"
     * @param points one row a point, each with two or more coordinates; neither changed nor kept. Points with a NaN or
     *     infinite coordinate are counted and left out
     * @param labels the class of each point
     * @return this recorder
     * @throws IllegalArgumentException if there is not one label a point, or a point has less than two coordinates
     */
    public synchronized GradientRecorder dataSet(String name, double[][] points, int[] labels) {
        DataSet data = DataSet.of(name, points, labels);
        if (trainings.isEmpty()) {
            dataOfAll.add(data);
        } else {
            trainings.get(trainings.size() - 1).dataSet(data);
        }
        return this;
    }

    /**
     * What was recorded so far of the only model attached.
     *
     * @throws IllegalStateException if none or several are attached
     */
    public synchronized Recording recording() {
        List<TrainingRecording> trained = found.trained(trainings).toList();
        if (trained.size() != 1) {
            throw new IllegalStateException(trained.isEmpty() ? NOTHING_YET : FoundTrainings.several(trained));
        }
        return trained.get(0).recording();
    }

    /**
     * What was recorded so far of the model attached last.
     *
     * @throws IllegalStateException if none is attached
     */
    public synchronized Recording latestRecording() {
        if (trainings.isEmpty()) {
            throw new IllegalStateException(NOTHING_YET);
        }
        return trainings.get(trainings.size() - 1).recording();
    }

    /** What was recorded so far, one recording for each model in the order of attachment. */
    public synchronized List<Recording> recordings() {
        return found.trained(trainings).map(TrainingRecording::recording).toList();
    }

    /**
     * The recordings' files in the order of attachment; empty where recordings are kept in memory only. That of a training
     * loop written by hand is known when its first window is over.
     */
    public synchronized List<Path> files() {
        return sinks.stream().flatMap(sink -> sink.file().stream()).toList();
    }

    /**
     * Leaves a recording without a training, so that gate and report know of a test that was to be recorded and was not.
     * Called by the JUnit extension when no model was attached.
     *
     * @param problem why nothing was recorded, and what to do
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public synchronized void recordNothing(String problem) {
        Model none = new Model("no model", "", List.of(), "", 0);
        start(new ModelFacts(none, null, Map.of()), options.test(), options.seedGroup())
                .lost(problem);
    }

    /**
     * Says that another model is in the place of an attached one. Whether that one was trained is asked of itself. Called by
     * the JUnit extension when the test has ended.
     *
     * @param place what held both, in words
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public synchronized void replaced(Object attached, Object now, String place) {
        long iterations = ModelAdapters.iterations(now);
        if (iterations > 0 && trainings.stream().noneMatch(training -> training.isOf(now))) {
            trainings.stream()
                    .filter(training -> training.isOf(attached))
                    .forEach(training ->
                            training.wentOnUnseen(place, iterations, iterations - ModelAdapters.iterations(attached)));
        }
    }

    /** Ends all recordings. Called by the JUnit extension when the test ends. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public synchronized void end(Ending.Status status) {
        end(status, "");
    }

    /**
     * The same where it is known what the test threw.
     *
     * @param failure what it threw, in one line; empty if it threw nothing
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public synchronized void end(Ending.Status status, String failure) {
        hasEnded = true;
        sayWhatWasNotSeen();
        found.end();
        found.trained(trainings).forEach(training -> training.end(status, failure));
    }

    /** The model attached first knows of all that was trained since. */
    private void sayWhatWasNotSeen() {
        if (!found.isEmpty()) {
            return; // what it did not record, it has left out on purpose or said
        }
        long seen = trainings.stream().mapToLong(TrainingRecording::passesSeen).sum();
        long all = trainings.stream()
                .mapToLong(TrainingRecording::passesOfAllModels)
                .max()
                .orElse(0);
        if (seen > 0 && all > seen) {
            trainings.stream()
                    .filter(training -> training.passesSeen() > 0)
                    .forEach(training -> training.sawOnly(seen, all));
        }
    }
}
