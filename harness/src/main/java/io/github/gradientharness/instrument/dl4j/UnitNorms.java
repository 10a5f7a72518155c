package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.UnitSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows which elements of a kernel belong to which output unit: the columns of a dense kernel [inputs, units], the filters
 * of a convolution [units, channels, height, width].
 *
 * @param series where the norms are recorded
 * @param units number of output units
 * @param parts how many blocks of elements a unit has: the four gates of an LSTM, whose columns are the units' input
 *     gates, then all forget gates, and so on; otherwise one
 * @param order the order in which a block's elements are neighbours
 */
record UnitNorms(UnitSeries series, int units, int parts, char order) {

    /** Null for a bias, and for kernels that are laid out otherwise. */
    static @Nullable UnitNorms of(Layer layer, Parameter parameter) {
        if (parameter.role() != Parameter.Role.KERNEL || layer.units() == 0) {
            return null;
        }
        List<Long> shape = parameter.shape();
        int units = Math.toIntExact(layer.units());
        UnitSeries series = new UnitSeries(layer.index(), parameter.name(), UnitSeries.Statistic.GRADIENT_L2);
        if (shape.size() == 2 && shape.get(1) % units == 0) {
            return new UnitNorms(series, units, Math.toIntExact(shape.get(1) / units), 'f');
        }
        boolean isConvolution = shape.size() == 4 && shape.get(0) == units;
        return isConvolution ? new UnitNorms(series, units, 1, 'c') : null;
    }

    /** Where the norms of a gradient's blocks go: into the units' own where each has one block. */
    double[] blocks(double[] norms) {
        return parts == 1 ? norms : new double[units * parts];
    }

    /** The norm of each unit's part of a gradient, from those of its blocks. */
    void combine(double[] blocks, double scale, double[] norms) {
        for (int unit = 0; unit < units; unit++) {
            double norm = blocks[unit];
            for (int part = 1; part < parts; part++) {
                norm = Math.hypot(norm, blocks[part * units + unit]);
            }
            norms[unit] = norm * scale;
        }
    }
}
