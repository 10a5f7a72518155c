package io.github.gradientharness.report;

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
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ReportContext(
        String project,
        String madeBy,
        boolean ignoresExpectations,
        String command,
        @Nullable Baseline baseline) {

    /** A report that is compared with nothing. */
    public ReportContext(String project, String madeBy, boolean ignoresExpectations) {
        this(project, madeBy, ignoresExpectations, "", null);
    }
}
