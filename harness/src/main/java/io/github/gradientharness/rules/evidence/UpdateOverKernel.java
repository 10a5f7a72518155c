package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Median;
import java.util.List;
import org.apiguardian.api.API;

/** How far a kernel moves in a step, measured by its own size. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UpdateOverKernel {

    private UpdateOverKernel() {}

    /** The L2 norm of the update over the kernel's own in one window; NaN if either was not measured. */
    public static double in(Window window, Layer layer) {
        return window.kernels(layer, Quantity.UPDATE).l2()
                / window.kernels(layer, Quantity.PARAMETER).l2();
    }

    /** The L2 norm of the update over the kernel's own, median over epochs; NaN if not measured. */
    public static double step(List<Epoch> epochs, Layer layer) {
        return ratio(epochs, layer, Quantity.UPDATE);
    }

    /** The L2 norm of a quantity over the kernel's own, median over epochs; NaN if not measured. */
    public static double ratio(List<Epoch> epochs, Layer layer, Quantity quantity) {
        double[] ratios = new double[epochs.size()];
        for (int i = 0; i < ratios.length; i++) {
            double kernel = epochs.get(i).kernels(layer, Quantity.PARAMETER).l2();
            ratios[i] = kernel > 0 ? epochs.get(i).kernels(layer, quantity).l2() / kernel : Double.NaN;
        }
        return Median.of(ratios);
    }
}
