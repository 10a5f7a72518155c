package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.stats.Summary;
import java.util.List;
import org.apiguardian.api.API;

/** Tells kernels whose elements all have the same sign, so that what their units add up never cancels out. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OneSidedKernels {

    private OneSidedKernels() {}

    /** Whether a kernel's values have one sign: more than one of them, and not all the same. */
    public static boolean isOne(Summary kernel) {
        return kernel.finiteCount() > 1 && kernel.min() < kernel.max() && (kernel.min() >= 0 || kernel.max() <= 0);
    }

    /** Whether half of some layers' kernels or more begin so; a small one does by chance, and one of a single element must. */
    public static boolean areUsual(List<Layer> layers, List<Epoch> epochs) {
        List<Summary> kernels = kernels(layers, epochs, 1);
        long oneSided = kernels.stream().filter(OneSidedKernels::isOne).count();
        return oneSided > 0 && 2 * oneSided >= kernels.size();
    }

    /** Whether no kernel was measured as training begins. */
    public static boolean areUnknown(List<Layer> layers, List<Epoch> epochs) {
        return kernels(layers, epochs, 0).isEmpty();
    }

    private static List<Summary> kernels(List<Layer> layers, List<Epoch> epochs, long moreThan) {
        return layers.stream()
                .map(layer -> epochs.get(0).windows().get(0).kernels(layer, Quantity.PARAMETER))
                .filter(kernel -> kernel.finiteCount() > moreThan)
                .toList();
    }
}
