package io.github.gradientharness.verdict;

import io.github.gradientharness.stats.ObservedShare;
import io.github.gradientharness.stats.ShareRequirement;
import org.apiguardian.api.API;

/** Turns shares over seeds into text, so that test and report use the same words. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ShareFormatter {

    private ShareFormatter() {}

    /** What was required, such as "at least 80 %". */
    public static String requirement(ShareRequirement requirement) {
        String kind = requirement.kind() == ShareRequirement.Kind.AT_LEAST ? "at least " : "at most ";
        return kind + Numbers.percent(requirement.limit());
    }

    /** What was observed, such as "18 of 20 seeds (90 %)". */
    public static String observed(ObservedShare observed, String what) {
        String seeds = observed.runs() == 1 ? " seed " : " seeds ";
        String share = observed.runs() == 0 ? "" : " (" + Numbers.percent(observed.value()) + ")";
        return observed.successes() + " of " + observed.runs() + seeds + what + share;
    }

    /** What is known of the true share; bounds are rounded outwards, so that they never claim too much. */
    public static String interval(ObservedShare observed, double confidence) {
        return "with " + Numbers.percent(confidence) + " confidence the true share is at least "
                + bound(observed.lowerBound(confidence), Limit.Kind.MINIMUM)
                + "; with the same confidence it is at most "
                + bound(observed.upperBound(confidence), Limit.Kind.MAXIMUM);
    }

    private static String bound(double share, Limit.Kind side) {
        return Numbers.print(share * 100, new Limit(0, side)) + " %";
    }
}
