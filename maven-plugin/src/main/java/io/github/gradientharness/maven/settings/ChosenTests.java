package io.github.gradientharness.maven.settings;

import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Tells builds that were asked to run only some of their tests. */
public final class ChosenTests {

    /** Properties by which Surefire and Failsafe choose tests on the command line. */
    private static final List<String> CHOICES = List.of(
            "test",
            "it.test",
            "groups",
            "excludedGroups",
            "surefire.includes",
            "surefire.excludes",
            "surefire.includesFile",
            "surefire.excludesFile",
            "failsafe.includes",
            "failsafe.excludes",
            "failsafe.includesFile",
            "failsafe.excludesFile");

    /** Properties by which they skip some or all, unless they say false. */
    private static final List<String> SKIPS = List.of("skipITs", "maven.test.skip.exec");

    private ChosenTests() {}

    /** Whether a property is one of those that choose or skip tests. */
    static boolean isChoice(String property) {
        return CHOICES.contains(property) || SKIPS.contains(property);
    }

    /** Whether the command line chooses or skips tests. */
    public static boolean in(Properties onCommandLine) {
        return !typed(onCommandLine).isEmpty();
    }

    /** What of the command line chooses or skips tests, as it is typed; nothing if all tests run. */
    public static List<String> typed(Properties onCommandLine) {
        Stream<String> choices = CHOICES.stream()
                .filter(choice -> !onCommandLine.getProperty(choice, "").isBlank())
                .map(choice -> "-D" + choice + "=" + onCommandLine.getProperty(choice));
        Stream<String> skips = SKIPS.stream()
                .filter(skip -> Boolean.parseBoolean(onCommandLine.getProperty(skip, "")))
                .map(skip -> "-D" + skip);
        return Stream.concat(choices, skips).toList();
    }
}
