package io.github.gradientharness.gate;

import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.UnmetExpectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** What a build says of its recordings. Console, page and every format print it and none of them works it out again. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GateResult {

    private static final String ANNOTATE =
            "Put @HealthyGradients or @RecordGradients on a test that trains, and attach its"
                    + " model: recorder.attach(model), or a field with @Watched. Look whether the tests ran (-DskipTests, a filter,"
                    + " tags), and whether they write to where the report looks (gradient.outputDirectory,"
                    + " gradient.recordingsDirectory). In a Maven module without model tests, set gradient.onMissingRecordings to"
                    + " ignore.";

    /** Of a build of which nothing is known. */
    public static final GateResult NONE = new GateResult(GateSettings.DEFAULTS, List.of(), List.of(), null);

    private final GateSettings settings;
    private final List<JudgedRecording> recordings;
    private final List<JudgedRecording> counted;
    private final List<Objection> beside;
    private final @Nullable Baseline baseline;
    private final List<PlacedFinding> failing;
    private final List<JudgedRecording> inconclusive;
    private final List<Objection> objections;

    /**
     * A result.
     *
     * @param settings what the gate lets through
     * @param recordings all of them, those of an earlier run included
     * @param beside objections that no recording's own verdict raises: stale recordings, patterns that match nothing, classes that
     *     were not recorded
     * @param baseline what changed since the baseline was frozen; null where there is none
     */
    public GateResult(
            GateSettings settings,
            List<JudgedRecording> recordings,
            List<Objection> beside,
            @Nullable Baseline baseline) {
        this.settings = settings;
        this.recordings = List.copyOf(recordings);
        this.counted = JudgedRecording.ofThisBuild(this.recordings);
        this.beside = List.copyOf(beside);
        this.baseline = baseline;
        this.failing = findings(this::fails);
        this.inconclusive = those(GateResult::isInconclusive);
        this.objections = listed();
    }

    /** What the gate lets through. */
    public GateSettings settings() {
        return settings;
    }

    /** All of them, those of an earlier run included. */
    public List<JudgedRecording> recordings() {
        return recordings;
    }

    /** What there is against the build beside what the rules say of each recording. */
    public List<Objection> beside() {
        return beside;
    }

    /** What changed since the baseline was frozen; null where there is none. */
    public @Nullable Baseline baseline() {
        return baseline;
    }

    /** Everything there is against the build, in the order in which it is told. */
    public List<Objection> objections() {
        return objections;
    }

    private List<Objection> listed() {
        List<Objection> all = new ArrayList<>();
        if (counted.isEmpty() && settings.reactions().missing() != Reaction.IGNORE) {
            all.add(new Objection(
                    Objection.Kind.NOTHING_RECORDED,
                    settings.reactions().missing(),
                    "",
                    "",
                    "No readable recording exists, so the gradients are unknown.",
                    ANNOTATE));
        }
        Reaction onFindings = hasTooManyFindings() ? Reaction.FAIL : Reaction.WARN;
        failing.forEach(placed -> all.add(finding(placed, onFindings)));
        for (JudgedRecording recording : counted) {
            recording.diagnosis().unmet().forEach(unmet -> all.add(absent(recording, unmet)));
            if (isInconclusive(recording.diagnosis())) {
                String reasons = String.join(" ", recording.diagnosis().inconclusiveReasons());
                all.add(of(recording, Objection.Kind.INCONCLUSIVE_RECORDING, settings.onInconclusive(), reasons, ""));
            }
        }
        all.addAll(beside);
        return List.copyOf(all);
    }

    private static Objection finding(PlacedFinding placed, Reaction reaction) {
        Finding finding = placed.finding();
        return new Objection(
                Objection.Kind.UNEXPECTED_FINDING,
                reaction,
                placed.header().suite(),
                placed.header().test(),
                FindingFormatter.summary(finding),
                FindingFormatter.remedy(finding));
    }

    private static Objection absent(JudgedRecording recording, UnmetExpectation unmet) {
        return of(recording, Objection.Kind.ABSENT_EXPECTED_FINDING, Reaction.FAIL, unmet.message(), unmet.remedy());
    }

    private static Objection of(
            JudgedRecording recording, Objection.Kind kind, Reaction reaction, String text, String remedy) {
        return new Objection(
                kind,
                reaction,
                recording.diagnosis().recording().header().suite(),
                recording.diagnosis().recording().header().test(),
                text,
                remedy);
    }

    /** What fails the build beside what the rules say of each recording. */
    public List<Objection> failures() {
        return beside.stream().filter(Objection::fails).toList();
    }

    /** What else is to be said of the build, which fails nothing. */
    public List<Objection> warnings() {
        return beside.stream().filter(objection -> !objection.fails()).toList();
    }

    /** What to say where nothing was recorded, and what to do; empty where something was, or nothing had to be. */
    public Optional<String> lack() {
        return objections.stream()
                .filter(objection -> objection.kind() == Objection.Kind.NOTHING_RECORDED && objection.fails())
                .findFirst()
                .map(Objection::message);
    }

    /** How the build is, whatever the gate lets through: unhealthy if anything beside the recordings fails it. */
    public Outcome outcome() {
        return failures().isEmpty() ? outcomeOfRecordings() : Outcome.UNHEALTHY;
    }

    /** As the worst recording of this build. */
    public Outcome outcomeOfRecordings() {
        return Diagnosis.worstGateOutcome(diagnoses());
    }

    private List<Diagnosis> diagnoses() {
        return counted.stream().map(JudgedRecording::diagnosis).toList();
    }

    /** The same about other recordings. */
    public GateResult over(List<JudgedRecording> others) {
        return new GateResult(settings, others, beside, baseline);
    }

    /** The same of a module among several. */
    public GateResult inModule(String name) {
        return new GateResult(
                settings,
                recordings.stream().map(recording -> recording.ofModule(name)).toList(),
                beside.stream().map(objection -> objection.inModule(name)).toList(),
                baseline);
    }

    /** What was measured. */
    public MeasuredBuild measured() {
        return MeasuredBuild.of(counted);
    }

    /** Unexpected findings that are severe enough to fail, in the recordings' order. */
    public List<PlacedFinding> failing() {
        return failing;
    }

    /** Number of unexpected findings that are not. */
    public long milder() {
        return findings(finding -> !finding.isExpected() && !fails(finding)).size();
    }

    /** Number of findings that were declared and are there. */
    public long expected() {
        return findings(Finding::isExpected).size();
    }

    /** Recordings in which a declared finding is not there. */
    public List<JudgedRecording> absent() {
        return those(diagnosis -> !diagnosis.unmetExpectations().isEmpty());
    }

    /** Number of declared findings that are not there. */
    public int absentCount() {
        return absent().stream()
                .mapToInt(recording -> recording.diagnosis().unmetExpectations().size())
                .sum();
    }

    /** Recordings that can't be called healthy or sick. */
    public List<JudgedRecording> inconclusive() {
        return inconclusive;
    }

    /** Whether a finding counts against the number allowed. */
    public boolean fails(Finding finding) {
        return !finding.isExpected() && finding.severity().compareTo(settings.failOn()) >= 0;
    }

    /** Whether there are more failing findings than allowed. */
    public boolean hasTooManyFindings() {
        return failing.size() > settings.maxAllowedFindings();
    }

    /** Whether inconclusive recordings fail the build. */
    public boolean failsOnInconclusive() {
        return settings.onInconclusive() == Reaction.FAIL && !inconclusive.isEmpty();
    }

    /** Whether the build is to fail. */
    public boolean isBreach() {
        return objections.stream().anyMatch(Objection::fails);
    }

    /** Whether every recording is healthy, but for what is expected. */
    public boolean isHealthy() {
        return !isBreach() && failing.isEmpty() && inconclusive.isEmpty() && !counted.isEmpty();
    }

    private List<PlacedFinding> findings(Predicate<Finding> wanted) {
        return counted.stream()
                .flatMap(recording -> recording.diagnosis().findings().stream()
                        .filter(wanted)
                        .map(finding -> PlacedFinding.in(recording, finding)))
                .toList();
    }

    private List<JudgedRecording> those(Predicate<Diagnosis> wanted) {
        return counted.stream()
                .filter(recording -> wanted.test(recording.diagnosis()))
                .toList();
    }

    private static boolean isInconclusive(Diagnosis diagnosis) {
        return diagnosis.gateOutcome() == Outcome.INCONCLUSIVE
                || !diagnosis.inconclusiveReasons().isEmpty();
    }
}
