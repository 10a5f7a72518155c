package io.github.gradientharness.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.gate.Reaction;
import io.github.gradientharness.maven.console.MissingRecordings;
import io.github.gradientharness.maven.settings.Choice;
import io.github.gradientharness.maven.settings.KnownElements;
import io.github.gradientharness.maven.settings.KnownRules;
import io.github.gradientharness.maven.settings.KnownSettings;
import io.github.gradientharness.maven.settings.LimitSettings;
import io.github.gradientharness.maven.settings.SkipReasons;
import io.github.gradientharness.verdict.Severity;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.model.ReportPlugin;
import org.apache.maven.model.ReportSet;
import org.apache.maven.model.Reporting;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the plugin takes what users set, and what it says when it can't. */
class SettingsTest {

    private static final KnownRules RULES = knownRules();
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

    @Test
    void theElementsOfATypedGoalAreThoseOfThePom() {
        Plugin inPom = plugin();
        inPom.setConfiguration(configuration("atPlugin"));
        inPom.addExecution(execution("default-cli", "ofTypedGoals"));
        inPom.addExecution(execution("bound", "ofAnother"));
        MavenProject project = project();
        project.getBuild().addPlugin(inPom);

        assertThat(elements(project, "default-cli")).containsExactly("atPlugin", "ofTypedGoals");
        assertThat(elements(project, "bound")).containsExactly("atPlugin", "ofAnother");
    }

    @Test
    void whereThePluginIsOnlyManagedItsElementsAreThoseOfTheManagement() {
        Plugin managed = plugin();
        managed.setConfiguration(configuration("managed"));
        MavenProject project = project();
        project.getBuild().setPluginManagement(new PluginManagement());
        project.getBuild().getPluginManagement().addPlugin(managed);

        assertThat(elements(project, "default-cli")).containsExactly("managed");
    }

    @Test
    void theElementsOfTheReportsAreLookedAtAsWell() {
        ReportPlugin reports = new ReportPlugin();
        reports.setGroupId(plugin().getGroupId());
        reports.setArtifactId(plugin().getArtifactId());
        reports.setConfiguration(configuration("ofReports"));
        ReportSet set = new ReportSet();
        set.setConfiguration(configuration("ofSet"));
        reports.addReportSet(set);
        MavenProject project = project();
        project.getModel().setReporting(new Reporting());
        project.getModel().getReporting().addPlugin(reports);

        assertThat(elements(project, "default-cli")).containsExactly("ofReports", "ofSet");
    }

    /** The names that stand in the configurations of a goal, whose plugin itself holds nothing, as where it is typed. */
    private static List<String> elements(MavenProject project, String executionId) {
        return KnownElements.configurations(project, new MojoExecution(plugin(), "check", executionId)).stream()
                .flatMap(configuration -> Stream.of(((Xpp3Dom) configuration).getChildren()))
                .map(Xpp3Dom::getName)
                .toList();
    }

    private static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.gradientharness");
        plugin.setArtifactId("gradient-maven-plugin");
        return plugin;
    }

    private static PluginExecution execution(String id, String element) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.setConfiguration(configuration(element));
        return execution;
    }

    private static MavenProject project() {
        MavenProject project = new MavenProject();
        project.getModel().setBuild(new Build());
        return project;
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
    @ValueSource(strings = {"small", "NaN", "Infinity", "-1"})
    void aLimitMustBeANumber(String text) {
        assertThatThrownBy(() -> LimitSettings.merge(RULES, NONE, Map.of("non-finite", text), NONE))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("The limit of 'non-finite' is set to '" + text + "', which is not a number of 0 or more.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void aLimitIsNotEmpty(String text) {
        Map<String, String> empty = new HashMap<>();
        empty.put("non-finite", text);

        assertThatThrownBy(() -> LimitSettings.merge(RULES, NONE, empty, NONE))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "The limit of 'non-finite' is empty. Write a number of 0 or more, or remove the setting to use"
                                + " the rule's own limit.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", " True\n"})
    void aSwitchIsOnByTrueInWhateverCase(String text) throws MojoExecutionException {
        assertThat(Choice.isTrue("gradient.quiet", text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", "False "})
    void aSwitchIsOffByFalseInWhateverCase(String text) throws MojoExecutionException {
        assertThat(Choice.isTrue("gradient.quiet", text)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "flase", "yes", "no", "1", "0", "on", "truetrue"})
    void whatElseASwitchIsSetToIsNamed(String text) {
        assertThatThrownBy(() -> Choice.isTrue("gradient.haltOnFailure", text))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("The setting gradient.haltOnFailure is '" + (text == null ? "" : text)
                        + "'. It must be one of: true, false.");
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
        assertThatThrownBy(() -> CheckMojo.atLeastNone(-1))
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
        assertThat(MissingRecordings.message(Path.of("recordings"), List.of(), Optional.empty(), List.of())
                        .lines())
                .hasSize(5)
                .first()
                .isEqualTo("There is no gradient recording in recordings. Likely causes:");
    }

    private static Properties properties(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        return properties;
    }

    private static KnownRules knownRules() {
        try {
            return KnownRules.of(List.of(), SettingsTest.class.getClassLoader(), true);
        } catch (MojoExecutionException exception) {
            throw new AssertionError(exception);
        }
    }
}
