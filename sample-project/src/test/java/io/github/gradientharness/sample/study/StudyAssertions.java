package io.github.gradientharness.sample.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Asserts that our seeds and the reference's can come from the same distribution. */
final class StudyAssertions {

    private StudyAssertions() {}

    static void assertAgreesWithTheReference(Experiment experiment, List<SeedResult> ours) {
        Comparison comparison = Comparison.of(experiment, ours);

        assertThat(comparison.differences())
                .as("differences from the reference among %d numbers of %s", comparison.checks(), experiment)
                .isEmpty();
    }
}
