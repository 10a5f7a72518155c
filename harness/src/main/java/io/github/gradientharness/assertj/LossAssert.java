package io.github.gradientharness.assertj;

import org.apiguardian.api.API;
import org.assertj.core.api.AbstractDoubleAssert;

/**
 * Assertions on the training loss: the mean of each epoch's minibatch losses, or of each window's where there is only one
 * epoch. Fails where a loss is NaN or infinite.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LossAssert extends Navigation<LossAssert> {

    private final Step<LossCurve> step;

    LossAssert(Step<LossCurve> step) {
        super(step.wording());
        this.step = step;
    }

    @Override
    LossAssert self() {
        return this;
    }

    /** The first epoch's. */
    public AbstractDoubleAssert<?> first() {
        return number(step.with(wording()), curve -> curve.measured("first", 0));
    }

    /** The last epoch's. */
    public AbstractDoubleAssert<?> last() {
        return number(step.with(wording()), curve -> curve.measured("last", curve.last()));
    }

    /** The lowest. */
    public AbstractDoubleAssert<?> min() {
        return number(step.with(wording()), curve -> curve.measured("lowest", curve.least(order -> order)));
    }

    /** The highest. */
    public AbstractDoubleAssert<?> max() {
        return number(step.with(wording()), curve -> curve.measured("highest", curve.least(order -> -order)));
    }

    /** Fails unless the last is below the first. */
    public LossAssert falls() {
        step.with(wording()).check(LossCurve::requireFalling);
        return this;
    }
}
