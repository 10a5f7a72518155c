package io.github.gradientharness.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the plugin takes what users set, and what it says when it can't. */
class SettingsTest {

    private static final RuleSet RULES = RuleSet.defaults();
    private static final String VANISHING = "gradient.limit.vanishing-gradient";
    private static final Properties NONE = new Properties();

    @Test
    void aMisspeltSettingIsNamedWhereverItStands() {
        Properties misspelt = properties("gradient.failsOn", "ERROR");

        assertThatThrownBy(() -> KnownSettings.require(RULES, misspelt, NONE))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("There is no setting 'gradient.failsOn'. Did you mean 'gradient.failOn'?");
        assertThatThrownBy(() -> KnownSettings.require(RULES, NONE, misspelt))
                .isInstanceOf(MojoExecutionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gradient.version", "gradient.pluginVersion", "gradient.skip", VANISHING, "gradients", "x"})
    void settingsVersionsAndForeignPropertiesAreLeftAlone(String name) {
        assertThatCode(() -> KnownSettings.require(RULES, properties(name, ""), properties(name, "")))
                .doesNotThrowAnyException();
    }

    @Test
    void aMisspeltElementOfTheConfigurationIsNamed() {
        Set<String> known = new TreeSet<>(Set.of("failOn", "formats", "rules"));

        assertThatThrownBy(() -> KnownElements.require(configuration("formats", "failsOn"), known))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("There is no <failsOn> in the <configuration> of gradient-maven-plugin. Did you mean"
                        + " <failOn>? The elements are: failOn, formats, rules.");
        assertThatCode(() -> KnownElements.require(configuration("formats", "rules"), known))
                .doesNotThrowAnyException();
        assertThatCode(() -> KnownElements.require(null, known)).doesNotThrowAnyException();
    }

    private static Xpp3Dom configuration(String... elements) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Stream.of(elements).map(Xpp3Dom::new).forEach(configuration::addChild);
        return configuration;
    }

    @Test
    void theCommandLineOverridesTheConfigurationAndThatTheProject() throws MojoExecutionException {
        Properties inProject = properties(VANISHING, "0.1");
        Map<String, String> configured = Map.of("vanishing-gradient", "0.2");

        assertThat(LimitSettings.merge(RULES, inProject, Map.of(), NONE)).containsValue(0.1);
        assertThat(LimitSettings.merge(RULES, inProject, configured, NONE)).containsValue(0.2);
        assertThat(LimitSettings.merge(RULES, inProject, configured, properties(VANISHING, "0.3")))
                .containsExactly(Map.entry("vanishing-gradient", 0.3));
    }

    @Test
    void aLimitOfAnUnknownRuleListsTheKnownOnes() {
        assertThatThrownBy(() -> LimitSettings.merge(RULES, NONE, Map.of("vanished", "1"), NONE))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("There is no rule 'vanished'")
                .hasMessageContaining("vanishing-gradient");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "small", "NaN", "Infinity", "-1"})
    void aLimitMustBeANumber(String text) {
        assertThatThrownBy(() -> LimitSettings.merge(RULES, NONE, Map.of("non-finite", text), NONE))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("The limit of 'non-finite' is set to '" + text + "', which is not a number of 0 or more.");
    }

    @Test
    void aChoiceIsReadInWhateverCase() throws MojoExecutionException {
        assertThat(Choice.parse(Severity.class, "gradient.failOn", "Warning")).isEqualTo(Severity.WARNING);
        assertThatThrownBy(() -> Choice.parse(Reaction.class, "gradient.onInconclusive", "yes"))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("The setting gradient.onInconclusive is 'yes'. It must be one of: fail, warn, ignore.");
    }

    @Test
    void fewerThanNoFindingsCantBeAllowed() {
        assertThatThrownBy(() -> new GateSettings(
                                Severity.ERROR,
                                -1,
                                Reaction.FAIL,
                                Reaction.FAIL,
                                Reaction.FAIL,
                                Reaction.FAIL,
                                Reaction.FAIL)
                        .checked())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("The setting gradient.maxAllowedFindings is -1. It must be 0 or more.");
    }

    @Test
    void everyReasonForSkippingIsListed() {
        assertThat(SkipReasons.of(false, false, false)).isEmpty();
        assertThat(SkipReasons.of(true, true, true))
                .containsExactly(
                        "gradient.skip is set", "tests are skipped (skipTests)", "tests are skipped (maven.test.skip)");
    }

    @Test
    void missingRecordingsNameFourLikelyCauses() {
        assertThat(MissingRecordings.message(Path.of("recordings"), List.of()).lines())
                .hasSize(5)
                .first()
                .isEqualTo("There is no gradient recording in recordings. Likely causes:");
    }

    private static Properties properties(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        return properties;
    }
}
