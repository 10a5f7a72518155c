package com.example;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.assertj.GradientAssertions.assertThatRecording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.ExpectFinding;
import io.github.gradientharness.junit.HealthyGradients;
import io.github.gradientharness.junit.OverSeeds;
import io.github.gradientharness.verdict.RuleId;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user does with the harness, with the libraries that the build wants. */
@HealthyGradients
class LibrariesTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.25})
    void recordsAndAsserts(double share, GradientRecorder recorder) {
        Training.record(recorder, share);

        assertThat(recorder).hasNoFinding(RuleId.VANISHING_GRADIENT);
        assertThatThrownBy(() -> assertThat(recorder).hasFinding(RuleId.VANISHING_GRADIENT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("vanishing-gradient");
    }

    @Test
    @ExpectFinding(rule = RuleId.VANISHING_GRADIENT, layer = "hidden 1", reason = "made up")
    void readsWhatItWrote(GradientRecorder recorder) {
        Training.record(recorder, 1e-9);

        Path file = recorder.files().get(0);
        assertThat(file.toString()).endsWith("readsWhatItWrote.jsonl");
        assertThatRecording(file).hasFinding(RuleId.VANISHING_GRADIENT, "hidden 1");
    }

    @OverSeeds(count = 40, atLeast = 0.5)
    void overSeeds(long seed, GradientRecorder recorder) {
        Training.record(recorder, 0.5 + 0.001 * seed);
    }

    @Test
    void theWantedLibrariesAreThere(GradientRecorder recorder) {
        Training.record(recorder, 0.5);

        assertThat(jar(Test.class)).contains("junit-jupiter-api-" + System.getProperty("wanted.junit"));
        assertThat(jar(Assertions.class)).contains("assertj-core-" + System.getProperty("wanted.assertj"));
        assertThat(jar(ObjectMapper.class)).contains("jackson-databind-" + System.getProperty("wanted.jackson"));
    }

    private static String jar(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }
}
