package io.github.gradientharness.maven;

import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * What the plugin's configuration says of how recordings are judged, beside the project's properties and the command line.
 *
 * @param limits by rule id
 * @param rules in the POM's order
 * @param acceptedFindings in the POM's order
 * @param ignoresExpectations whether expected findings count as real
 */
record JudgementSettings(
        Map<String, String> limits,
        List<RuleConfiguration> rules,
        List<AcceptedFindingConfiguration> acceptedFindings,
        boolean ignoresExpectations) {

    /**
     * How a project's recordings are judged.
     *
     * @param ruleSet the rules there are
     * @param today acceptances whose last day is before it no longer count
     * @throws MojoExecutionException if a setting makes no sense or names something there is not
     */
    Judgement in(RunningGoal goal, RuleSet ruleSet, LocalDate today) throws MojoExecutionException {
        Properties onCommandLine = goal.onCommandLine();
        Properties inProject = goal.project().getProperties();
        KnownElements.require(goal);
        KnownSettings.require(ruleSet, onCommandLine, inProject);
        return new Judgement(
                LimitSettings.merge(ruleSet, inProject, limits, onCommandLine),
                ignoresExpectations,
                new RuleSettings(ruleSet, LimitSettings.rulesIn(onCommandLine)).adjustments(rules),
                AcceptanceSettings.acceptances(ruleSet, acceptedFindings),
                today);
    }
}
