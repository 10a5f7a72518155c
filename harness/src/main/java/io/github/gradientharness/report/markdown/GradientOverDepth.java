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
import java.util.stream.IntStream;

/** The size of each kernel's gradient in the first epochs, with a bar on a logarithmic scale and the sick layers named. */
final class GradientOverDepth {

    /** Last of the first epochs: those that the rules look at. */
    static final int LAST_EARLY_EPOCH = 20;

    private static final int MOST_LAYERS = 40;
    private static final int BAR_FOR_A_FACTOR_OF_TEN = 4;

    private final Diagnosis diagnosis;
    private final List<Window> early;

    GradientOverDepth(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
        this.early = diagnosis.recording().windowsInEpochs(1, LAST_EARLY_EPOCH);
    }

    /** The table; empty if no kernel's gradient was measured. */
    String table() {
        Recording recording = diagnosis.recording();
        List<Layer> layers = recording.header().model().layersWithKernel();
        List<Summary> gradients = layers.stream().map(this::gradient).toList();
        if (gradients.stream().noneMatch(gradient -> gradient.count() > 0)) {
            return "";
        }
        double smallest = gradients.stream()
                .mapToDouble(Summary::meanAbsolute)
                .filter(size -> size > 0)
                .min()
                .orElse(1);
        MarkdownTable table = new MarkdownTable(List.of("layer", "mean gradient, absolute", "", ""));
        IntStream.range(0, layers.size())
                .filter(i -> i < MOST_LAYERS / 2 || i >= layers.size() - MOST_LAYERS / 2)
                .forEach(i -> table.row(List.of(
                        MarkdownText.name(layers.get(i).name()),
                        size(gradients.get(i)),
                        bar(gradients.get(i), smallest),
                        sicknesses(layers.get(i)))));
        String cut = layers.size() > MOST_LAYERS
                ? ", the first and the last " + MOST_LAYERS / 2 + " of " + layers.size() + " layers"
                : "";
        int last = Math.min(LAST_EARLY_EPOCH, recording.lastEpoch());
        return "Gradient over depth in epochs 1 to " + last + cut + " (bars: logarithmic, " + BAR_FOR_A_FACTOR_OF_TEN
                + " blocks for a factor of 10)\n\n" + table;
    }

    private Summary gradient(Layer layer) {
        return early.stream()
                .map(window -> window.kernels(layer, Quantity.GRADIENT))
                .reduce(Summary.EMPTY, Summary::merge);
    }

    private static String size(Summary gradient) {
        if (gradient.count() == 0) {
            return "not measured";
        }
        return gradient.nonFinite() > 0 ? "not finite" : Numbers.print(gradient.meanAbsolute());
    }

    private static String bar(Summary gradient, double smallest) {
        double size = gradient.meanAbsolute();
        if (gradient.nonFinite() > 0 || !(size > 0)) {
            return "";
        }
        return "\u2588"
                .repeat(1 + (int) Math.round(BAR_FOR_A_FACTOR_OF_TEN * Math.min(30, Math.log10(size / smallest))));
    }

    private String sicknesses(Layer layer) {
        List<String> rules = diagnosis.findings().stream()
                .filter(finding -> finding.layer().equals(layer.name()))
                .map(Finding::rule)
                .distinct()
                .map(MarkdownText::name)
                .toList();
        return rules.isEmpty() ? "" : "\u2190 " + String.join(", ", rules);
    }
}
