package io.github.gradientharness.sample.suites;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.Rule;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Period;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.List;

/** Complains when the loss at the end is too large a share of the loss at the beginning. */
public final class LossFallsRule implements Rule {

    @Override
    public String id() {
        return "loss-falls";
    }

    @Override
    public String title() {
        return "The loss does not fall";
    }

    @Override
    public String mark() {
        return "does not fall";
    }

    @Override
    public String description() {
        return "The mean loss of the last window is too large a share of the first window's.";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(0.9);
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        List<Window> windows = recording.windows();
        if (windows.size() < 2) {
            return RuleResult.inconclusive(id(), "fewer than two windows were recorded: train longer");
        }
        Window first = windows.get(0);
        double share =
                windows.get(windows.size() - 1).loss().mean() / first.loss().mean();
        if (!limit.isBrokenBy(share)) {
            return RuleResult.healthy(id(), "the loss falls");
        }
        Finding finding = Finding.of(id(), Severity.ERROR, "loss")
                .in(Period.ofEpochs(1, recording.lastEpoch()))
                .since(first.fromEpoch(), first.fromIteration())
                .measured("mean loss at the end over the beginning", share, limit)
                .meaning("The network has learned next to nothing.")
                .remedies(List.of("try a larger learning rate", "train longer"))
                .build();
        return RuleResult.found(id(), List.of(finding), "the loss at both ends");
    }
}
