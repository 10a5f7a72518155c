package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.TrainingData.Targets;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Margin;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Complains when a training ends no better than a constant answer.
 *
 * <p>Statistic: the mean loss of the last quarter of the iterations over the loss of the best constant answer to the same
 * targets ({@link Learning}); the loss must not be falling any more. The limit of 0.97 separates networks that learn from
 * those that fail in the fit half of the scorecard's corpus of real networks ({@code docs/rules.md}).
 *
 * <p>An error if the training was long enough to be told from a slow beginning ({@link Learning#isThorough})
 * and its loss is at least {@value #SURE} of a constant answer's, else a warning. Where another rule has found a cause, the finding
 * follows from it. Where none has and it is an error, its meaning says that the gradients are not the reason.
 *
 * <p>Not measured where the targets or the loss function are not known; a loss that is not finite is left to {@code non-finite}.
 */
final class NotLearningRule implements Rule {

    private static final String LOSS = WithoutLayers.LOSS;

    /** The loss over a constant answer's, from which on a long training is an error. */
    private static final double SURE = 0.99;

    /** The loss of the last over the second quarter, from which on a training diverges. */
    private static final double DIVERGES = 1.5;

    @Override
    public String id() {
        return RuleId.NOT_LEARNING;
    }

    @Override
    public String title() {
        return "No progress";
    }

    @Override
    public String mark() {
        return "not learning";
    }

    @Override
    public String description() {
        return "The training ends with a loss that is no better than that of a constant answer.";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(Learning.GUESSING);
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        Learning learning = Learning.of(recording);
        if (learning.isBrief()) {
            return RuleResult.notMeasured(id(), "too few iterations to tell");
        }
        if (!learning.isKnown()) {
            return RuleResult.notMeasured(
                    id(), "what a constant answer would lose is not known for these targets and this loss function");
        }
        if (Double.isInfinite(learning.overGuessing())) {
            return RuleResult.healthy(id(), "the loss is not finite: see non-finite");
        }
        String lookedAt = "the loss ends at " + Numbers.print(learning.overGuessing()) + " of a constant answer's";
        boolean isFlat = learning.overSecondQuarter() >= Learning.FLAT;
        if (!limit.isBrokenBy(learning.overGuessing())) {
            return RuleResult.healthy(id(), lookedAt).withMargin(Margin.of(learning.overGuessing(), limit));
        }
        return isFlat
                ? RuleResult.found(id(), List.of(finding(recording, learning, limit)), lookedAt)
                : RuleResult.notMeasured(id(), lookedAt + " and still falls: too early to tell");
    }

    private Finding finding(Recording recording, Learning learning, Limit limit) {
        List<Epoch> epochs = Epoch.all(recording);
        return Finding.of(id(), isSure(learning) ? Severity.ERROR : Severity.WARNING, LOSS)
                .in(Epoch.period(epochs))
                .since(epochs.get(0).number(), epochs.get(0).fromIteration())
                .measured(
                        "mean loss of the last quarter of the training over a constant answer's",
                        learning.overGuessing(),
                        limit)
                .evidence(evidence(recording, learning))
                .meaning(meaning(learning))
                .remedies(List.of(
                        "look at the labels: do they belong to their inputs? Shuffled or shifted labels can't be learned",
                        "train a small part of the data until the loss is near zero; if that fails, the model or the"
                                + " learning rate is wrong",
                        "try a learning rate ten times larger, and one ten times smaller",
                        "give the network more units, or inputs that tell more"))
                .build();
    }

    /** A loss that creeps below a constant answer's may still get somewhere. */
    private static boolean isSure(Learning learning) {
        return learning.isThorough() && learning.overGuessing() >= SURE;
    }

    private static List<Evidence> evidence(Recording recording, Learning learning) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence(
                "mean loss of a constant answer",
                Numbers.print(recording.trainingData().guessingLoss())));
        for (Targets targets : recording.trainingData().targets()) {
            if (!Double.isNaN(targets.largestShare())) {
                evidence.add(new Evidence(
                        "most frequent class of " + targets.layer(), Numbers.percent(targets.largestShare())));
            }
        }
        evidence.add(new Evidence(
                "mean loss of the last over the second quarter of the training",
                Numbers.print(learning.overSecondQuarter())));
        return evidence;
    }

    private static String meaning(Learning learning) {
        if (learning.overSecondQuarter() >= DIVERGES) {
            return "The loss rises: the training diverges, and its answers are worse than a constant one.";
        }
        return isSure(learning)
                ? "After " + learning.iterations() + " iterations the network knows no more than the frequencies of the"
                        + " targets."
                : "So far the network knows no more than the frequencies of the targets; " + learning.iterations()
                        + " iterations may be too few to tell.";
    }
}
