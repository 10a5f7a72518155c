package io.github.gradientharness.baseline;

import org.apiguardian.api.API;

/**
 * One layer of a training as it was.
 *
 * @param layer the layer's name
 * @param share of the largest layer's mean |gradient|, of a test over seeds the median over them; 0 where it got no
 *     gradient at all, NaN where it was not measured
 * @param spread standard deviation over seeds of the share's decimal logarithm; NaN where fewer than
 *     {@value #FEWEST_SEEDS} seeds have a share above 0
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FrozenLayer(String layer, double share, double spread) {

    /** With fewer, a standard deviation says little: of five, it is off by a third as often as not. */
    static final int FEWEST_SEEDS = 5;

    /** Rounds the numbers to the digits that a file holds. */
    public FrozenLayer {
        share = TwoDigits.of(share);
        spread = TwoDigits.of(spread);
    }
}
