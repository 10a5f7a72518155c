package io.github.gradientharness.verdict;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Median;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.verdict.DepthChart.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The size of the gradient over depth in the epochs that a finding speaks of: for each layer the median, over these epochs,
 * of its kernels' mean |gradient|, or of its mean |dL/da| where the finding is about that. What is not finite is shown in the window in which it began, before it has spread. Where
 * there is no number, a word says why.
 */
final class GradientProfile {

    private static final String FROZEN = "FrozenLayer";

    private final Recording recording;
    private final List<Finding> findings;
    private final ProfiledQuantity quantity;
    private final List<Window> stretches;
    private final String when;

    /**
     * A profile in a finding's epochs.
     *
     * @param findings whose layers are marked
     */
    GradientProfile(Recording recording, Finding about, List<Finding> findings) {
        this.recording = recording;
        this.findings = findings;
        this.quantity = ProfiledQuantity.of(about);
        Optional<Window> firstBad = about.rule().equals(RuleId.NON_FINITE)
                ? new WindowHistory(recording, about).firstBadWindow()
                : Optional.empty();
        this.stretches = firstBad.map(List::of).orElseGet(() -> epochs(recording, about));
        this.when = firstBad.map(WindowHistory::place).orElseGet(() -> epochs(about));
    }

    private static List<Window> epochs(Recording recording, Finding about) {
        TreeMap<Integer, Window> byEpoch = new TreeMap<>();
        recording
                .windowsInEpochs(about.fromEpoch(), about.toEpoch())
                .forEach(window -> byEpoch.merge(window.toEpoch(), window, Window::merge));
        return List.copyOf(byEpoch.values());
    }

    /** Heading and chart; nothing if no layer has a kernel. */
    List<String> lines() {
        DepthChart chart = new DepthChart(rows());
        if (chart.rows().isEmpty()) {
            return List.of();
        }
        String scale = chart.scale().isEmpty() ? "" : " (" + chart.scale() + ")";
        List<String> lines = new ArrayList<>(ShownText.wrapped(heading() + " in " + when + scale));
        lines.addAll(chart.lines().lines().toList());
        return lines;
    }

    private String heading() {
        String size = quantity.size();
        return Character.toUpperCase(size.charAt(0)) + size.substring(1) + " of each " + quantity.of();
    }

    static String epochs(Finding finding) {
        return finding.fromEpoch() == finding.toEpoch()
                ? "epoch " + finding.toEpoch()
                : "epochs " + finding.fromEpoch() + " to " + finding.toEpoch();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        List<Layer> measured = quantity.layers(recording);
        for (Layer layer : recording.header().model().layers()) {
            String mark = mark(layer);
            if (measured.contains(layer)) {
                rows.add(row(layer, mark));
            } else if (layer.type().startsWith(FROZEN)) {
                rows.add(new Row(layer.name(), Double.NaN, "frozen", mark));
            } else if (!mark.isEmpty()) {
                rows.add(new Row(layer.name(), Double.NaN, layer.hasKernel() ? "not measured" : "no kernel", mark));
            }
        }
        return rows;
    }

    private Row row(Layer layer, String mark) {
        List<Summary> summaries = stretches.stream()
                .map(stretch -> quantity.summary(stretch, layer))
                .toList();
        Summary all = summaries.stream().reduce(Summary.EMPTY, Summary::merge);
        double size = typical(summaries);
        long dead = summaries.stream().filter(Summary::isAllZero).count();
        if (all.count() == 0) {
            return new Row(layer.name(), Double.NaN, "not measured", mark);
        }
        if (all.nonFinite() > 0) {
            return new Row(layer.name(), Double.NaN, all.nans() > 0 ? "NaN" : "infinite", mark);
        }
        if (all.isAllZero()) {
            return new Row(layer.name(), 0, "no gradient", mark);
        }
        return size > 0
                ? new Row(layer.name(), size, Numbers.print(size), mark)
                : new Row(layer.name(), 0, "no gradient in " + dead + " of " + summaries.size() + " epochs", mark);
    }

    /** The size of a layer's gradient as the chart shows it; NaN if there is none. */
    private static double typical(List<Summary> summaries) {
        return Median.of(summaries.stream().mapToDouble(Summary::meanAbsolute).filter(Double::isFinite));
    }

    private String mark(Layer layer) {
        return findings.stream()
                .filter(finding -> finding.layer().equals(layer.name()))
                .map(finding -> word(finding.rule()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String word(String rule) {
        return switch (rule) {
            case RuleId.VANISHING_GRADIENT -> "vanishing";
            case RuleId.EXPLODING_GRADIENT -> "exploding";
            case RuleId.NON_FINITE -> "not finite";
            case RuleId.DEAD_LAYER -> "dead";
            case RuleId.SATURATED_LAYER -> "saturated";
            case RuleId.COLLAPSED_LAYER -> "collapsed";
            case RuleId.STALLED_LAYER -> "stalled";
            default -> rule;
        };
    }

    /** Whether a fact says no more than the chart does. */
    boolean says(Evidence fact) {
        return quantity.layers(recording).stream()
                .anyMatch(layer -> fact.name().equals(quantity.size() + " of " + layer.name()));
    }
}
