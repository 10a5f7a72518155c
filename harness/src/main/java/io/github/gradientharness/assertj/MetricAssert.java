package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.MetricPoint;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.ListAssert;

/** Assertions on a number that a test gave with {@code recorder.metric(name, value)}. Fails where it is not finite. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MetricAssert extends Navigation<MetricAssert> {

    private final Step<MetricCurve> step;

    MetricAssert(Step<MetricCurve> step) {
        super(step.wording());
        this.step = step;
    }

    @Override
    MetricAssert self() {
        return this;
    }

    /** The first value given. */
    public AbstractDoubleAssert<?> first() {
        return number(
                step.with(wording()),
                curve -> curve.measured("first", curve.points().get(0)));
    }

    /** The last value given. */
    public AbstractDoubleAssert<?> last() {
        return number(step.with(wording()), MetricCurve::last);
    }

    /** The highest value given. */
    public AbstractDoubleAssert<?> max() {
        return number(step.with(wording()), MetricCurve::max);
    }

    /** The lowest value given. */
    public AbstractDoubleAssert<?> min() {
        return number(step.with(wording()), MetricCurve::min);
    }

    /**
     * The last value given in an epoch; fails, and lists the epochs, where there is none.
     *
     * @param epoch from 1; 0 before training
     */
    public AbstractDoubleAssert<?> atEpoch(int epoch) {
        return number(step.with(wording()), curve -> curve.atEpoch(epoch));
    }

    /** All values, in the order given; NaN and infinite ones included. */
    public ListAssert<Double> values() {
        return step.with(wording())
                .list(curve -> curve.points().stream().map(MetricPoint::value).toList());
    }
}
