package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.nd4j.ArrayScanner;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.UnitSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Knows which elements of a kernel belong to which output unit: the columns of a dense kernel [inputs, units], the filters
 * of a convolution [units, channels, height, width].
 *
 * @param series where the norms are recorded
 * @param units number of output units
 * @param order the order in which a unit's elements are neighbours
 */
record UnitNorms(UnitSeries series, int units, char order) {

    /** Null for a bias, and for kernels that are laid out otherwise, such as the gates of an LSTM. */
    static @Nullable UnitNorms of(Layer layer, Parameter parameter) {
        if (parameter.role() != Parameter.Role.KERNEL || layer.units() == 0) {
            return null;
        }
        List<Long> shape = parameter.shape();
        UnitSeries series = new UnitSeries(layer.index(), parameter.name(), UnitSeries.Statistic.GRADIENT_L2);
        if (shape.size() == 2 && shape.get(1) == layer.units()) {
            return new UnitNorms(series, (int) layer.units(), 'f');
        }
        boolean isConvolution = shape.size() == 4 && shape.get(0) == layer.units();
        return isConvolution ? new UnitNorms(series, (int) layer.units(), 'c') : null;
    }

    /** The norm of each unit's part of a gradient. */
    void measure(INDArray gradient, double scale, ArrayScanner scanner, double[] norms) {
        scanner.blockNorms(gradient, order, norms);
        for (int unit = 0; unit < norms.length; unit++) {
            norms[unit] *= scale;
        }
    }
}
