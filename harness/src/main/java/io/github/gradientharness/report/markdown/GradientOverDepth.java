package io.github.gradientharness.report.markdown;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Numbers;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The size of each kernel's gradient in the first epochs, with a bar on a logarithmic scale and the sick layers named. As in
 * failure messages it is the median, over the epochs, of the mean absolute gradient.
 */
final class GradientOverDepth {

    /** Last of the first epochs: those that the rules look at. */
    static final int LAST_EARLY_EPOCH = 20;

    private static final int MOST_LAYERS = 40;
    private static final int BAR_FOR_A_FACTOR_OF_TEN = 4;

    private final List<Layer> layers;
    private final List<Size> sizes;
    private final int lastEpoch;

    /** Takes what it needs of a recording's measurements; they are not kept. */
    GradientOverDepth(Recording recording) {
        List<Window> early = recording.windowsInEpochs(1, LAST_EARLY_EPOCH);
        this.layers = recording.header().model().layersWithKernel();
        this.sizes = layers.stream().map(layer -> size(early, layer)).toList();
        this.lastEpoch = recording.lastEpoch();
    }

    /** The last epoch that was recorded. */
    int lastEpoch() {
        return lastEpoch;
    }

    /**
     * The table; empty if no kernel's gradient was measured.
     *
     * @param diagnosis what the rules said of the recording
     */
    String table(Diagnosis diagnosis) {
        if (sizes.stream().noneMatch(Size::isMeasured)) {
            return "";
        }
        double smallest = sizes.stream()
                .mapToDouble(Size::median)
                .filter(size -> size > 0)
                .min()
                .orElse(1);
        MarkdownTable table = new MarkdownTable(List.of("layer", "mean \\|gradient\\|", "", ""));
        IntStream.range(0, layers.size())
                .filter(i -> i < MOST_LAYERS / 2 || i >= layers.size() - MOST_LAYERS / 2)
                .forEach(i -> table.row(List.of(
                        MarkdownText.name(layers.get(i).name()),
                        sizes.get(i).text(),
                        sizes.get(i).bar(smallest),
                        sicknesses(diagnosis, layers.get(i)))));
        String cut = layers.size() > MOST_LAYERS
                ? ", the first and the last " + MOST_LAYERS / 2 + " of " + layers.size() + " layers"
                : "";
        int last = Math.min(LAST_EARLY_EPOCH, lastEpoch);
        return "Gradient over depth in epochs 1 to " + last + cut + " (bars: logarithmic, " + BAR_FOR_A_FACTOR_OF_TEN
                + " blocks for a factor of 10)\n\n" + table;
    }

    private static Size size(List<Window> early, Layer layer) {
        TreeMap<Integer, Summary> byEpoch = new TreeMap<>();
        early.forEach(
                window -> byEpoch.merge(window.toEpoch(), window.kernels(layer, Quantity.GRADIENT), Summary::merge));
        Summary all = byEpoch.values().stream().reduce(Summary.EMPTY, Summary::merge);
        double[] sorted = byEpoch.values().stream()
                .mapToDouble(Summary::meanAbsolute)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        double median = sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Size(all.count() > 0, all.nonFinite() > 0 ? Double.NaN : median);
    }

    /** A layer's size; NaN where some value was not finite. */
    private record Size(boolean isMeasured, double median) {

        String text() {
            if (!isMeasured) {
                return "not measured";
            }
            return Double.isNaN(median) ? "not finite" : Numbers.print(median);
        }

        String bar(double smallest) {
            if (!(median > 0)) {
                return "";
            }
            double factorsOfTen = Math.min(30, Math.log10(median / smallest));
            return "\u2588".repeat(1 + (int) Math.round(BAR_FOR_A_FACTOR_OF_TEN * factorsOfTen));
        }
    }

    private static String sicknesses(Diagnosis diagnosis, Layer layer) {
        List<String> rules = diagnosis.findings().stream()
                .filter(finding -> finding.layer().equals(layer.name()))
                .map(Finding::rule)
                .distinct()
                .map(MarkdownText::name)
                .toList();
        return rules.isEmpty() ? "" : "\u2190 " + String.join(", ", rules);
    }
}
