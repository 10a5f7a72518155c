package io.github.gradientharness.text;

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
        String share = observed.runs() == 0 ? "" : " (" + Numbers.percent(observed.value()) + ")";
        return count(observed) + " " + what + share;
    }

    private static String count(ObservedShare observed) {
        return observed.successes() + " of " + observed.runs() + (observed.runs() == 1 ? " seed" : " seeds");
    }

    /**
     * What the seeds say about the requirement, such as "As declared, this network rarely learns: 0 of 3 seeds (declared: at most
     * 50 %)". A network learns with a seed if its test runs to its end and its gradients are healthy.
     */
    public static String sentence(ShareRequirement requirement, ObservedShare observed) {
        boolean few = observed.successes() * 2 < observed.runs();
        String what = switch (requirement.decide(observed)) {
            case PASS ->
                requirement.kind() == ShareRequirement.Kind.AT_LEAST
                        ? "As declared, this network " + (few ? "sometimes" : "usually") + " learns"
                        : "As declared, this network " + (few ? "rarely learns" : "often fails to learn");
            case FAIL ->
                requirement.kind() == ShareRequirement.Kind.AT_LEAST
                        ? "This network learns less often than declared"
                        : "This network learns more often than declared";
            case INCONCLUSIVE -> "Too few seeds to tell how often this network learns";
        };
        return what + ": " + count(observed) + " (declared: " + requirement(requirement) + ")";
    }

    /**
     * What is known about the true success rate, such as "true success rate: 0-67 % (95 % confidence)". The percentages are
     * rounded outwards, so that they never claim too much.
     */
    public static String successRate(ObservedShare observed, double confidence) {
        long lower = (long) Math.floor(observed.lowerBound(confidence) * 100);
        long upper = (long) Math.ceil(observed.upperBound(confidence) * 100);
        boolean bothBounded = lower > 0 && upper < 100;
        return "true success rate: " + lower + "-" + upper + " % (" + Numbers.percent(confidence) + " confidence"
                + (bothBounded ? " in each bound)" : ")");
    }
}
