package io.github.gradientharness.maven.settings;

import io.github.gradientharness.rules.FindingPattern;
import io.github.gradientharness.rules.RuleAdjustment;
import io.github.gradientharness.settings.NearestName;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** Checks the {@code <rules>} of the plugin's configuration. */
final class RuleSettings {

    private final KnownRules rules;
    private final Set<String> overridden;

    /**
     * Rules that can be adjusted.
     *
     * @param overridden rules whose limit stands on the command line, which overrides what the POM says
     */
    RuleSettings(KnownRules rules, Set<String> overridden) {
        this.rules = rules;
        this.overridden = overridden;
    }

    /**
     * What the elements mean, in their order.
     *
     * @throws MojoExecutionException if one names a rule there is not, sets nothing, or sets what can't be
     */
    List<RuleAdjustment> adjustments(List<RuleConfiguration> configured) throws MojoExecutionException {
        List<RuleAdjustment> adjustments = new ArrayList<>();
        for (RuleConfiguration rule : configured) {
            adjustments.add(adjustment(rule));
        }
        return adjustments;
    }

    private RuleAdjustment adjustment(RuleConfiguration rule) throws MojoExecutionException {
        String setting = "In the plugin's <rules>, " + rule;
        requireRule(rules, setting, "<id>", rule.id());
        Boolean enabled = enabled(setting, rule);
        boolean setsMore = !rule.limit().isEmpty() || !rule.severity().isEmpty();
        if (enabled == null && !setsMore) {
            throw new MojoExecutionException(
                    setting + " sets nothing. Give it a <limit>, a <severity>, or <enabled>false</enabled>.");
        }
        if (Boolean.FALSE.equals(enabled) && setsMore) {
            throw new MojoExecutionException(
                    setting + " switches the rule off and sets a limit or severity as well. Remove one of the two.");
        }
        return new RuleAdjustment(
                new FindingPattern(rule.id(), rule.suite(), rule.test(), rule.layer()),
                limit(rule),
                severity(setting, rule),
                enabled);
    }

    private static @Nullable Boolean enabled(String setting, RuleConfiguration rule) throws MojoExecutionException {
        return switch (rule.enabled()) {
            case "" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw new MojoExecutionException(setting + " has an <enabled> that is neither true nor false.");
        };
    }

    private @Nullable Double limit(RuleConfiguration rule) throws MojoExecutionException {
        if (rule.limit().isEmpty()) {
            return null;
        }
        if (rule.id().matches(".*[*?].*")) {
            throw new MojoExecutionException("In the plugin's <rules>, " + rule + " sets one limit for several rules,"
                    + " which measure different things. Give each rule its own.");
        }
        double limit = LimitSettings.number(rule.id(), rule.limit());
        return overridden.contains(rule.id()) ? null : limit;
    }

    private static @Nullable Severity severity(String setting, RuleConfiguration rule) throws MojoExecutionException {
        return rule.severity().isEmpty()
                ? null
                : Choice.parseElement(Severity.class, setting + ": its <severity>", rule.severity());
    }

    /**
     * Checks that a pattern is about at least one rule.
     *
     * @throws MojoExecutionException that says what was probably meant
     */
    static void requireRule(KnownRules rules, String setting, String element, String pattern)
            throws MojoExecutionException {
        String all = " The rules are: " + String.join(", ", rules.ids()) + ".";
        if (pattern.isEmpty()) {
            throw new MojoExecutionException(setting + " has no " + element + "." + all);
        }
        if (!rules.hasAny(FindingPattern.ofRule(pattern))) {
            throw new MojoExecutionException(setting + " names a rule that does not exist: '" + pattern
                    + "'. Did you mean '" + NearestName.of(pattern, rules.all()) + "'?" + all);
        }
    }
}
