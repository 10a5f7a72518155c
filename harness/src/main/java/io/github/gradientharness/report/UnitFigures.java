package io.github.gradientharness.report;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.report.view.TableView;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.stats.UnitValue;
import io.github.gradientharness.verdict.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The units of the layer that matters most: how many are dead or saturated, and which. */
final class UnitFigures {

    private UnitFigures() {}

    static List<FigureView> of(Training training, Detail detail) {
        Recording recording = training.diagnosis().recording();
        List<LayerSeries> withUnits = recording.header().model().layers().stream()
                .filter(layer -> recording.windows().stream()
                        .flatMap(window -> window.units().keySet().stream())
                        .anyMatch(series -> series.layer() == layer.index()))
                .map(LayerSeries::ofNothing)
                .toList();
        if (withUnits.isEmpty()) {
            return List.of();
        }
        LayerSeries chosen = LayersOfInterest.of(training, withUnits).get(0);
        List<FigureView> figures = new ArrayList<>();
        for (Statistic statistic : Statistic.values()) {
            last(recording, chosen.layer().index(), statistic)
                    .ifPresent(found -> figures.add(figure(chosen.layer().name(), statistic, found)));
        }
        return figures;
    }

    private record Found(Window window, UnitSummary units) {}

    private static Optional<Found> last(Recording recording, int layer, Statistic statistic) {
        List<Window> windows = recording.windows();
        for (int i = windows.size() - 1; i >= 0; i--) {
            Window window = windows.get(i);
            for (UnitSeries series : window.units().keySet()) {
                if (series.layer() == layer
                        && series.statistic() == statistic
                        && window.units().get(series).values().count() > 0) {
                    return Optional.of(new Found(window, window.units().get(series)));
                }
            }
        }
        return Optional.empty();
    }

    private static FigureView figure(String layer, Statistic statistic, Found found) {
        boolean gradient = statistic == Statistic.GRADIENT_L2;
        List<Bar> bars =
                gradient ? UnitBars.ofMagnitudes(found.units.values()) : UnitBars.ofShares(found.units.values());
        String what = switch (statistic) {
            case GRADIENT_L2 -> "L2 norm of each unit's gradient";
            case ZERO_SHARE -> "share of samples for which a unit is exactly 0";
            case SATURATED_SHARE -> "share of samples for which a unit is saturated";
        };
        String healthy = gradient
                ? "Healthy units lie together; one far to the left, or at 0, does not learn."
                : "Healthy is a small share; a bar at 100 % counts units that never pass a gradient on.";
        return new FigureView(
                new BarChart(bars)
                        .draw("units-" + statistic.ordinal(), "Units of " + Shown.label(layer, 40) + ": " + what, what),
                "Share of the " + found.units.units() + " units, in " + Measurements.name(found.window) + ". "
                        + healthy,
                List.of(),
                "",
                table(gradient ? found.units.lowest() : found.units.highest(), what));
    }

    private static TableView table(List<UnitValue> worst, String what) {
        List<List<String>> rows = IntStream.range(0, worst.size())
                .mapToObj(i -> List.of(
                        "unit " + worst.get(i).unit(),
                        Numbers.print(worst.get(i).value())))
                .toList();
        return new TableView("The worst units by index, from 0", List.of("unit", what), rows, List.of());
    }
}
