package io.github.gradientharness.report;

import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of a layer's quantity in each of some epochs. Charts over depth show the median over them, as the rules
 * take it: the first epoch is measured most often, so a mean over all that was measured would be a picture of it alone.
 *
 * @param epochs one total for each epoch, in order
 */
record EpochTotals(List<Totals> epochs) {

    /** Those that the rules look at: from 1 to {@value LayerMeasurement#LAST_EARLY_EPOCH}. */
    static EpochTotals first(LayerSeries series) {
        return new EpochTotals(byEpoch(series, 1, LayerMeasurement.LAST_EARLY_EPOCH));
    }

    /** The last quarter of all epochs, at least one: what the rule for dead layers looks at. */
    static EpochTotals lastQuarter(LayerSeries series) {
        List<Totals> all = byEpoch(series, 1, Integer.MAX_VALUE);
        return new EpochTotals(all.subList(all.size() - Math.max(Math.min(1, all.size()), all.size() / 4), all.size()));
    }

    private static List<Totals> byEpoch(LayerSeries series, int from, int to) {
        List<Window> windows = series.windows().windows();
        List<Totals> epochs = new ArrayList<>();
        int epoch = 0;
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            if (window.toEpoch() < from || window.fromEpoch() > to) {
                continue;
            }
            if (epochs.isEmpty() || window.toEpoch() != epoch) {
                epochs.add(new Totals());
                epoch = window.toEpoch();
            }
            series.addTo(epochs.get(epochs.size() - 1), i);
        }
        return epochs;
    }

    /** Its median over the epochs; NaN where it is in all of them. */
    double typical(ToDoubleFunction<Totals> statistic) {
        return Median.of(epochs.stream().mapToDouble(statistic));
    }

    /** The median of the L2 norm over that of another quantity, in the same epochs. */
    double l2Over(EpochTotals other) {
        double[] ratios = new double[Math.min(epochs.size(), other.epochs.size())];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = epochs.get(i).l2() / other.epochs.get(i).l2();
        }
        return Median.of(ratios);
    }

    /** Number of NaN and infinite values. */
    long nonFinite() {
        return epochs.stream().mapToLong(Totals::nonFinite).sum();
    }

    /** What a page keeps of it. */
    Typical summary() {
        return new Typical(typical(Totals::meanAbsolute), typical(Totals::l2), nonFinite());
    }

    /**
     * What is typical of the epochs.
     *
     * @param meanAbsolute median of the mean absolute value; NaN if nothing finite was measured
     * @param l2 median of the L2 norm
     * @param nonFinite number of NaN and infinite values
     */
    record Typical(double meanAbsolute, double l2, long nonFinite) {

        /** Of what was not measured. */
        static final Typical NONE = new Typical(Double.NaN, Double.NaN, 0);
    }
}
