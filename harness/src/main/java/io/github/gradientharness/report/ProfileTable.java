package io.github.gradientharness.report;

import io.github.gradientharness.report.view.TableView;
import io.github.gradientharness.verdict.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The numbers behind the picture of gradient over depth. */
final class ProfileTable {

    private ProfileTable() {}

    static TableView of(Training training, int most) {
        List<LayerMeasurement> layers = training.measurements().layers();
        List<Integer> chosen = LayerChoice.of(layers.size(), training.sick(), most);
        List<List<String>> rows = new ArrayList<>();
        List<Integer> marked = new ArrayList<>();
        for (int position : chosen) {
            if (training.sick().contains(position)) {
                marked.add(rows.size());
            }
            rows.add(row(layers.get(position)));
        }
        String shown = chosen.size() < layers.size() ? ", " + chosen.size() + " of " + layers.size() + " layers" : "";
        return new TableView("Gradient of the kernels, from input to output" + shown, headings(training), rows, marked);
    }

    private static List<String> headings(Training training) {
        int last = Math.min(training.measurements().lastEpoch(), LayerMeasurement.LAST_EARLY_EPOCH);
        return List.of(
                "layer",
                "mean |gradient|, epochs 1–" + last,
                "mean |gradient|, whole run",
                "L2 norm, epochs 1–" + last,
                "L2 norm, whole run",
                "exact zeros",
                "NaN or infinite",
                "update / parameter");
    }

    private static List<String> row(LayerMeasurement measured) {
        return List.of(
                Shown.name(measured.layer().name()),
                number(measured.early().meanAbsolute()),
                number(measured.whole().meanAbsolute()),
                number(measured.early().l2()),
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
