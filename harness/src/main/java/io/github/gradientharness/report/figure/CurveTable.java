package io.github.gradientharness.report.figure;

import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.view.TableView;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.List;

/** The numbers behind a line chart. */
final class CurveTable {

    private CurveTable() {}

    /** At most {@code most} of the points, evenly spread; the curves have a point for each of the places. */
    static TableView of(String caption, List<String> places, List<Curve> curves, int most) {
        List<String> headings = new ArrayList<>(List.of("when"));
        curves.forEach(curve -> headings.add(Shown.label(curve.name(), 40)));
        List<List<String>> rows = new ArrayList<>();
        for (int index : Curve.spread(places.size(), most)) {
            List<String> row = new ArrayList<>(List.of(places.get(index)));
            curves.forEach(curve -> row.add(value(curve, index)));
            rows.add(row);
        }
        String shown = rows.size() < places.size() ? ", " + rows.size() + " of " + places.size() + " points" : "";
        return new TableView(caption + shown, headings, rows, List.of());
    }

    private static String value(Curve curve, int index) {
        return index < curve.points().size()
                ? Numbers.print(curve.points().get(index).y())
                : "";
    }
}
