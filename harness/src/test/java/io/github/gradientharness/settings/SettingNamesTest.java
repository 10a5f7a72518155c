package io.github.gradientharness.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNamesTest {

    private static final List<String> RULES = List.of("vanishing-gradient", "non-finite");

    @Test
    void thePageOfTheSettingsListsEachAndNoOther() throws IOException {
        List<String> listed = Files.readAllLines(Path.of("../docs/settings.md")).stream()
                .filter(line -> line.startsWith("| `gradient."))
                .map(line -> line.split("`")[1])
                .filter(name -> !name.equals("gradient.limit.<rule>"))
                .toList();

        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(SettingNames.all());
    }

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
    void aNameThatResemblesNoSettingIsTheUsersOwn() {
        assertThat(SettingNames.problemWith(
                        List.of(
                                "gradient.clip.norm",
                                "gradient.clip",
                                "gradient.learning.rate",
                                "gradient.version",
                                "gradient.checkpoints.folder",
                                "gradient." + "x".repeat(100_000)),
                        RULES))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gradient.faliOn",
                "gradient.recrod",
                "gradient.qiuet",
                "gradient.output-directory",
                "gradient.OUTPUTDIRECTORY",
                "gradient.output.directory",
                "gradient.preset2",
                "gradient.haltonfailures",
                "gradient.sed",
                "gradient.limits.non-finite",
                "gradient.limit.anything",
                "gradient.onMissingRecording"
            })
    void whatResemblesASettingOrBeginsLikeALimitIsMisspelt(String name) {
        assertThat(SettingNames.problemWith(List.of("gradient.clip.norm", name), RULES))
                .hasValueSatisfying(problem ->
                        assertThat(problem).startsWith("There is no setting '" + name + "'. Did you mean '"));
    }

    @Test
    void knownSettingsAndThoseOfOthersAreFine() {
        assertThat(SettingNames.problemWith(SettingNames.all(), RULES)).isEmpty();
        assertThat(SettingNames.problemWith(
                        List.of("gradient.limit.non-finite", "gradients.x", "user.home", "my.gradient.skip"), RULES))
                .isEmpty();
    }
}
