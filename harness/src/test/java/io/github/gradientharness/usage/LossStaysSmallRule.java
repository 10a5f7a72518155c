package io.github.gradientharness.usage;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.Rule;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Period;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.List;

/** A rule as a user writes it: the mean loss of every window stays below a limit. */
public final class LossStaysSmallRule implements Rule {

    @Override
    public String id() {
        return "loss-stays-small";
    }

    @Override
    public String title() {
        return "Large loss";
    }

    @Override
    public String mark() {
        return "large loss";
    }

    @Override
    public String description() {
        return "The mean loss of some window is too large.";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(0.1);
    }

    @Override
    public boolean isBad(Recording recording, Window window, Finding finding) {
        return finding.limit().isBrokenBy(window.loss().mean());
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        return recording.windows().stream()
                .filter(window -> limit.isBrokenBy(window.loss().mean()))
                .findFirst()
                .map(window -> RuleResult.found(id(), List.of(finding(recording, window, limit)), "the loss"))
                .orElseGet(() -> RuleResult.healthy(id(), "the loss of every window is small"));
    }

    private Finding finding(Recording recording, Window first, Limit limit) {
        return Finding.of(id(), Severity.ERROR, "loss")
                .in(Period.ofEpochs(1, recording.lastEpoch()))
                .since(first.fromEpoch(), first.fromIteration())
                .measured("mean loss", first.loss().mean(), limit)
                .meaning("The loss is larger than this project allows.")
                .remedies(List.of("train longer"))
                .build();
    }
}
