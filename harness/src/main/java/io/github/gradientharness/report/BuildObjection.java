package io.github.gradientharness.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Something else than a finding that fails the build, such as drift from a baseline.
 *
 * @param kind what it is
 * @param suite the test class; empty where it is about no training
 * @param test the test method; empty likewise
 * @param text where and what, in one line
 * @param remedy what to do about it, in whole sentences
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record BuildObjection(Kind kind, String suite, String test, String text, String remedy) {

    /** What can fail a build. */
    public enum Kind {
        /** A training is worse than it was when the baseline was frozen, and no chance. */
        BASELINE_DRIFT(
                "drift from the baseline",
                "drifts from the baseline",
                "A training is worse than the baseline that is kept under version control.",
                "If this is meant, freeze it by 'mvn clean verify gradient:freeze"
                        + " -Dgradient.onBaselineDrift=warn' and commit the baseline."),
        /** A recording was left by an earlier run. */
        STALE_RECORDING(
                "stale recording",
                "stale recordings",
                "A recording was left by an earlier run, so it says nothing of the tests as they are.",
                "Run all tests, after 'mvn clean' if some were renamed or deleted."),
        /** A rule of the configuration is for tests or layers that no recording has. */
        UNMATCHED_PATTERN(
                "rule that matches nothing",
                "rules that match nothing",
                "A rule of the build's configuration is for tests or layers that no recording has.",
                "Correct its pattern."),
        /** The tests of an annotated class are run by something else than JUnit Jupiter. */
        NOT_RECORDED(
                "annotated class that JUnit Jupiter does not run",
                "annotated classes that JUnit Jupiter does not run",
                "A test class has an annotation of the harness, and its tests are not run by JUnit Jupiter, so nothing of"
                        + " them is recorded.",
                "Run its tests with JUnit Jupiter, or take the annotation off.");

        private final String one;
        private final String several;
        private final String description;
        private final String help;

        Kind(String one, String several, String description, String help) {
            this.one = one;
            this.several = several;
            this.description = description;
            this.help = help;
        }

        /** Stands where findings have their rule, in lower case with hyphens. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What it is, in one sentence. */
        public String description() {
            return description;
        }

        /** What to do in general, in one sentence. */
        public String help() {
            return help;
        }
    }

    /** Whether it is about a training, and not about the configuration. */
    public boolean isAboutTraining() {
        return !suite.isEmpty();
    }

    /** The same of a module among several. */
    public BuildObjection inModule(String module) {
        return new BuildObjection(kind, suite, test, "Module " + module + ": " + text, remedy);
    }

    /** Where and what, and what to do, in whole sentences. */
    public String message() {
        return (text.endsWith(".") ? text : text + ".") + (remedy.isEmpty() ? "" : " " + remedy);
    }

    /** How many there are of each kind, in words, such as "1 drift from the baseline, 2 stale recordings". */
    public static String counts(List<BuildObjection> objections) {
        Map<Kind, Integer> numbers = new EnumMap<>(Kind.class);
        objections.forEach(objection -> numbers.merge(objection.kind(), 1, Integer::sum));
        return numbers.entrySet().stream()
                .map(number -> number.getValue() + " "
                        + (number.getValue() == 1 ? number.getKey().one : number.getKey().several))
                .collect(Collectors.joining(", "));
    }
}
