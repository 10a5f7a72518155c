package io.github.gradientharness.rules;

import java.time.LocalDate;
import org.apiguardian.api.API;

/**
 * A known finding that a build lets through for a while.
 *
 * @param findings which findings
 * @param reason why, in the user's words
 * @param until the last day on which it counts
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Acceptance(FindingPattern findings, String reason, LocalDate until) {

    /** Whether it no longer counts. */
    public boolean isExpiredOn(LocalDate day) {
        return day.isAfter(until);
    }

    /** The reason as a report shows it. */
    String because() {
        return "accepted by the build until " + until + ": " + reason;
    }

    /** What a finding says about it afterwards. */
    String expired() {
        return " The build accepted it until " + until + " (\"" + reason + "\"); that day is over.";
    }
}
