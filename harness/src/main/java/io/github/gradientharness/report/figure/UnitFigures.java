package io.github.gradientharness.report.figure;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.chart.Bar;
import io.github.gradientharness.report.chart.BarChart;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.report.view.TableView;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.stats.UnitValue;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The units of the layer that matters most: how many are dead or saturated, and which. */
final class UnitFigures {

    private UnitFigures() {}

    static List<FigureView> of(Training training, Detail detail) {
        Recording recording = training.diagnosis().recording();
        List<Layer> withUnits = withUnits(recording);
        if (withUnits.isEmpty()) {
            return List.of();
        }
        Layer chosen =
                LayersOfInterest.of(training, withUnits, Function.identity()).get(0);
        List<FigureView> figures = new ArrayList<>();
        for (Statistic statistic : Statistic.values()) {
            last(recording, chosen, statistic).ifPresent(found -> figures.add(figure(chosen.name(), statistic, found)));
        }
        return figures;
    }

    private static List<Layer> withUnits(Recording recording) {
        List<Layer> layers = recording.header().model().layers();
        Set<Integer> measured = new HashSet<>();
        for (int i = 0; i < recording.windows().size() && measured.size() < layers.size(); i++) {
            recording.windows().get(i).units().keySet().forEach(series -> measured.add(series.layer()));
        }
        return layers.stream().filter(layer -> measured.contains(layer.index())).toList();
    }

    private record Found(Window window, UnitSummary units) {}

    private static Optional<Found> last(Recording recording, Layer layer, Statistic statistic) {
        List<UnitSeries> keys = Stream.concat(layer.parameters().stream().map(Parameter::name), Stream.of(""))
                .map(parameter -> new UnitSeries(layer.index(), parameter, statistic))
                .toList();
        List<Window> windows = recording.windows();
        for (int i = windows.size() - 1; i >= 0; i--) {
            for (UnitSeries key : keys) {
                UnitSummary units = windows.get(i).units().get(key);
                if (units != null && units.values().count() > 0) {
                    return Optional.of(new Found(windows.get(i), units));
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
