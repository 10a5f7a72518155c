package io.github.gradientharness.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AskedPhasesTest {

    @Test
    void onlyBuildsOfPhasesBeforeTheTestsRunNone() {
        assertThat(AskedPhases.mayReachTests(List.of("clean", "test-compile"))).isFalse();
        assertThat(AskedPhases.mayReachTests(List.of("clean", "test"))).isTrue();
        assertThat(AskedPhases.mayReachTests(List.of("compile", "surefire:test")))
                .isTrue();
    }

    @Test
    void aBuildOfTheDefaultGoalMayRunSome() {
        assertThat(AskedPhases.mayReachTests(List.of())).isTrue();
    }
}
