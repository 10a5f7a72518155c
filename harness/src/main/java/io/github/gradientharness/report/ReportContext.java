package io.github.gradientharness.report;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Outcome;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a report says about how it was made.
 *
 * @param project name of the project
 * @param madeBy the goal or command that wrote it, with its version
 * @param ignoresExpectations whether expected findings counted as real
 * @param command what a user types to make it again, such as {@code mvn verify}; empty where unknown
 * @param baseline what the recordings are compared with; null where there is no baseline
 * @param modules of the build, in its order; empty where there is one only
 * @param objections what the build has against its recordings or its configuration and does not fail because of, a line each
 * @param failures what fails the build beside the recordings' own findings
 * @param mayBeEmpty whether nothing is amiss where nothing was recorded, as in a module without model tests
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ReportContext(
        String project,
        String madeBy,
        boolean ignoresExpectations,
        String command,
        @Nullable Baseline baseline,
        List<ModuleState> modules,
        List<String> objections,
        List<BuildObjection> failures,
        boolean mayBeEmpty) {

    private static final String NOTHING_RECORDED =
            "Nothing was recorded, or nothing that can be read, so nothing vouches for"
                    + " the gradients. Put @HealthyGradients or @RecordGradients on a test that trains, and attach its model:"
                    + " recorder.attach(model), or a field with @Watched. Look whether the tests ran (-DskipTests, a filter, tags),"
                    + " and whether they write to where the report looks (gradient.outputDirectory,"
                    + " gradient.recordingsDirectory). In a Maven module without model tests, set gradient.onMissingRecordings to"
                    + " ignore.";

    /** Copies the lists. */
    public ReportContext {
        modules = List.copyOf(modules);
        objections = List.copyOf(objections);
        failures = List.copyOf(failures);
    }

    /** A report of one module. */
    public ReportContext(
            String project, String madeBy, boolean ignoresExpectations, String command, @Nullable Baseline baseline) {
        this(project, madeBy, ignoresExpectations, command, baseline, List.of(), List.of(), List.of(), false);
    }

    /** A report that is compared with nothing. */
    public ReportContext(String project, String madeBy, boolean ignoresExpectations) {
        this(project, madeBy, ignoresExpectations, "", null);
    }

    /** The same, compared with a baseline. */
    public ReportContext comparedWith(Baseline other) {
        return new ReportContext(
                project, madeBy, ignoresExpectations, command, other, modules, objections, failures, mayBeEmpty);
    }

    /** The same over several modules. */
    public ReportContext overModules(List<ModuleState> others) {
        return new ReportContext(
                project, madeBy, ignoresExpectations, command, baseline, others, objections, failures, mayBeEmpty);
    }

    /** The same with what the build has against its recordings or its configuration and does not fail because of. */
    public ReportContext objecting(List<String> lines) {
        return new ReportContext(
                project, madeBy, ignoresExpectations, command, baseline, modules, lines, failures, mayBeEmpty);
    }

    /** The same with what fails the build beside the recordings' own findings. */
    public ReportContext failingBecause(List<BuildObjection> others) {
        return new ReportContext(
                project, madeBy, ignoresExpectations, command, baseline, modules, objections, others, mayBeEmpty);
    }

    /** The same where nothing is amiss if nothing was recorded. */
    public ReportContext allowedToBeEmpty() {
        return new ReportContext(
                project, madeBy, ignoresExpectations, command, baseline, modules, objections, failures, true);
    }

    /** What a report comes to: unhealthy if anything fails the build, not healthy as long as a module is missing. */
    public Outcome outcome(List<Diagnosis> diagnoses) {
        return failures.isEmpty()
                ? ModuleState.outcome(Diagnosis.worstGateOutcome(diagnoses), modules)
                : Outcome.UNHEALTHY;
    }

    /** What to say where nothing was recorded, and what to do; empty where something was, or nothing had to be. */
    public Optional<String> lack(List<JudgedRecording> recordings) {
        return recordings.isEmpty() && !mayBeEmpty ? Optional.of(NOTHING_RECORDED) : Optional.empty();
    }
}
