package io.github.gradientharness.remedies;

import java.util.List;
import org.apiguardian.api.API;

/** What says whether a training succeeded. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum Yardstick {
    /** The test's own assertions hold. */
    ASSERTIONS,
    /** The metric that the test names is better than with the unchanged network on the same seed. */
    METRIC,
    /** The loss is lower than with the unchanged network on the same seed. */
    LOSS;

    /** Less than this share of a number is no difference. */
    static final double NOTICEABLE = 0.01;

    /** As many trainings of the unchanged network are looked at before any remedy is. */
    static final int LOOKED_AT = 3;

    /**
     * The test's own word if it says about the sick network that it is not good enough. Assertions that hold all the same can't tell
     * a remedy from nothing.
     *
     * @param unchanged trainings of the unchanged network
     */
    static Yardstick of(List<Attempt> unchanged) {
        if (unchanged.stream().anyMatch(attempt -> !attempt.passed())) {
            return ASSERTIONS;
        }
        return unchanged.stream().noneMatch(attempt -> Double.isNaN(attempt.metric())) ? METRIC : LOSS;
    }

    /** Whether one training was noticeably better than another one. */
    boolean prefers(Attempt one, Attempt other, boolean isMetricHigh) {
        return switch (this) {
            case ASSERTIONS -> one.passed() && !other.passed();
            case METRIC ->
                isMetricHigh ? isHigher(one.metric(), other.metric()) : isLower(one.metric(), other.metric());
            case LOSS -> isLower(one.loss(), other.loss());
        };
    }

    private static boolean isHigher(double one, double other) {
        return !Double.isNaN(one) && (Double.isNaN(other) || one - other > NOTICEABLE * Math.abs(other));
    }

    private static boolean isLower(double one, double other) {
        return !Double.isNaN(one) && (Double.isNaN(other) || other - one > NOTICEABLE * Math.abs(other));
    }
}
