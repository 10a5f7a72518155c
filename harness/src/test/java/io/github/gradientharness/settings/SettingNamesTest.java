package io.github.gradientharness.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingNamesTest {

    private static final List<String> RULES = List.of("vanishing-gradient", "non-finite");

    @Test
    void aMisspeltSettingIsNamedWithWhatWasProbablyMeant() {
        assertThat(SettingNames.problemWith(List.of("java.home", "gradient.ouputDirectory"), RULES))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith("There is no setting 'gradient.ouputDirectory'."
                                + " Did you mean 'gradient.outputDirectory'? The settings are: ")
                        .contains("gradient.limit.vanishing-gradient"));
    }

    @Test
    void aMisspeltRuleInALimitIsNamed() {
        assertThat(SettingNames.problemWith(List.of("gradient.limit.vanishing-gradients"), RULES))
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains("Did you mean 'gradient.limit.vanishing-gradient'?"));
    }

    @Test
    void knownSettingsAndThoseOfOthersAreFine() {
        assertThat(SettingNames.problemWith(SettingNames.all(), RULES)).isEmpty();
        assertThat(SettingNames.problemWith(
                        List.of("gradient.limit.non-finite", "gradients.x", "user.home", "my.gradient.skip"), RULES))
                .isEmpty();
    }
}
