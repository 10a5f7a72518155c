package io.github.gradientharness.assertj;

import org.apiguardian.api.API;
import org.assertj.core.api.AbstractDoubleAssert;

/**
 * Assertions on the share of recordings, usually one for each seed, that have something. An observed share of few seeds
 * proves little: {@link #lowerBound()} is what can be relied on.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ShareAssert extends Navigation<ShareAssert> {

    private final Step<Share> step;

    ShareAssert(Step<Share> step) {
        super(step.wording());
        this.step = step;
    }

    @Override
    ShareAssert self() {
        return this;
    }

    /** The share observed, from 0 to 1. */
    public AbstractDoubleAssert<?> observed() {
        return number(
                step.with(wording()),
                share -> share.measured("", share.interval().share()));
    }

    /** The lower end of the share's 95 % confidence interval (Wilson 1927, two-sided). */
    public AbstractDoubleAssert<?> lowerBound() {
        return number(
                step.with(wording()),
                share -> share.measured("lower bound of the ", share.interval().lower()));
    }

    /** The upper end of the share's 95 % confidence interval (Wilson 1927, two-sided). */
    public AbstractDoubleAssert<?> upperBound() {
        return number(
                step.with(wording()),
                share -> share.measured("upper bound of the ", share.interval().upper()));
    }
}
