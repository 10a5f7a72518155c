package io.github.gradientharness.maven;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the gate makes of all recordings together.
 *
 * @param settings what it lets through
 * @param measured what was measured in them
 * @param failing unexpected findings that are severe enough to fail, in the recordings' order
 * @param milder number of unexpected findings that are not
 * @param expected number of findings that were declared and are there
 * @param absent recordings in which a declared finding is not there
 * @param inconclusive recordings that can't be called healthy or sick
 * @param objections what else there is against the recordings, whether or not it fails
 */
record GateResult(
        GateSettings settings,
        MeasuredBuild measured,
        List<PlacedFinding> failing,
        long milder,
        long expected,
        List<JudgedRecording> absent,
        List<JudgedRecording> inconclusive,
        List<Objection> objections) {

    static GateResult of(List<JudgedRecording> all, GateSettings settings, List<Objection> objections) {
        List<JudgedRecording> recordings = JudgedRecording.ofThisBuild(all);
        List<PlacedFinding> findings =
                recordings.stream().flatMap(GateResult::placed).toList();
        long expected = findings.stream()
                .filter(placed -> placed.finding().isExpected())
                .count();
        List<PlacedFinding> failing = findings.stream()
                .filter(placed -> fails(placed.finding(), settings))
                .toList();
        return new GateResult(
                settings,
                MeasuredBuild.of(recordings),
                failing,
                findings.size() - expected - failing.size(),
                expected,
                those(recordings, diagnosis -> !diagnosis.unmetExpectations().isEmpty()),
                those(recordings, GateResult::isInconclusive),
                objections);
    }

    /** The same with one more objection. */
    GateResult objectingTo(Objection objection) {
        List<Objection> all = new ArrayList<>(objections);
        all.add(objection);
        return new GateResult(settings, measured, failing, milder, expected, absent, inconclusive, all);
    }

    /** Whether a finding counts against the number allowed. */
    static boolean fails(Finding finding, GateSettings settings) {
        return !finding.isExpected() && finding.severity().compareTo(settings.failOn()) >= 0;
    }

    /** Whether there are more failing findings than allowed. */
    boolean hasTooManyFindings() {
        return failing.size() > settings.maxAllowedFindings();
    }

    /** Whether the build is to fail. */
    boolean isBreach() {
        return hasTooManyFindings()
                || !absent.isEmpty()
                || failsOnInconclusive()
                || objections.stream().anyMatch(Objection::fails);
    }

    /** Whether every recording is healthy, but for what is expected. */
    boolean isHealthy() {
        return !isBreach() && failing.isEmpty() && inconclusive.isEmpty() && measured.recordings() > 0;
    }

    /** What the console says of the objections that fail the build, in their order. */
    List<String> failingLines() {
        return objections.stream()
                .filter(Objection::fails)
                .flatMap(objection -> objection.lines().stream())
                .toList();
    }

    /** Whether inconclusive recordings fail the build. */
    boolean failsOnInconclusive() {
        return settings.onInconclusive() == Reaction.FAIL && !inconclusive.isEmpty();
    }

    /** Number of declared findings that are not there. */
    int absentCount() {
        return absent.stream()
                .mapToInt(recording -> recording.diagnosis().unmetExpectations().size())
                .sum();
    }

    private static Stream<PlacedFinding> placed(JudgedRecording recording) {
        return recording.diagnosis().findings().stream().map(finding -> PlacedFinding.in(recording, finding));
    }

    private static boolean isInconclusive(Diagnosis diagnosis) {
        return diagnosis.gateOutcome() == Outcome.INCONCLUSIVE
                || !diagnosis.inconclusiveReasons().isEmpty();
    }

    private static List<JudgedRecording> those(List<JudgedRecording> recordings, Predicate<Diagnosis> wanted) {
        return recordings.stream()
                .filter(recording -> wanted.test(recording.diagnosis()))
                .toList();
    }
}
