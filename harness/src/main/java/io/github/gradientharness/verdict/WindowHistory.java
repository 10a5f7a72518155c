package io.github.gradientharness.verdict;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The last good windows before a finding begins, and the first bad ones. */
final class WindowHistory {

    private static final int GOOD = 3;
    private static final int BAD = 2;

    private final List<Window> windows;
    private final Finding finding;
    private final ProfiledQuantity quantity;
    private final List<Layer> layers;
    private final Optional<Layer> sick;

    WindowHistory(Recording recording, Finding finding) {
        this.windows = recording.windows();
        this.finding = finding;
        this.quantity = ProfiledQuantity.of(finding);
        this.layers = quantity.layers(recording);
        this.sick = layers.stream()
                .filter(layer -> layer.name().equals(finding.layer()))
                .findFirst();
    }

    /** Heading and table; nothing if there is no window in which it is so. */
    List<String> lines() {
        int bad = firstBad();
        if (bad == windows.size()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        if (bad == 0) {
            lines.addAll(ShownText.wrapped(fromTheBeginning()));
        } else {
            lines.addAll(ShownText.wrapped("Good before iteration "
                    + windows.get(bad).fromIteration() + ": training did this, not how the network starts."));
        }
        lines.addAll(table(bad).lines());
        return lines;
    }

    /** Whether a fact says no more than the table does. */
    boolean says(Evidence fact) {
        return fact.name().equals("last finite window");
    }

    /** The first window in which it is so; empty if there is none. */
    Optional<Window> firstBadWindow() {
        return windows.stream().skip(firstBad()).findFirst();
    }

    private String fromTheBeginning() {
        long length = windows.get(0).iterations();
        if (!isBad(windows.get(0))) {
            return "Bad in the first epoch already: look at how the network starts before you look at how it trains.";
        }
        if (isAboutAnyLayer()) {
            return "Bad from the first iteration on: it is the data or the initial parameters, not what training did.";
        }
        return length == 1
                ? "Bad from the first iteration on: this is how the network starts, not what training did."
                : "Bad in the first window already, which holds " + length
                        + " iterations: probably how the network starts, not what training did.";
    }

    private TextTable table(int bad) {
        TextTable table = new TextTable(heading());
        int to = Math.min(windows.size(), bad + BAD);
        for (int i = Math.max(0, bad - GOOD); i < to; i++) {
            table.add(cells(windows.get(i)), i == bad && bad > 0 ? "  <-- bad from here on" : "");
        }
        return table;
    }

    private List<String> heading() {
        List<String> heading = new ArrayList<>(List.of("window", "loss"));
        if (isAboutAnyLayer()) {
            heading.add("largest |gradient|");
        } else if (sick.isPresent()) {
            heading.add("its " + quantity.size());
            if (isAboutRatio()) {
                heading.add("over the largest layer's");
            }
        }
        return heading;
    }

    private List<String> cells(Window window) {
        List<String> cells = new ArrayList<>(
                List.of(place(window), size(window.loss(), window.loss().mean())));
        if (isAboutAnyLayer()) {
            cells.add(largest(window));
        } else if (sick.isPresent()) {
            Summary gradient = quantity.summary(window, sick.get());
            cells.add(size(gradient, gradient.meanAbsolute()));
            if (isAboutRatio()) {
                double ratio = ratio(window);
                cells.add(Double.isNaN(ratio) ? "-" : Numbers.print(ratio, finding.limit()));
            }
        }
        return cells;
    }

    private boolean isAboutAnyLayer() {
        return finding.rule().equals(RuleId.NON_FINITE);
    }

    private boolean isAboutRatio() {
        return finding.rule().equals(RuleId.VANISHING_GRADIENT);
    }

    static String place(Window window) {
        String epoch = window.fromEpoch() == window.toEpoch()
                ? "epoch " + window.fromEpoch()
                : "epochs " + window.fromEpoch() + " to " + window.toEpoch();
        return epoch
                + (window.iterations() == 1
                        ? ", iteration " + window.toIteration()
                        : ", iterations " + window.fromIteration() + " to " + window.toIteration());
    }

    private static String size(Summary summary, double value) {
        if (summary.nonFinite() > 0) {
            return summary.nans() > 0 ? "NaN" : "infinite";
        }
        return summary.count() == 0 ? "not measured" : Numbers.print(value);
    }

    private static String largest(Window window) {
        Summary all = window.series().entrySet().stream()
                .filter(entry -> entry.getKey().quantity() == Quantity.GRADIENT)
                .map(Map.Entry::getValue)
                .reduce(Summary.EMPTY, Summary::merge);
        return size(all, Math.max(Math.abs(all.min()), Math.abs(all.max())));
    }

    /** The sick layer's mean |gradient| over that of the layer that has most; NaN if either is not known. */
    private double ratio(Window window) {
        OptionalDouble largest = layers.stream()
                .mapToDouble(layer -> quantity.summary(window, layer).meanAbsolute())
                .filter(Double::isFinite)
                .max();
        double own = sick.map(layer -> quantity.summary(window, layer).meanAbsolute())
                .orElse(Double.NaN);
        return largest.isPresent() ? own / largest.getAsDouble() : Double.NaN;
    }

    /**
     * The first window in which it is so. A rule may look at whole epochs only; where the windows are finer, and what is
     * wrong can be seen in one alone, its own number decides.
     */
    private int firstBad() {
        int since = 0;
        while (since < windows.size() && windows.get(since).toIteration() < finding.sinceIteration()) {
            since++;
        }
        int first = since;
        while (first < windows.size()
                && windows.get(first).fromEpoch() <= finding.sinceEpoch()
                && !isBad(windows.get(first))) {
            first++;
        }
        if (first == windows.size() || !isBad(windows.get(first))) {
            return since;
        }
        while (first > 0 && isBad(windows.get(first - 1))) {
            first--;
        }
        return first;
    }

    private boolean isBad(Window window) {
        return switch (finding.rule()) {
            case RuleId.NON_FINITE -> window.hasNonFinite();
            case RuleId.DEAD_LAYER ->
                sick.isPresent()
                        && window.kernels(sick.get(), Quantity.GRADIENT).isAllZero();
            case RuleId.VANISHING_GRADIENT -> ratio(window) < finding.limit().value();
            case RuleId.EXPLODING_GRADIENT ->
                sick.isPresent()
                        && finding.limit()
                                .isBrokenBy(quantity.summary(window, sick.get()).l2());
            default -> false;
        };
    }
}
