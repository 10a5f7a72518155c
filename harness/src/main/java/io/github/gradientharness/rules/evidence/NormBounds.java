package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What the L2 norms of layers' kernel gradients are at most, in one window after the other. Nearly all of hundreds of
 * thousands are far from mattering; only of the others the norm itself is needed.
 *
 * <p>Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NormBounds {

    /** Far more than the sums of one window are rounded by. */
    private static final double ROUNDING = 1 + 1e-9;

    /** Squares of smaller numbers may be lost. */
    private static final double SMALLEST_SQUARE = 1e-250;

    private final List<Layer> layers;
    private final Map<Series, Integer> positions = new HashMap<>();
    private final double[] squares;
    private final double[] tensors;

    /** Has looked at no window yet. */
    public NormBounds(List<Layer> layers) {
        this.layers = layers;
        this.squares = new double[layers.size()];
        this.tensors = new double[layers.size()];
    }

    /** Looks at a window. */
    public void lookAt(Window window) {
        Arrays.fill(squares, 0);
        Arrays.fill(tensors, 0);
        window.series().forEach((series, summary) -> {
            int position = positions.computeIfAbsent(series, this::position);
            if (position >= 0) {
                squares[position] += summary.sumOfSquares().unscaled();
                tensors[position] += summary.tensors();
            }
        });
    }

    private int position(Series series) {
        for (int i = 0; i < layers.size() && series.quantity() == Quantity.GRADIENT; i++) {
            if (layers.get(i).index() == series.layer()) {
                boolean isKernel = layers.get(i).parameters().stream()
                        .anyMatch(parameter -> parameter.role() == Parameter.Role.KERNEL
                                && parameter.name().equals(series.parameter()));
                return isKernel ? i : -1;
            }
        }
        return -1;
    }

    /** What the norm of the layer at a position is at most in the window looked at; below 0 where none was measured. */
    public double ofLayer(int position) {
        if (tensors[position] == 0) {
            return -1;
        }
        return squares[position] < SMALLEST_SQUARE
                ? Double.POSITIVE_INFINITY
                : Math.sqrt(squares[position] / tensors[position]) * ROUNDING;
    }
}
