package io.github.gradientharness.agent;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.gradientharness.junit.HealthyGradients;
import io.github.gradientharness.junit.RuleLimit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An annotated class that trains for all of its tests, with a limit that no network meets. */
@HealthyGradients(limits = @RuleLimit(rule = "vanishing-gradient", value = 1e9))
final class SickClassCase {

    private static final HiddenNetwork HIDDEN = new HiddenNetwork();

    @BeforeAll
    static void train() {
        HIDDEN.train(2);
    }

    @Test
    void usesIt() {
        assertNotNull(HIDDEN.bits());
    }
}
