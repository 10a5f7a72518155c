package io.github.gradientharness.sample.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Asserts that our seeds and the reference's can come from the same distribution. */
final class StudyAssertions {

    private StudyAssertions() {}

    static void assertAgreesWithTheReference(Experiment experiment, List<SeedResult> ours) {
        Comparison comparison = Comparison.of(experiment, ours);

        assertThat(comparison.isReproduced())
                .as(
                        "%s is reproduced; of %d numbers differ from the reference: %s",
                        experiment, comparison.checks(), String.join("; ", comparison.differences()))
                .isTrue();
    }
}
