package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.LossTrend;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Diagnosis.Prediction;
import io.github.gradientharness.verdict.Evidence;
import java.util.List;
import org.apiguardian.api.API;

/**
 * How far a training has come from guessing.
 *
 * <p>The mean loss of the last quarter of all iterations is held against that of the best constant answer to the same targets:
 * the entropy of the classes for cross-entropy, the variance for squared errors. Where that is not known (another loss function,
 * an older recording), {@link LossTrend} decides whether the network learns, and nothing tells whether it guesses.
 *
 * @param overGuessing mean loss of the last quarter of the iterations over a constant answer's; infinite if the loss is not
 *     finite, NaN where a constant answer's is not known
 * @param overSecondQuarter mean loss of the last over that of the second quarter; NaN if a loss is not finite
 * @param iterations how many iterations were recorded
 * @param rounds how many epochs were recorded, or stretches of 16 iterations in their place
 * @param fallsByTrend whether {@link LossTrend} says that it learns
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Learning(
        double overGuessing, double overSecondQuarter, long iterations, int rounds, boolean fallsByTrend) {

    /** From here on a loss is no better than a constant answer's. */
    public static final double GUESSING = 0.97;

    /** Up to here a network clearly knows more than a constant answer. */
    static final double CLEAR = 0.95;

    /** Up to here it has come half the way. */
    static final double HALFWAY = 0.5;

    /** Up to here nothing is left to learn. */
    static final double NOTHING_LEFT = 1e-3;

    /** The last over the second quarter, from which on a loss does not fall. */
    static final double FLAT = 0.95;

    /** The last over the second quarter, up to which a loss clearly falls. */
    private static final double FALLING = 0.9;

    private static final int FEWEST_ITERATIONS = 8;
    private static final int FEWEST_ROUNDS = 3;
    private static final long MANY_ITERATIONS = 40;

    /** Plain gradient descent may spend hundreds of iterations on a plateau before it learns. */
    private static final long THOROUGH = 1000;

    static Learning of(Recording recording) {
        List<Window> windows = recording.windows();
        double last = mean(windows, 0.75, 1);
        double ended = Double.isNaN(last) && !windows.isEmpty() ? Double.POSITIVE_INFINITY : last;
        List<Epoch> all = Epoch.all(recording);
        return new Learning(
                guess(recording) > 0 ? ended / guess(recording) : Double.NaN,
                last / mean(windows, 0.25, 0.5),
                recording.iterations(),
                all.size(),
                LossTrend.of(Epoch.first(recording)).stillFalls());
    }

    private static double guess(Recording recording) {
        return recording.trainingData().guessingLoss();
    }

    /** The mean loss of a part of the iterations, given by shares of them. */
    private static double mean(List<Window> windows, double fromShare, double toShare) {
        long all = windows.stream().mapToLong(Window::iterations).sum();
        double from = fromShare * all;
        double to = toShare * all;
        double sum = 0;
        double weights = 0;
        double position = 0;
        for (Window window : windows) {
            double end = position + window.iterations();
            double weight = Math.min(to, end) - Math.max(from, position);
            if (weight > 0) {
                sum += weight
                        * (window.loss().nonFinite() > 0
                                ? Double.NaN
                                : window.loss().mean());
                weights += weight;
            }
            position = end;
        }
        return sum / weights;
    }

    /** Whether it is known what a constant answer would lose, of enough iterations. */
    boolean isKnown() {
        return !Double.isNaN(overGuessing) && iterations >= FEWEST_ITERATIONS;
    }

    /** Whether the network clearly knows more than a constant answer does. */
    public boolean isClear() {
        return isKnown() ? overGuessing <= CLEAR && overSecondQuarter < 2 : fallsByTrend;
    }

    /** Whether the loss has come at least half the way from guessing to nothing. */
    public boolean isHalfway() {
        return isKnown() ? overGuessing <= HALFWAY : fallsByTrend;
    }

    /** Whether nothing is left to learn. */
    boolean isDone() {
        return isKnown() && overGuessing <= NOTHING_LEFT;
    }

    /** Whether the loss is no better than a constant answer's, and no longer falls. */
    public boolean isGuessing() {
        return isKnown() && overGuessing >= GUESSING && !(overSecondQuarter < FLAT);
    }

    /** What it says about the training in one word. */
    Prediction.Course course() {
        if (isGuessing()) {
            return Prediction.Course.DID_NOT_LEARN;
        }
        return isClear() ? Prediction.Course.LEARNED : Prediction.Course.NOT_KNOWN;
    }

    /** Whether it was trained for long enough to be told from a slow beginning. */
    public boolean isLong() {
        return rounds >= FEWEST_ROUNDS && iterations >= MANY_ITERATIONS;
    }

    /** Whether no more than a few minibatches were seen. */
    boolean isBrief() {
        return iterations < FEWEST_ITERATIONS;
    }

    /** Whether the loss is still far above a constant answer's and falls. */
    boolean isComingDown() {
        return isKnown() && overGuessing > 2 && overSecondQuarter < FALLING && isLong();
    }

    /** Whether it was trained for so long that a plateau is no beginning any more. */
    public boolean isThorough() {
        return isLong() && iterations >= THOROUGH;
    }

    Evidence evidence() {
        return Double.isNaN(overGuessing)
                ? new Evidence(
                        "mean loss of the last over the second quarter of the training",
                        Numbers.print(overSecondQuarter))
                : new Evidence(
                        "mean loss of the last quarter of the training over that of a constant answer",
                        Numbers.print(overGuessing));
    }
}
