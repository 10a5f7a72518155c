package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.stats.DepthSlope;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import org.apiguardian.api.API;

/** Says how steep a profile over depth is. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DepthSlopes {

    private DepthSlopes() {}

    /** The slope in decades per layer with its 95 % interval, which two layers do not have. */
    public static Evidence evidence(DepthSlope slope) {
        String interval = Double.isFinite(slope.lower()) && Double.isFinite(slope.upper())
                ? " (95 % interval " + Numbers.print(slope.lower()) + " to " + Numbers.print(slope.upper()) + ")"
                : "";
        return new Evidence("slope from input to output, decades per layer", Numbers.print(slope.slope()) + interval);
    }
}
