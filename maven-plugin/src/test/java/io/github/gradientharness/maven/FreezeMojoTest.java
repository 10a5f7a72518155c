package io.github.gradientharness.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.maven.recordings.ProjectBaseline;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreezeMojoTest {

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "false"})
    void whereCiIsSetToAnythingNothingIsFrozen(String value) {
        assertThatThrownBy(() -> FreezeMojo.requireNoCi(Map.of("CI", value)))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("where the environment variable CI is set (it is '" + value + "')");
    }

    @Test
    void elsewhereItIs() {
        assertThatCode(() -> FreezeMojo.requireNoCi(Map.of("CI", " ", "CIRCLE", "1")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aFactorThatAllowsNothingOrEverythingIsRefused(double factor) {
        assertThatThrownBy(() -> ProjectBaseline.of(Path.of("b.json"), Path.of(""), factor))
                .hasMessage("The setting gradient.baselineFactor is " + factor + ". It must be a number above 1.");
    }
}
