package io.github.gradientharness.report.figure;

import io.github.gradientharness.report.chart.LayerChoice;
import io.github.gradientharness.report.series.LayerTotals;
import io.github.gradientharness.report.view.TableView;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.Shown;
import io.github.gradientharness.verdict.JudgedProfile;
import java.util.ArrayList;
import java.util.List;

/** The numbers behind the picture of gradient over depth. */
final class ProfileTable {

    private ProfileTable() {}

    static TableView of(Training training, DepthProfile profile, int most) {
        List<LayerTotals> layers = training.measurements().layers();
        List<Integer> sick = Measurements.positions(
                layers,
                profile.sick().stream()
                        .map(position -> profile.layers().get(position).layer())
                        .toList());
        List<Integer> chosen = LayerChoice.of(layers.size(), sick, most);
        List<List<String>> rows = new ArrayList<>();
        List<Integer> marked = new ArrayList<>();
        for (int position : chosen) {
            if (sick.contains(position)) {
                marked.add(rows.size());
            }
            rows.add(row(profile.judged(), layers.get(position)));
        }
        String shown = chosen.size() < layers.size() ? ", " + chosen.size() + " of " + layers.size() + " layers" : "";
        return new TableView(
                "Gradient of the kernels, from input to output" + shown, headings(profile.judged()), rows, marked);
    }

    private static List<String> headings(JudgedProfile judged) {
        return List.of(
                "layer",
                judged.quantity().size() + ", " + judged.period().text(),
                "mean |gradient|, whole run",
                "L2 norm, whole run",
                "exact zeros",
                "NaN or infinite",
                "update / parameter");
    }

    private static List<String> row(JudgedProfile judged, LayerTotals measured) {
        String name = measured.layer().name();
        return List.of(
                Shown.name(name),
                judged.layer(name).map(judged::text).orElse("–"),
                number(measured.whole().meanAbsolute()),
                number(measured.whole().l2()),
                Double.isNaN(measured.whole().zeroShare())
                        ? "–"
                        : Numbers.percent(measured.whole().zeroShare()),
                Long.toString(measured.whole().nonFinite()),
                number(measured.updateRatio()));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : Numbers.print(value);
    }
}
