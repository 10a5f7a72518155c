package io.github.gradientharness.maven.testclasses;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.Rule;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.RuleResult;

/** A rule of a user's own that finds nothing. */
public final class TiredLayerRule implements Rule {

    @Override
    public String id() {
        return "tired-layer";
    }

    @Override
    public String description() {
        return "A layer is tired.";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(1);
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        return RuleResult.healthy(id(), "nobody is tired");
    }
}
