package io.github.gradientharness.maven.settings;

import io.github.gradientharness.rules.FindingPattern;
import io.github.gradientharness.rules.Rule;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.rules.UnknownRuleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;

/** The rules that judge, and those that a setting may name because a test may choose them. */
public final class KnownRules {

    private final RuleSet judging;
    private final Set<String> all;
    private final boolean isComplete;

    private KnownRules(RuleSet judging, Set<String> others, boolean isComplete) {
        this.judging = judging;
        this.all = new LinkedHashSet<>(ids(judging));
        this.all.addAll(others);
        this.isComplete = isComplete;
    }

    /**
     * Those of some rule sets.
     *
     * @param names of the rule sets that judge; none for those that the tests chose
     * @param loader finds those of the user's own
     * @param isComplete whether it finds all of them, so that a name that is not there is an error
     * @throws MojoExecutionException if there is no rule set of a name, or if a class of the user's own can't be loaded
     */
    public static KnownRules of(List<String> names, ClassLoader loader, boolean isComplete)
            throws MojoExecutionException {
        try {
            return new KnownRules(RuleSet.named(names, loader), RuleSet.availableIds(loader), isComplete);
        } catch (UnknownRuleException exception) {
            if (isComplete) {
                throw new MojoExecutionException(
                        "Can't judge by gradient.ruleSets. " + exception.getMessage(), exception);
            }
            return of(List.of(), loader, false);
        } catch (ServiceConfigurationError | LinkageError error) {
            throw new MojoExecutionException(unloadable(error), error);
        }
    }

    /** What is wrong where a rule of the user's own can't be used in Maven's JVM, and what to do. */
    public static String unloadable(Error error) {
        return "A rule of your own can't be used by gradient-maven-plugin: " + error
                + ". The plugin loads it from the module's classes and test classes, where it sees the harness and not the"
                + " module's dependencies. Put what else it needs into the <dependencies> of gradient-maven-plugin.";
    }

    /** Those that judge. */
    public RuleSet judging() {
        return judging;
    }

    /** The ids of those that judge. */
    List<String> ids() {
        return ids(judging);
    }

    private static List<String> ids(RuleSet rules) {
        return rules.rules().stream().map(Rule::id).toList();
    }

    /** The ids of all that a setting may name. */
    List<String> all() {
        return List.copyOf(all);
    }

    /** Whether a name that is none of these is an error. */
    boolean isComplete() {
        return isComplete;
    }

    /** Whether a pattern is about any of them, or may be once all are there. */
    boolean hasAny(FindingPattern pattern) {
        return !isComplete || all.stream().anyMatch(pattern::matchesRule);
    }
}
