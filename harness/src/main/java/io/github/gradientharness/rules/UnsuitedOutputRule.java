package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Complains when an output can't give its targets, or when its activation function and its loss don't go together.
 *
 * <p>Statistic: the number of outputs with a {@link MisfitOutput}; the limit is none.
 *
 * <p>Nothing is found where the loss has come half the way from guessing. What can't work (targets out of the output's range, a
 * softmax over one unit) is an error. What often works (softmax with squared errors, two softmaxes in a row, a saturated output) is
 * a warning, and an error where the loss stays near a constant answer's. Not measured where the targets are not known.
 */
final class UnsuitedOutputRule implements Rule {

    /** A loss over a constant answer's: a network with a fitting output comes farther in a few epochs. */
    private static final double HELD_BACK = 0.9;

    @Override
    public String id() {
        return RuleId.UNSUITED_OUTPUT;
    }

    @Override
    public String mark() {
        return "unsuited";
    }

    @Override
    public Set<String> effects() {
        return Set.of(
                RuleId.UNSCALED_TARGETS,
                RuleId.EXPLODING_GRADIENT,
                RuleId.DEAD_LAYER,
                RuleId.DEAD_UNITS,
                RuleId.STALLED_LAYER,
                RuleId.VANISHING_GRADIENT,
                RuleId.SATURATED_LAYER,
                RuleId.UNUSED_INPUT,
                RuleId.UNMOVED_PARAMETER,
                RuleId.ONE_BATCH);
    }

    @Override
    public String description() {
        return "An output can't give its targets, or its activation function and its loss don't go together.";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(0);
    }

    @Override
    public Finding weighed(Finding finding, Learning learning) {
        boolean isHeldBack = learning.isKnown() && learning.isLong() && learning.overGuessing() > HELD_BACK;
        return learning.isGuessing() || isHeldBack ? Weight.grave(finding) : finding;
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        List<Epoch> epochs = Epoch.all(recording);
        if (recording.trainingData().targets().isEmpty() || epochs.isEmpty()) {
            return RuleResult.notMeasured(id(), "the targets are not known");
        }
        Learning learning = Learning.of(recording);
        List<MisfitOutput> misfits = recording.trainingData().targets().stream()
                .map(targets -> output(recording, targets.layer())
                        .flatMap(output -> MisfitOutput.of(recording, learning, output, targets, epochs))
                        .filter(misfit -> !learning.isHalfway())
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
        return misfits.isEmpty() || !limit.isBrokenBy(misfits.size())
                ? RuleResult.healthy(id(), "activation function, loss and targets of the output go together")
                : RuleResult.found(
                        id(),
                        List.of(finding(epochs, misfits, limit)),
                        misfits.size() + " outputs that don't fit their targets or their loss");
    }

    private static Optional<Layer> output(Recording recording, String name) {
        return recording.header().model().layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst();
    }

    private Finding finding(List<Epoch> epochs, List<MisfitOutput> misfits, Limit limit) {
        MisfitOutput first = misfits.get(0);
        return Finding.of(
                        id(),
                        first.isImpossible() ? Severity.ERROR : Severity.WARNING,
                        first.output().name())
                .in(Epoch.period(epochs))
                .since(epochs.get(0).number(), epochs.get(0).fromIteration())
                .measured("number of outputs that don't fit their targets or their loss", misfits.size(), limit)
                .evidence(List.of(
                        new Evidence("activation function", first.output().activation()),
                        new Evidence("loss function", first.targets().loss()),
                        new Evidence("targets", first.range())))
                .meaning(first.meaning())
                .remedies(first.remedies())
                .build();
    }
}
