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

/** What a build says about its recordings. Console, page and every format print it and none of them works it out again. */
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
    private final List<PlacedFinding> reported;
    private final List<JudgedRecording> inconclusive;
    private final List<JudgedRecording> reportedInconclusive;
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
        List<JudgedRecording> held = counted.stream().filter(settings::holds).toList();
        List<JudgedRecording> others =
                counted.stream().filter(recording -> !settings.holds(recording)).toList();
        this.failing = findings(held, this::isSevere);
        this.reported = findings(others, this::isSevere);
        this.inconclusive = those(held, GateResult::isInconclusive);
        this.reportedInconclusive = those(others, GateResult::isInconclusive);
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

    /** What there is against the build beside what the rules say about each recording. */
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
        reported.forEach(placed -> all.add(finding(placed, Reaction.WARN)));
        for (JudgedRecording recording : counted) {
            recording.diagnosis().unmet().forEach(unmet -> all.add(absent(recording, unmet)));
            if (isInconclusive(recording.diagnosis())) {
                String reasons = String.join(" ", recording.diagnosis().inconclusiveReasons());
                Reaction reaction = settings.holds(recording)
                        ? settings.onInconclusive()
                        : settings.onInconclusive().orMilder(Reaction.WARN);
                all.add(of(recording, Objection.Kind.INCONCLUSIVE_RECORDING, reaction, reasons, ""));
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

    /** What fails the build beside what the rules say about each recording. */
    public List<Objection> failures() {
        return beside.stream().filter(Objection::fails).toList();
    }

    /** What else is to be said about the build, which fails nothing. */
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

    /** As severe ones in tests that did not ask to be recorded, and that fail nothing for that. */
    public List<PlacedFinding> reported() {
        return reported;
    }

    /** Number of unexpected findings that are milder. */
    public long milder() {
        return findings(counted, finding -> !finding.isExpected() && !isSevere(finding))
                .size();
    }

    /** Number of findings that were declared and are there. */
    public long expected() {
        return findings(counted, Finding::isExpected).size();
    }

    /** Recordings in which a declared finding is not there. */
    public List<JudgedRecording> absent() {
        return those(counted, diagnosis -> !diagnosis.unmetExpectations().isEmpty());
    }

    /** Number of declared findings that are not there. */
    public int absentCount() {
        return absent().stream()
                .mapToInt(recording -> recording.diagnosis().unmetExpectations().size())
                .sum();
    }

    /** Recordings that can't be called healthy or sick, of tests that asked to be recorded. */
    public List<JudgedRecording> inconclusive() {
        return inconclusive;
    }

    /** The others that can't, which fail nothing. */
    public List<JudgedRecording> reportedInconclusive() {
        return reportedInconclusive;
    }

    /** Whether a finding counts against the number allowed. */
    public boolean fails(JudgedRecording recording, Finding finding) {
        return settings.holds(recording) && isSevere(finding);
    }

    /** Whether a finding would count if its test had asked to be recorded. */
    public boolean isReportedOnly(JudgedRecording recording, Finding finding) {
        return !settings.holds(recording) && isSevere(finding);
    }

    /** Whether a recording, if it is inconclusive, fails the build. */
    public boolean failsOnInconclusive(JudgedRecording recording) {
        return settings.holds(recording) && settings.onInconclusive() == Reaction.FAIL;
    }

    private boolean isSevere(Finding finding) {
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
        boolean isNothingFound = failing.isEmpty() && reported.isEmpty();
        boolean isAllClear = inconclusive.isEmpty() && reportedInconclusive.isEmpty();
        return !isBreach() && isNothingFound && isAllClear && !counted.isEmpty();
    }

    private static List<PlacedFinding> findings(List<JudgedRecording> recordings, Predicate<Finding> wanted) {
        return recordings.stream()
                .flatMap(recording -> recording.diagnosis().findings().stream()
                        .filter(wanted)
                        .map(finding -> PlacedFinding.in(recording, finding)))
                .toList();
    }

    private static List<JudgedRecording> those(List<JudgedRecording> recordings, Predicate<Diagnosis> wanted) {
        return recordings.stream()
                .filter(recording -> wanted.test(recording.diagnosis()))
                .toList();
    }

    private static boolean isInconclusive(Diagnosis diagnosis) {
        return diagnosis.gateOutcome() == Outcome.INCONCLUSIVE
                || !diagnosis.inconclusiveReasons().isEmpty();
    }
}
