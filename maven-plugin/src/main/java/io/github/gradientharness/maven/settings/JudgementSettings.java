package io.github.gradientharness.maven.settings;

import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/**
 * What the plugin's configuration says of how recordings are judged, beside the project's properties and the command line.
 *
 * @param limits by rule id
 * @param rules in the POM's order
 * @param acceptedFindings in the POM's order
 * @param ignoresExpectations whether expected findings count as real
 */
public record JudgementSettings(
        Map<String, String> limits,
        List<RuleConfiguration> rules,
        List<AcceptedFindingConfiguration> acceptedFindings,
        boolean ignoresExpectations) {

    /**
     * How a project's recordings are judged.
     *
     * @param execution the goal, as it was bound or typed
     * @param onCommandLine what was set by -D
     * @param ruleSet the rules there are
     * @param today acceptances whose last day is before it no longer count
     * @throws MojoExecutionException if a setting makes no sense or names something there is not
     */
    public Judgement in(
            MavenProject project, MojoExecution execution, Properties onCommandLine, RuleSet ruleSet, LocalDate today)
            throws MojoExecutionException {
        Properties inProject = project.getProperties();
        KnownElements.require(project, execution);
        KnownSettings.require(ruleSet, onCommandLine, inProject);
        return new Judgement(
                LimitSettings.merge(ruleSet, inProject, limits, onCommandLine),
                ignoresExpectations,
                new RuleSettings(ruleSet, LimitSettings.rulesIn(onCommandLine)).adjustments(rules),
                AcceptanceSettings.acceptances(ruleSet, acceptedFindings),
                today);
    }
}
