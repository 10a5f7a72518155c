package io.github.gradientharness.verdict;

import org.apiguardian.api.API;

/** How bad a finding is, mildest first. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Severity {
    /** Worth knowing; explains another finding. */
    INFO,
    /** Suspicious, yet networks that look like this often learn. */
    WARNING,
    /** Networks that look like this rarely learn: fails a test and a gate. */
    ERROR
}
