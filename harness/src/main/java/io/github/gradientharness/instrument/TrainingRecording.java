package io.github.gradientharness.instrument;

import io.github.gradientharness.instrument.Preset.Plan;
import io.github.gradientharness.instrument.RecorderOptions.SanityChecks;
import io.github.gradientharness.recording.DataSet;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.SummaryAccumulator;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The recording of one training while it runs: what adapters feed.
 *
 * <p>An iteration is: {@link #beginIteration}, for each array {@link #accumulator} and {@link #tensorAdded},
 * {@link #endIteration}. Thread-safe as long as one iteration is fed by one thread at a time.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TrainingRecording {

    private static final System.Logger LOG = System.getLogger(TrainingRecording.class.getName());

    private final RecordingSink sink;
    private final OpenWindow open = new OpenWindow();
    private final Windowing windowing;
    private final Plan plan;
    private final boolean isExact;
    private final ProgressLog progress;
    private final Stopwatch stopwatch = new Stopwatch();
    private final DataPasses passes = new DataPasses();
    private final DataWatch data = new DataWatch();
    private final FirstMinibatch firstMinibatch;

    private int epoch;
    private int epochsEnded;
    private long iterationsInEpochsEnded;
    private boolean isEpochTold;
    private long iterations;
    private long iterationsInWindows;
    private long windowsEnded;
    private long decidedIteration;
    private boolean numbersNow;
    private boolean costlyNow;
    private boolean detailsNow;
    private boolean sawNonFinite;
    private @Nullable Ending ending;
    private @Nullable Attachment attachment;

    /** What could not be said at once, for want of memory or stack. */
    private volatile @Nullable Throwable unsaid;

    private volatile @Nullable String unsaidAt;
    private volatile boolean hasUnsaidNote;
    private volatile boolean dataFailed;

    TrainingRecording(RecordingSink sink, Windowing windowing, Plan plan, ProgressLog progress, SanityChecks checks) {
        this.firstMinibatch = new FirstMinibatch(checks, this::sanity, this::note);
        this.sink = sink;
        this.windowing = windowing;
        this.isExact = windowing == Windowing.ITERATION;
        this.plan = isExact ? Plan.everything() : plan;
        this.progress = progress;
    }

    /** The number by which a series is addressed from then on. */
    public synchronized int indexOf(Series series) {
        return open.indexOf(series);
    }

    /**
     * Begins an iteration.
     *
     * @param loss the minibatch's mean loss before the update; may be NaN or infinite
     */
    public synchronized void beginIteration(double loss) {
        beginIteration();
        loss(loss);
    }

    /** Begins an iteration whose loss is not known yet; {@link #loss} must follow before it ends. */
    public synchronized void beginIteration() {
        epoch = epochsEnded + 1;
        open.builder().dropPending();
    }

    /**
     * Says which rows of the data the next iteration is trained on. Where no epoch is told, a new one begins when the rows
     * of the current one come again.
     *
     * @param rows a number for each row, the same for the same row
     * @param count how many of them belong to the minibatch
     */
    public synchronized void minibatch(long[] rows, int count) {
        if (!isEpochTold && passes.beginsAgain(rows, count)) {
            epochEnded();
        }
    }

    /** Whether it is to be told about the rows of each minibatch: the current epoch has no end of its own. */
    public synchronized boolean wantsMinibatches() {
        return !isEpochTold && ending == null;
    }

    /** Says that an epoch begins whose end will be told. */
    public synchronized void beginEpoch() {
        isEpochTold = true;
    }

    /** Gives the current iteration's loss: the minibatch's mean loss before the update; may be NaN or infinite. */
    public synchronized void loss(double loss) {
        open.builder().lossAdded(loss);
    }

    /** Whether a quantity is to be measured in the current iteration. */
    public synchronized boolean measures(Quantity quantity) {
        decide();
        return switch (quantity) {
            case GRADIENT -> true;
            case UPDATE, PARAMETER -> numbersNow;
            case ACTIVATION, ACTIVATION_GRADIENT -> costlyNow;
            case SAMPLE_CONCENTRATION, UNIT_SIMILARITY, INPUT_GRADIENT -> detailsNow;
        };
    }

    /**
     * Where to add the values of a series' tensor, together with their distribution if it is to be counted now.
     *
     * @param scale the factor that {@link #tensorAdded} will be given
     */
    public synchronized SummaryAccumulator accumulator(int index, double scale) {
        SummaryAccumulator accumulator = open.builder().accumulator(index);
        if (measuresDetails()) {
            accumulator.countDistribution(scale);
        }
        return accumulator;
    }

    /** Whether distributions, and what is said about units, samples and time steps, are to be measured in the current iteration. */
    public synchronized boolean measuresDetails() {
        decide();
        return detailsNow;
    }

    /** Asks the schedules once an iteration. */
    private void decide() {
        if (decidedIteration != iterations + 1) {
            decidedIteration = iterations + 1;
            boolean startsWindow = plan.startsWindows() && open.isEmpty();
            numbersNow = startsWindow || plan.numbers().includes(decidedIteration);
            costlyNow = plan.costly().includes(decidedIteration);
            detailsNow = costlyNow && (startsWindow || plan.details().includes(decidedIteration));
        }
    }

    /**
     * The magnitude up to which the values of a series in the window in progress reach on both sides of zero; below zero if
     * there is none.
     */
    public synchronized double reach(int index) {
        return open.reach(index);
    }

    /** Whether each iteration is to be recorded as it is, so that nothing may be left to the average of a window. */
    public boolean isExact() {
        return isExact;
    }

    /** Adds a tensor that was added in full to an accumulator of the caller's, which forgets it. */
    public synchronized void add(int index, SummaryAccumulator tensor, double scale) {
        open.builder().accumulator(index).takeTensor(tensor);
        open.builder().tensorAdded(index, scale);
    }

    /**
     * Says that a tensor was added in full.
     *
     * @param scale positive factor by which its values count, for instance one over the batch size
     */
    public synchronized void tensorAdded(int index, double scale) {
        open.builder().tensorAdded(index, scale);
    }

    /** Gives a number for each unit of a layer. */
    public synchronized void units(UnitSeries series, double[] values) {
        open.builder().unitsAdded(series, values);
    }

    /** Gives a series of which there is one number an iteration its number; NaN where it has no value. */
    public synchronized void number(int index, double value) {
        if (!Double.isNaN(value)) {
            open.builder().numberAdded(index, value);
        }
    }

    /** Ends the iteration. */
    public synchronized void endIteration() {
        if (open.builder().pendingHasNonFinite() && !sawNonFinite) {
            sawNonFinite = true;
            if (!open.isEmpty()) {
                endWindow();
            }
        }
        iterations++;
        open.commit(epoch, iterations);
        progress.iterationEnded(epoch, iterations, this::openWindow);
        if (windowing.endsAfter(iterations, epoch)) {
            endWindow();
        }
    }

    private Window openWindow() {
        return open.window(iterationsInWindows + 1, iterations);
    }

    /**
     * Says which worker trains the iteration that begins next. Each worker's iterations are kept apart as well.
     *
     * @param worker its name
     */
    public synchronized void by(String worker) {
        open.by(worker);
    }

    /**
     * Takes what workers in other processes recorded at the same time. It is one step of the training: no window ends within.
     *
     * @param ofEpoch the epoch, from 1, in which all of it lies
     * @param byWorker for each worker a window, in which it counts iterations as it likes
     */
    public synchronized void round(int ofEpoch, Map<String, Window> byWorker) {
        if (ofEpoch > epochsEnded + 1) {
            endEpoch();
        }
        epoch = Math.max(ofEpoch, epochsEnded + 1);
        if (!sawNonFinite && byWorker.values().stream().anyMatch(Window::hasNonFinite)) {
            sawNonFinite = true;
            if (!open.isEmpty()) {
                endWindow();
            }
        }
        boolean ends = false;
        for (Map.Entry<String, Window> each : byWorker.entrySet()) {
            open.receive(each.getKey(), epoch, each.getValue());
            for (long i = each.getValue().iterations(); i > 0; i--) {
                ends |= windowing.endsAfter(++iterations, epoch);
            }
        }
        progress.iterationEnded(epoch, iterations, this::openWindow);
        if (ends) {
            endWindow();
        }
    }

    /** Adds what recording and training took in another process, in nanoseconds. */
    public void addTimes(long harnessNanos, long trainingNanos) {
        stopwatch.add(harnessNanos, trainingNanos);
    }

    /** When what is measured, for workers in other processes. */
    public Plan plan() {
        return plan;
    }

    /** Goes on after so many iterations, of which nothing is known here. */
    void after(long iterationsBefore, int epochsBefore) {
        iterations = iterationsBefore;
        iterationsInWindows = iterationsBefore;
        iterationsInEpochsEnded = iterationsBefore;
        epochsEnded = epochsBefore;
    }

    /**
     * Goes on with an earlier recording, after an interruption.
     *
     * @param earlier what is kept of it, with the seam
     * @param iterationsBefore how many iterations the model has behind it
     * @param epochsBefore how many epochs it has behind it
     */
    synchronized void goOn(Recording earlier, long iterationsBefore, int epochsBefore) {
        after(iterationsBefore, epochsBefore);
        open.after(earlier.workers());
        firstMinibatch.skip();
        sawNonFinite = earlier.windows().stream().anyMatch(Window::hasNonFinite);
        sink.goOn(earlier);
    }

    /** Keeps what a worker in another process was fed, instead of what was known before. */
    public synchronized void data(String worker, TrainingData ofWorker) {
        sink.add(worker, ofWorker);
    }

    /** Ends the epoch, unless it has no iteration yet. */
    public synchronized void endEpoch() {
        passes.forget();
        isEpochTold = false;
        epochEnded();
    }

    private void epochEnded() {
        if (iterations == iterationsInEpochsEnded) {
            return;
        }
        epochsEnded++;
        iterationsInEpochsEnded = iterations;
        progress.epochEnded();
        if (!open.isEmpty()) {
            endWindow();
        }
    }

    /** What collects statistics of the data on which the model is trained. */
    public DataWatch data() {
        return data;
    }

    /** Looks at the data, until that fails once: everything else is still measured. Never throws. */
    public void lookAtData(Runnable look) {
        if (dataFailed) {
            return;
        }
        try {
            look.run();
        } catch (Throwable thrown) {
            dataFailed = true;
            noteFailure("Inputs and targets could not be looked at (", thrown, ").");
        }
    }

    /** What checks a copy of the model on the first minibatch. */
    public FirstMinibatch firstMinibatch() {
        return firstMinibatch;
    }

    private synchronized void sanity(Recording.SanityFacts facts) {
        sink.add(facts);
    }

    private void endWindow() {
        sink.add(openWindow());
        open.ofWorkers().forEach(sink::add);
        open.reset();
        iterationsInWindows = iterations;
        windowsEnded++;
        if (Long.bitCount(windowsEnded) == 1) {
            sink.add(data.data());
        }
    }

    /** Notes what is not measured, and why; rules treat it as not measured. */
    public synchronized void note(String text) {
        sink.note(text);
    }

    /** Remembers that something could not be measured; training goes on. */
    public synchronized void lost(String what) {
        open.builder().dropPending();
        sink.lost(what);
    }

    /** Remembers that measuring failed and ended; training goes on. Never throws, even without memory or stack left. */
    public void failed(String what, Throwable thrown) {
        unsaid = thrown;
        unsaidAt = what;
        try {
            lost(failure(what, thrown));
        } catch (Throwable noRoom) {
            unsaid = thrown; // is said when the recording ends
        }
    }

    private static String failure(String what, Throwable thrown) {
        return "Measuring " + what + " failed, nothing was recorded from there on: " + thrown;
    }

    /** Notes that a part of what is measured failed and ended; the rest goes on. Never throws, as {@link #failed}. */
    public void noteFailure(String what, Throwable thrown, String consequence) {
        try {
            note(what + thrown + consequence);
        } catch (Throwable noRoom) {
            hasUnsaidNote = true;
        }
    }

    /** Says what feeds this recording: it is asked for what it missed, and renewed if its model is attached again. */
    public synchronized void fedBy(Attachment feeding) {
        attachment = feeding;
    }

    /** Renews the attachment to a model, if it is this recording's. */
    synchronized boolean renewed(Object model) {
        if (attachment == null || attachment.model() != model) {
            return false;
        }
        attachment.renew();
        return true;
    }

    synchronized boolean isOf(Object model) {
        return attachment != null && attachment.model() == model;
    }

    /** Says that the test went on with another model, which nobody listened to: see {@link UnseenTraining#inPlace}. */
    synchronized void wentOnUnseen(String place, long total, long unseen) {
        UnseenTraining.inPlace(place, total, unseen, iterations).tell(this);
    }

    /** Whether the recording was ended, so that nothing more is taken. */
    public synchronized boolean hasEnded() {
        return ending != null;
    }

    /** Starts measuring the harness's own time. */
    public void enter() {
        stopwatch.enter();
    }

    /** Stops measuring the harness's own time. */
    public void exit() {
        stopwatch.exit();
    }

    /** Adds a number at the current epoch and iteration. */
    public synchronized void metric(String name, double value) {
        sink.add(new MetricPoint(name, epoch, iterations, value));
    }

    synchronized void dataSet(DataSet data) {
        if (ending == null) {
            sink.add(data);
        }
    }

    synchronized void plannedEpochs(int epochs) {
        progress.plannedEpochs(epochs);
    }

    /** What was recorded so far, the window in progress included. */
    synchronized Recording recording() {
        sink.add(data.data());
        Recording soFar = sink.recording(ending == null ? endingOf(Ending.Status.RUNNING, "") : ending);
        if (open.isEmpty()) {
            return soFar;
        }
        List<Window> windows = new ArrayList<>(soFar.windows());
        windows.add(openWindow());
        return soFar.withWindows(windows).with(sink.workers(open.ofWorkers()), soFar.seams());
    }

    synchronized long passesSeen() {
        return attachment == null ? 0 : attachment.passesSeen();
    }

    synchronized long passesOfAllModels() {
        return attachment == null ? 0 : attachment.passesOfAllModels();
    }

    /** Says that other models were trained unseen: see {@link UnseenTraining#ofOthers}. */
    synchronized void sawOnly(long seen, long all) {
        if (problem().isEmpty()) {
            UnseenTraining.ofOthers(seen, all).tell(this);
        }
    }

    synchronized void end(Ending.Status status, String failure) {
        if (ending != null) {
            return;
        }
        if (!open.isEmpty()) {
            endWindow();
        }
        if (hasUnsaidNote) {
            sink.note("Activations could not be measured from some iteration on: memory or stack ran out.");
        }
        sink.add(data.data());
        sink.end(endingOf(status, failure));
        ending = endingOf(status, failure);
        detach();
    }

    /** Whether an iteration was recorded, or something was lost that is to be said. */
    synchronized boolean hasAnythingToSay() {
        return iterations > 0 || !sink.problem().isEmpty() || unsaid != null;
    }

    /** Ends the recording of a model that was not trained, and leaves no file. */
    synchronized void drop() {
        ending = endingOf(Ending.Status.COMPLETE, "");
        detach();
    }

    private void detach() {
        Attachment feeding = attachment;
        attachment = null;
        if (feeding != null) {
            try {
                feeding.detach();
            } catch (RuntimeException | LinkageError exception) {
                LOG.log(Level.WARNING, "The recorder could not be taken off the model", exception);
            }
        }
    }

    private Ending endingOf(Ending.Status status, String failure) {
        return new Ending(
                status,
                iterations,
                epochsEnded,
                stopwatch.harnessNanos(),
                stopwatch.trainingNanos(),
                problem(),
                failure);
    }

    private String problem() {
        String lost = sink.problem();
        Throwable thrown = unsaid;
        String at = unsaidAt;
        if (lost.isEmpty() && thrown != null && at != null) {
            return failure(at, thrown);
        }
        return lost.isEmpty() && attachment != null ? attachment.missed() : lost;
    }
}
