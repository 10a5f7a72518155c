package io.github.gradientharness.report;

import org.apiguardian.api.API;

/**
 * What a report says about how it was made.
 *
 * @param project name of the project
 * @param madeBy the goal or command that wrote it, with its version
 * @param ignoresExpectations whether expected findings counted as real
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ReportContext(String project, String madeBy, boolean ignoresExpectations) {}
