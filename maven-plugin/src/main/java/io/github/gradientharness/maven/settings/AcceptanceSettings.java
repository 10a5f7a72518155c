package io.github.gradientharness.maven.settings;

import io.github.gradientharness.rules.Acceptance;
import io.github.gradientharness.rules.FindingPattern;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/** Checks the {@code <acceptedFindings>} of the plugin's configuration. */
final class AcceptanceSettings {

    private AcceptanceSettings() {}

    /**
     * What the elements mean, in their order.
     *
     * @throws MojoExecutionException if one names a rule there is not, or has no reason or no date
     */
    static List<Acceptance> acceptances(KnownRules rules, List<AcceptedFindingConfiguration> configured)
            throws MojoExecutionException {
        List<Acceptance> acceptances = new ArrayList<>();
        for (AcceptedFindingConfiguration accepted : configured) {
            String setting = "In the plugin's <acceptedFindings>, " + accepted;
            RuleSettings.requireRule(rules, setting, "<rule>", accepted.rule());
            if (accepted.reason().isEmpty()) {
                throw new MojoExecutionException(setting
                        + " gives no reason. Write into <reason> why the finding is let through and who will fix it.");
            }
            acceptances.add(new Acceptance(
                    new FindingPattern(accepted.rule(), accepted.suite(), accepted.test(), accepted.layer()),
                    accepted.reason(),
                    date(setting, accepted.until())));
        }
        return acceptances;
    }

    private static LocalDate date(String setting, String text) throws MojoExecutionException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException exception) {
            throw new MojoExecutionException(
                    setting + (text.isEmpty() ? " has no <until>." : ": its <until>, '" + text + "', is not a date.")
                            + " Write the last day on which it counts, such as <until>2027-01-31</until>.",
                    exception);
        }
    }
}
