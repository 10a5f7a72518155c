package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.UnitSeries;
import org.jspecify.annotations.Nullable;

/**
 * Where the L2 norm of each output unit's part of a kernel's gradient is recorded.
 *
 * @param series the series that takes the norms
 * @param units number of output units
 * @param order the order in which a unit's elements are neighbours
 */
record UnitNormSeries(UnitSeries series, int units, char order) {

    /** Null for whatever is no kernel, and for kernels of which it is not known which elements belong to which unit. */
    static @Nullable UnitNormSeries of(Layer layer, Parameter parameter, LayerSize size) {
        if (parameter.role() != Parameter.Role.KERNEL || size.order() == LayerSize.UNKNOWN_ORDER) {
            return null;
        }
        UnitSeries series = new UnitSeries(layer.index(), parameter.name(), UnitSeries.Statistic.GRADIENT_L2);
        return new UnitNormSeries(series, Math.toIntExact(size.units()), size.order());
    }
}
