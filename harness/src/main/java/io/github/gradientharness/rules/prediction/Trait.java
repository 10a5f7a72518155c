package io.github.gradientharness.rules.prediction;

import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import java.util.function.ToDoubleFunction;

/** A way in which a first iteration may be unlike those of networks that learn. */
enum Trait {
    SMALL_FALL("share of the loss that the first step can take away", FirstIteration::lossFall, 0.03, false),
    LARGE_FALL("share of the loss that the first step can take away", FirstIteration::lossFall, 1, true),
    SMALL_STEP("largest first step, as a share of its kernel", FirstIteration::largestStep, 0.03, false),
    LARGE_STEP("largest first step, as a share of its kernel", FirstIteration::largestStep, 0.3, true),
    UNEVEN_GRADIENT("largest layer's gradient over the smallest's", FirstIteration::gradientRatio, 10, true),
    SATURATED("share of the most saturated layer's outputs that are flat", FirstIteration::saturated, 0.1, true) {
        /** A share, not decades: it can't leave its scale. */
        @Override
        double excess(FirstIteration first) {
            return first.saturated();
        }
    };

    /** From here on a number is beyond all doubt. */
    private static final double MOST_DECADES = 4;

    private static final double CLEAR = 0.3;

    private final String measure;
    private final ToDoubleFunction<FirstIteration> value;
    private final double usual;
    private final boolean isMaximum;

    Trait(String measure, ToDoubleFunction<FirstIteration> value, double usual, boolean isMaximum) {
        this.measure = measure;
        this.value = value;
        this.usual = usual;
        this.isMaximum = isMaximum;
    }

    /** How many powers of ten the number is on the wrong side of what is usual, {@value #MOST_DECADES} at most; 0 where unknown. */
    double excess(FirstIteration first) {
        double number = value.applyAsDouble(first);
        if (!isUnusual(first)) {
            return 0;
        }
        double times = isMaximum ? number / usual : usual / number;
        return Math.min(MOST_DECADES, Math.log10(times));
    }

    /** Whether it is worth saying: by a factor of two, or 30 % of the outputs. */
    boolean isClear(FirstIteration first) {
        return excess(first) >= CLEAR;
    }

    private boolean isUnusual(FirstIteration first) {
        double number = value.applyAsDouble(first);
        return isMaximum ? number > usual : number < usual;
    }

    Evidence evidence(FirstIteration first) {
        return new Evidence(
                measure,
                Numbers.print(value.applyAsDouble(first)) + "; usual is " + (isMaximum ? "at most " : "at least ")
                        + Numbers.print(usual));
    }
}
