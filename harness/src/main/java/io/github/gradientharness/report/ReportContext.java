package io.github.gradientharness.report;

import java.util.List;
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
 * @param objections what the build has against its recordings or its configuration, a line each, such as recordings that an
 *     earlier run left
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ReportContext(
        String project,
        String madeBy,
        boolean ignoresExpectations,
        String command,
        @Nullable Baseline baseline,
        List<ModuleState> modules,
        List<String> objections) {

    /** Copies the lists. */
    public ReportContext {
        modules = List.copyOf(modules);
        objections = List.copyOf(objections);
    }

    /** A report of one module. */
    public ReportContext(
            String project, String madeBy, boolean ignoresExpectations, String command, @Nullable Baseline baseline) {
        this(project, madeBy, ignoresExpectations, command, baseline, List.of(), List.of());
    }

    /** A report that is compared with nothing. */
    public ReportContext(String project, String madeBy, boolean ignoresExpectations) {
        this(project, madeBy, ignoresExpectations, "", null);
    }

    /** The same, compared with a baseline. */
    public ReportContext comparedWith(Baseline other) {
        return new ReportContext(project, madeBy, ignoresExpectations, command, other, modules, objections);
    }

    /** The same over several modules. */
    public ReportContext overModules(List<ModuleState> others) {
        return new ReportContext(project, madeBy, ignoresExpectations, command, baseline, others, objections);
    }

    /** The same with what the build has against its recordings or its configuration. */
    public ReportContext objecting(List<String> lines) {
        return new ReportContext(project, madeBy, ignoresExpectations, command, baseline, modules, lines);
    }
}
