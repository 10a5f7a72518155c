package io.github.gradientharness.maven;

import java.util.List;
import java.util.Properties;

/** Tells builds that were asked to run only some of their tests. */
final class ChosenTests {

    /** Properties by which Surefire and Failsafe choose tests on the command line. */
    private static final List<String> CHOICES = List.of(
            "test",
            "it.test",
            "groups",
            "excludedGroups",
            "surefire.includes",
            "surefire.excludes",
            "failsafe.includes",
            "failsafe.excludes");

    private ChosenTests() {}

    /** Whether the command line chooses tests. */
    static boolean in(Properties onCommandLine) {
        return CHOICES.stream()
                .anyMatch(choice -> !onCommandLine.getProperty(choice, "").isBlank());
    }
}
