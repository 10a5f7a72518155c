package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.nd4j.linalg.factory.Nd4j;

/** Runs in a JVM of its own without nd4j-native, as a user who forgot it would: see the POM. */
@Tag("without-backend")
class WithoutBackendTest {

    private static final String REMEDY = "Add the dependency org.nd4j:nd4j-native";

    @TempDir
    Path folder;

    @HealthyGradients
    static class InTestCase {
        @Test
        void makesAnArray(GradientRecorder recorder) {
            Nd4j.ones(3);
        }

        @Test
        void makesAnotherArray(GradientRecorder recorder) {
            Nd4j.ones(3);
        }
    }

    @HealthyGradients
    static class InBeforeEachCase {
        @BeforeEach
        void makesAnArray() {
            Nd4j.ones(3);
        }

        @Test
        void trains() {}
    }

    @Test
    void aMissingBackendIsExplainedInEveryTest() {
        ExtensionRun run = ExtensionRun.of(folder, InTestCase.class);

        assertThat(run.failed()).isEqualTo(2);
        run.results().testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .forEach(result -> assertThat(result.getThrowable().orElseThrow())
                        .isInstanceOf(ExtensionConfigurationException.class)
                        .hasMessageContaining(REMEDY)
                        .hasMessageContaining("linux-x86_64"));
    }

    static class OverSeedsCase {
        @OverSeeds(atLeast = 0.3)
        void needsNoArray(long seed) {}
    }

    @Test
    void seedsDontNeedABackendWhereTheTestDoesNot() {
        assertThat(ExtensionRun.of(folder, OverSeedsCase.class)
                        .results()
                        .allEvents()
                        .failed()
                        .count())
                .isZero();
    }

    @Test
    void aMissingBackendIsExplainedInBeforeEach() {
        assertThat(ExtensionRun.of(folder, InBeforeEachCase.class).failure()).hasMessageContaining(REMEDY);
    }
}
