package io.github.gradientharness.report.chart;

import io.github.gradientharness.json.Json;
import io.github.gradientharness.text.Shown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apiguardian.api.API;

/**
 * The numbers of a chart as JSON that can stand in a page: no text in it can end the script element it stands in.
 *
 * <p>{@code unit} and {@code x} are what is counted across and the places, {@code names} what the places are called instead;
 * of {@code series}, {@code y} has a number for each place, with four digits, or null; {@code log} asks for an axis of powers
 * of ten, {@code span} for lines across nulls.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PlotJson {

    static final int LONGEST_NAME = 60;

    private final StringBuilder json = new StringBuilder();

    private PlotJson() {}

    /** The curves at no more than {@code most} places, evenly spread; empty if there is nothing to zoom into. */
    static String of(Extent extent, boolean logarithmic, List<Curve> curves, int most) {
        double[] places = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Point::x)
                .sorted()
                .distinct()
                .toArray();
        List<Integer> chosen = Curve.spread(places.length, most);
        if (chosen.size() < 2) {
            return "";
        }
        double[] shown = chosen.stream().mapToDouble(i -> places[i]).toArray();
        boolean apart = curves.stream().anyMatch(curve -> curve.points().size() < places.length);
        return new PlotJson().write(extent, logarithmic, curves, shown, apart);
    }

    /**
     * A profile over depth: of how many {@code layers} it is, and the numbers {@code y}, as above, of those at {@code x},
     * the first layer being 0.
     */
    public static String ofProfile(Curve profile, int layers) {
        List<Point> points = profile.points();
        PlotJson plot = new PlotJson();
        plot.json.append("{\"layers\":").append(layers).append(",\"x\":[");
        plot.separated(points.size(), i -> plot.json.append(number(points.get(i).x(), 1)));
        plot.json.append("],\"y\":[");
        plot.separated(points.size(), i -> plot.json.append(value(points.get(i).y())));
        return plot.json.append("]}").toString();
    }

    private String write(Extent extent, boolean logarithmic, List<Curve> curves, double[] places, boolean apart) {
        json.append("{\"unit\":").append(text(extent.unit()));
        json.append(",\"log\":").append(logarithmic).append(",\"span\":").append(apart);
        if (!extent.names().isEmpty()) {
            json.append(",\"names\":[");
            separated(
                    extent.names().size(), i -> json.append(text(extent.names().get(i))));
            json.append(']');
        }
        json.append(",\"x\":[");
        separated(places.length, i -> json.append(number(places[i], 1e3)));
        json.append("],\"series\":[");
        separated(curves.size(), i -> series(curves.get(i), places));
        return json.append("]}").toString();
    }

    private void series(Curve curve, double[] places) {
        Map<Double, Double> values = new HashMap<>();
        curve.points().forEach(point -> values.put(point.x(), point.y()));
        json.append("{\"name\":").append(text(Shown.label(curve.name(), LONGEST_NAME)));
        json.append(",\"style\":").append(text(curve.style())).append(",\"y\":[");
        separated(places.length, i -> json.append(value(values.getOrDefault(places[i], Double.NaN))));
        json.append("]}");
    }

    private static String value(double value) {
        return Double.isFinite(value) ? digits(value, 4) : "null";
    }

    private void separated(int number, IntConsumer write) {
        for (int i = 0; i < number; i++) {
            if (i > 0) {
                json.append(',');
            }
            write.accept(i);
        }
    }

    /** Rounded to so many digits. */
    static String digits(double value, int digits) {
        return value == 0 ? "0" : number(value, Math.pow(10, digits - 1 - Math.floor(Math.log10(Math.abs(value)))));
    }

    /** Rounded to a fraction, as the shortest text that is read back as the same number. */
    private static String number(double value, double fraction) {
        double rounded = Math.rint(value * fraction) / fraction;
        if (!Double.isFinite(rounded)) {
            return Double.toString(value);
        }
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }

    /** A text as JSON and as JavaScript, without a character that means something to a page. */
    static String text(String text) {
        return Json.text(text)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
