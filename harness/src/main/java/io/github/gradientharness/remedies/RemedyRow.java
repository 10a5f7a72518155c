package io.github.gradientharness.remedies;

import io.github.gradientharness.stats.ObservedShare;
import org.apiguardian.api.API;

/**
 * What came of one change.
 *
 * @param change its id
 * @param title what was changed, in words
 * @param call the builder call to paste; empty of changes that should do nothing
 * @param learned how often it succeeded
 * @param without how often the network did without it, on the same seeds
 * @param verdict what that shows
 * @param seconds how long a training took, on average
 * @param problem what kept some training from its end; empty if nothing
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RemedyRow(
        String change,
        String title,
        String call,
        ObservedShare learned,
        ObservedShare without,
        Verdict verdict,
        double seconds,
        String problem) {

    private static final double CONFIDENCE = 0.95;

    /** What the seeds show. */
    public enum Verdict {
        /** It is better than the unchanged network, and than the network with another seed. */
        PROVEN("proven"),
        /** It is worse than the unchanged network. */
        WORSE("worse"),
        /** It was ahead when the trainings ended. */
        OPEN("inconclusive"),
        /** It was not ahead, or the seeds that remained could not have shown it. */
        NOT_SHOWN("not shown"),
        /** It should do nothing, and is what remedies are compared with. */
        CONTROL("control");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /** The verdict for readers. */
        public String word() {
            return word;
        }
    }

    /** The change in the share that succeeded. */
    double gain() {
        return learned.value() - without.value();
    }

    /** Such as "10 of 10". */
    public String learnedText() {
        return text(learned);
    }

    /** Such as "0 of 10". */
    public String withoutText() {
        return text(without);
    }

    private static String text(ObservedShare share) {
        return share.successes() + " of " + share.runs();
    }

    /** The true share with the change, such as "66-100 %", rounded outwards; each bound holds with 95 % confidence. */
    public String interval() {
        long lower = (long) Math.floor(learned.lowerBound(CONFIDENCE) * 100);
        long upper = (long) Math.ceil(learned.upperBound(CONFIDENCE) * 100);
        return lower + "-" + upper + " %";
    }
}
