package io.github.gradientharness.report.series;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.Arrays;
import java.util.List;

/**
 * Of each window, what was measured of each layer's quantity, as plain numbers: there are hundreds of thousands. What is of
 * one window lies side by side, as it is read.
 *
 * <p>Not thread-safe while it is filled.
 */
final class SummedWindows {

    /** Summaries, tensors, elements, finite ones, their absolute values' sum, their squares' sum. */
    private static final int NUMBERS = 6;

    private final List<Window> windows;
    private final double[][] numbers;
    private int series;

    /** Still empty. */
    SummedWindows(List<Window> windows) {
        this.windows = windows;
        this.numbers = new double[windows.size()][0];
    }

    /** The quantity of another layer, of which nothing was added yet. */
    LayerSeries series(Layer layer, Quantity quantity) {
        series++;
        return new LayerSeries(layer, quantity, this, series - 1);
    }

    /** Adds what was measured in a window of the series at a place. */
    void add(int window, int place, Summary summary) {
        int from = place * NUMBERS;
        if (numbers[window].length <= from) {
            numbers[window] = Arrays.copyOf(numbers[window], NUMBERS * Math.max(series, 2 * place));
        }
        double[] ofWindow = numbers[window];
        ofWindow[from]++;
        ofWindow[from + 1] += summary.tensors();
        ofWindow[from + 2] += summary.count();
        ofWindow[from + 3] += summary.finiteCount();
        ofWindow[from + 4] += summary.sumOfAbsolutes().high();
        ofWindow[from + 5] += summary.sumOfSquares().unscaled();
    }

    boolean isIn(int window, int place) {
        double[] ofWindow = numbers[window];
        int from = place * NUMBERS;
        return from < ofWindow.length && ofWindow[from] > 0;
    }

    /** Adds what was measured in a window to a sum, of which the zeros are then not known. */
    void addTo(Totals sum, int window, int place) {
        if (isIn(window, place)) {
            double[] of = numbers[window];
            int from = place * NUMBERS;
            sum.add(
                    (long) of[from],
                    (long) of[from + 1],
                    (long) of[from + 2],
                    (long) of[from + 3],
                    of[from + 4],
                    of[from + 5]);
        }
    }

    List<Window> windows() {
        return windows;
    }
}
