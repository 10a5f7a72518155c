package io.github.gradientharness.maven.settings;

import io.github.gradientharness.gate.BuildSettings;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.settings.SettingNames;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What the plugin's configuration says about how recordings are judged, beside the project's properties and the command line.
 *
 * @param limits by rule id
 * @param rules in the POM's order
 * @param acceptedFindings in the POM's order
 * @param ruleSets names separated by commas; null to leave the choice to the tests
 * @param ignoresExpectations whether expected findings count as real
 */
public record JudgementSettings(
        Map<String, String> limits,
        List<RuleConfiguration> rules,
        List<AcceptedFindingConfiguration> acceptedFindings,
        @Nullable String ruleSets,
        boolean ignoresExpectations) {

    /** Names of the rule sets that judge; none for those that the tests chose. What was typed beats the POM. */
    public List<String> ruleSets(Properties onCommandLine) {
        return SettingNames.listed(onCommandLine.getProperty(SettingNames.RULE_SETS, Texts.orEmpty(ruleSets)));
    }

    /**
     * How a project's recordings are judged.
     *
     * @param execution the goal, as it was bound or typed
     * @param onCommandLine what was set by -D
     * @param known the rules there are
     * @param today acceptances whose last day is before it no longer count
     * @throws MojoExecutionException if a setting makes no sense or names something there is not
     */
    public Judgement in(
            MavenProject project, MojoExecution execution, Properties onCommandLine, KnownRules known, LocalDate today)
            throws MojoExecutionException {
        Properties inProject = project.getProperties();
        KnownElements.require(project, execution);
        KnownSettings.require(known, onCommandLine, inProject);
        return new Judgement(
                LimitSettings.merge(known, inProject, limits, onCommandLine),
                ignoresExpectations,
                new RuleSettings(known, LimitSettings.rulesIn(onCommandLine)).adjustments(rules),
                AcceptanceSettings.acceptances(known, acceptedFindings),
                today);
    }

    /**
     * What the POM says about how tests judge. They know what was typed.
     *
     * @throws MojoExecutionException if a setting makes no sense or names something there is not
     */
    public BuildSettings forTests(
            MavenProject project, MojoExecution execution, Properties onCommandLine, KnownRules known)
            throws MojoExecutionException {
        Judgement said = in(project, execution, new Properties(), known, LocalDate.EPOCH);
        boolean isTyped = onCommandLine.containsKey(SettingNames.RULE_SETS);
        List<String> names = isTyped ? List.of() : ruleSets(new Properties());
        return new BuildSettings(said.limits(), names, said.adjustments(), said.acceptances());
    }
}
