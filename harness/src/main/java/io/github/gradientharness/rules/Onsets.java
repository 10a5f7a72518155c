package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.JudgedProfile.Comparison;
import io.github.gradientharness.verdict.Onset;
import io.github.gradientharness.verdict.Period;
import io.github.gradientharness.verdict.ProfiledQuantity;
import io.github.gradientharness.verdict.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Finds the window in which a finding began, and describes those around it. */
final class Onsets {

    private static final int GOOD = 3;
    private static final int BAD = 2;

    private final Rule rule;
    private final Recording recording;
    private final Finding finding;
    private final List<Window> windows;
    private final @Nullable JudgedProfile profile;

    private Onsets(Rule rule, Recording recording, Finding finding) {
        this.rule = rule;
        this.recording = recording;
        this.finding = finding;
        this.windows = recording.windows();
        this.profile = finding.profile();
    }

    /** The same finding with all that its rule knows of it: what it is called, what shows it, and when it began. */
    static Finding complete(Rule rule, Recording recording, Finding finding, @Nullable JudgedProfile otherwise) {
        Finding called = finding.but().called(rule.title(), rule.mark()).build();
        Finding shown =
                called.profile() == null ? called.but().shownBy(otherwise).build() : called;
        return shown.but()
                .onset(new Onsets(rule, recording, shown).onset().orElse(null))
                .build();
    }

    private Optional<Onset> onset() {
        int bad = firstBad();
        if (bad == windows.size()) {
            return Optional.empty();
        }
        List<Onset.OfWindow> shown = new ArrayList<>();
        int from = Math.max(0, bad - GOOD);
        for (Window window : windows.subList(from, Math.min(windows.size(), bad + BAD))) {
            shown.add(new Onset.OfWindow(Period.of(window), numbers(window)));
        }
        return Optional.of(new Onset(bad - from, isBad(windows.get(bad)), isOfNetwork(), columns(), shown));
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
        return rule.isBad(recording, window, finding);
    }

    private boolean isOfNetwork() {
        return finding.rule().equals(RuleId.NON_FINITE);
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("loss"));
        if (isOfNetwork()) {
            columns.add("largest |gradient|");
        } else if (profile != null && sick().isPresent()) {
            columns.add(profile.quantity().ofOne());
            if (profile.comparison() == Comparison.SHARE_OF_LARGEST) {
                columns.add("over the largest layer's");
            }
        }
        return columns;
    }

    private List<String> numbers(Window window) {
        List<String> numbers =
                new ArrayList<>(List.of(size(window.loss(), window.loss().mean())));
        if (isOfNetwork()) {
            numbers.add(largest(window));
        } else if (profile != null && sick().isPresent()) {
            numbers.add(number(profile.quantity(), window, sick().get()));
            if (profile.comparison() == Comparison.SHARE_OF_LARGEST) {
                double share = shareOfLargest(recording, window, finding);
                numbers.add(Double.isNaN(share) ? "-" : finding.limit().print(share));
            }
        }
        return numbers;
    }

    /** The layer of the finding, if windows can tell its number. */
    private Optional<Layer> sick() {
        return layer(recording, finding.layer())
                .filter(layer -> profile != null
                        && !profile.quantity().isShare()
                        && profile.layer(layer.name()).isPresent());
    }

    private static Optional<Layer> layer(Recording recording, String name) {
        return recording.header().model().layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst();
    }

    private static String number(ProfiledQuantity quantity, Window window, Layer layer) {
        Summary summary = summary(quantity, window, layer);
        return switch (quantity) {
            case GRADIENT_NORM -> size(summary, summary.l2());
            case UPDATE ->
                size(
                        summary,
                        summary.l2() / window.kernels(layer, Quantity.PARAMETER).l2());
            default -> size(summary, summary.meanAbsolute());
        };
    }

    private static Summary summary(ProfiledQuantity profiled, Window window, Layer layer) {
        Quantity quantity = profiled.quantity().orElse(Quantity.GRADIENT);
        return switch (quantity) {
            case ACTIVATION, ACTIVATION_GRADIENT ->
                window.summary(new Series(layer.index(), "", quantity)).orElse(Summary.EMPTY);
            default -> window.kernels(layer, quantity);
        };
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

    /** The mean absolute value of a finding's layer over that of the layer that has most; NaN if either is not known. */
    static double shareOfLargest(Recording recording, Window window, Finding finding) {
        JudgedProfile profile = finding.profile();
        if (profile == null) {
            return Double.NaN;
        }
        OptionalDouble largest = recording.header().model().layers().stream()
                .filter(layer -> profile.layer(layer.name())
                        .filter(one -> one.limit() != null)
                        .isPresent())
                .mapToDouble(layer -> summary(profile.quantity(), window, layer).meanAbsolute())
                .filter(Double::isFinite)
                .max();
        double own = layer(recording, finding.layer())
                .map(layer -> summary(profile.quantity(), window, layer).meanAbsolute())
                .orElse(Double.NaN);
        return largest.isPresent() ? own / largest.getAsDouble() : Double.NaN;
    }
}
