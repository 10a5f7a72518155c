package io.github.gradientharness.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietBuildTest {

    @ParameterizedTest
    @CsvSource({
        ", , false",
        ", ' verify', false",
        ", ' -B -q verify', true",
        ", '--quiet verify', true",
        ", '-Dname=-q verify', false",
        "true, ' verify', true",
        "TRUE, , true",
        "false, ' -q verify', false",
    })
    void theSettingCountsMoreThanMavensCommandLine(String setting, String commandLine, boolean quiet) {
        assertThat(QuietBuild.isQuiet(setting, commandLine)).isEqualTo(quiet);
    }
}
