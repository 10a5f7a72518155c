package io.github.gradientharness.report;

import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.verdict.Outcome;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What a report says about how it was made.
 *
 * @param project name of the project
 * @param madeBy the goal or command that wrote it, with its version
 * @param ignoresExpectations whether expected findings counted as real
 * @param command what a user types to make it again, such as {@code mvn verify}; empty where unknown
 * @param modules of the build, in its order; empty where there is one only
 * @param gate what the build objects to
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ReportContext(
        String project,
        String madeBy,
        boolean ignoresExpectations,
        String command,
        List<ModuleState> modules,
        GateResult gate) {

    /** Copies the list. */
    public ReportContext {
        modules = List.copyOf(modules);
    }

    /** A report of one module, of whose build nothing else is known. */
    public ReportContext(String project, String madeBy, boolean ignoresExpectations, String command) {
        this(project, madeBy, ignoresExpectations, command, List.of(), GateResult.NONE);
    }

    /** A report that nobody can make again. */
    public ReportContext(String project, String madeBy, boolean ignoresExpectations) {
        this(project, madeBy, ignoresExpectations, "");
    }

    /** The same over several modules. */
    public ReportContext overModules(List<ModuleState> others) {
        return new ReportContext(project, madeBy, ignoresExpectations, command, others, gate);
    }

    /** The same with what the build objects to. */
    public ReportContext judged(GateResult other) {
        return new ReportContext(project, madeBy, ignoresExpectations, command, modules, other);
    }

    /** The same where the report is about these recordings. */
    public ReportContext about(List<JudgedRecording> recordings) {
        return judged(gate.over(recordings));
    }

    /** What a report comes to: unhealthy if anything fails the build, not healthy as long as a module is missing. */
    public Outcome outcome() {
        return ModuleState.outcome(gate.outcome(), modules);
    }
}
