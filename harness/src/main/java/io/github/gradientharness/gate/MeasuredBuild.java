package io.github.gradientharness.gate;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Margin;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What a healthy build has measured: of how many tests and trainings, and which value was nearest to its limit.
 *
 * @param tests number of tests, each invocation one but the seeds of a test together
 * @param recordings number of recordings
 * @param silent how many of them stand for a test that recorded no training
 * @param failed how many of them are of a test that failed
 * @param nearest the value nearest to its limit, with its rule and test; empty if no rule compared one
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MeasuredBuild(long tests, int recordings, long silent, long failed, Optional<String> nearest) {

    private static final int LONGEST = 4_000;

    /** A margin and where it was measured. */
    private record Place(JudgedRecording recording, RuleResult result, Margin margin) {

        String text() {
            Header header = recording.diagnosis().recording().header();
            String suite = header.suite().substring(header.suite().lastIndexOf('.') + 1);
            return ShownText.name(
                    result.rule() + " " + margin.text() + " in " + suite + " > " + header.trainingName(), LONGEST);
        }
    }

    /** What was measured in recordings. */
    public static MeasuredBuild of(List<JudgedRecording> recordings) {
        long tests = recordings.stream().map(MeasuredBuild::test).distinct().count();
        Optional<String> nearest = recordings.stream()
                .flatMap(recording -> healthy(recording.diagnosis()).stream()
                        .filter(result -> result.margin() != null)
                        .map(result -> new Place(recording, result, result.margin())))
                .min(Comparator.comparing(Place::margin, Margin.NEAREST_FIRST))
                .map(Place::text);
        long silent = recordings.stream()
                .filter(recording -> recording.diagnosis().nothingWasAttached())
                .count();
        long failed = recordings.stream()
                .filter(recording -> recording.diagnosis().testFailed())
                .count();
        return new MeasuredBuild(tests, recordings.size(), silent, failed, nearest);
    }

    /** A network that is sick on purpose is far beyond one limit, so that being near to another one says nothing. */
    private static List<RuleResult> healthy(Diagnosis diagnosis) {
        return diagnosis.outcome() == Outcome.HEALTHY ? diagnosis.ruledOut() : List.of();
    }

    private static List<String> test(JudgedRecording recording) {
        Header header = recording.diagnosis().recording().header();
        SeedGroup group = header.seedGroup();
        return List.of(recording.module(), header.suite(), group == null ? header.test() : group.name());
    }

    /** In words. */
    public String text() {
        return Counts.of(tests, "test") + ", " + Counts.of(recordings - silent, "training")
                + (failed == 0 ? "" : ", " + failed + " whose test failed")
                + (silent == 0 ? "" : ", " + Counts.of(silent, "test") + " without a training")
                + nearest.map(place -> "; nearest to a limit: " + place).orElse("");
    }
}
