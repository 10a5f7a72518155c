package io.github.gradientharness.gate;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Something that a build has against its recordings or its configuration, and what to do about it.
 *
 * @param kind what it is
 * @param reaction whether it fails the build, is warned of, or is only shown
 * @param suite the test class; empty where it is about no training
 * @param test the test method; empty likewise
 * @param text where and what, in one line
 * @param remedy what to do about it, in whole sentences; may be empty
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Objection(Kind kind, Reaction reaction, String suite, String test, String text, String remedy) {

    /** What there can be against a build. */
    public enum Kind {
        /** A recording can't be called healthy or sick. */
        INCONCLUSIVE_RECORDING(
                "inconclusive recording",
                "inconclusive recordings",
                "Too little of a training was recorded, so its gradients are unknown.",
                "Attach the recorder before fit(), and look at the reason in the result."),
        /** The seeds of a test leave open whether it reaches the share that it requires. */
        UNDECIDED_SHARE(
                "share over seeds that is not certain",
                "shares over seeds that are not certain",
                "The seeds of a test do not tell whether the share of those that succeed is as required.",
                "Run the seeds that are missing, or more of them."),
        /** A finding that a test declared is not there. */
        ABSENT_EXPECTED_FINDING(
                "declared finding absent",
                "declared findings absent",
                "A finding that a test declared to be there on purpose is not there.",
                "Each result says whether to correct its @ExpectFinding or to remove it."),
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
                "A recording was left by an earlier run, so it does not tell how the present tests train.",
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
                "Run its tests with JUnit Jupiter, or take the annotation off."),
        /** A finding that nobody declares or accepts, of a severity that fails. */
        UNEXPECTED_FINDING(
                "unexpected finding",
                "unexpected findings",
                "A rule found what no test declares and the build does not accept.",
                "Each finding says what to try."),
        /** There is no recording at all. */
        NOTHING_RECORDED(
                "build without recordings",
                "builds without recordings",
                "No training was recorded.",
                "Annotate a test that trains, and look whether the tests ran."),
        /** Only the baseline or only the recordings have a training or a layer. */
        NOT_COMPARED(
                "not compared with the baseline",
                "not compared with the baseline",
                "Only the baseline or only the recordings have a training or a layer.",
                "Freeze the baseline again."),
        /** An accepted finding of the configuration that no finding needs. */
        IDLE_ACCEPTANCE(
                "idle acceptance",
                "idle acceptances",
                "An accepted finding of the build's configuration lets nothing through.",
                "Take it out.");

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

        /** Whether it is about something else than what the rules say about one recording. */
        public boolean isBesideRecordings() {
            return switch (this) {
                case UNEXPECTED_FINDING, ABSENT_EXPECTED_FINDING, INCONCLUSIVE_RECORDING, NOTHING_RECORDED -> false;
                default -> true;
            };
        }

        /** How many there are, in words. */
        public String count(int number) {
            return number + " " + (number == 1 ? one : several);
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

    /** Whether it fails the build. */
    public boolean fails() {
        return reaction == Reaction.FAIL;
    }

    /** Whether it is about a training, and not about the configuration. */
    public boolean isAboutTraining() {
        return !suite.isEmpty();
    }

    /** The same of a module among several. */
    public Objection inModule(String module) {
        return new Objection(kind, reaction, suite, test, "Module " + module + ": " + text, remedy);
    }

    /** Where and what, and what to do, in whole sentences. */
    public String message() {
        return (text.endsWith(".") ? text : text + ".") + (remedy.isEmpty() ? "" : " " + remedy);
    }

    /** How many there are of each kind, in words, such as "1 drift from the baseline, 2 stale recordings". */
    public static String counts(List<Objection> objections) {
        Map<Kind, Integer> numbers = new EnumMap<>(Kind.class);
        objections.forEach(objection -> numbers.merge(objection.kind(), 1, Integer::sum));
        return numbers.entrySet().stream()
                .map(number -> number.getKey().count(number.getValue()))
                .collect(Collectors.joining(", "));
    }
}
