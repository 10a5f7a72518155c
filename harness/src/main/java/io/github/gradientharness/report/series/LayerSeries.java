package io.github.gradientharness.report.series;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * A quantity of a layer: of its kernels, or of its output. Windows are named by their position in the recording, from 0.
 *
 * @param layer the layer
 * @param quantity the quantity
 * @param windows what was measured in each window
 * @param place that of this series among them
 * @param whole what was measured over the whole run
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record LayerSeries(Layer layer, Quantity quantity, SummedWindows windows, int place, Totals whole) {

    /** Of which nothing was measured yet. */
    LayerSeries(Layer layer, Quantity quantity, SummedWindows windows, int place) {
        this(layer, quantity, windows, place, new Totals());
    }

    /** Names of the parameters that belong to a quantity of a layer: its kernels', or none where it is of the output. */
    static List<String> parameters(Layer layer, Quantity quantity) {
        return switch (quantity) {
            case GRADIENT, UPDATE, PARAMETER ->
                layer.parameters().stream()
                        .filter(parameter -> parameter.role() == Parameter.Role.KERNEL)
                        .map(Parameter::name)
                        .toList();
            default -> List.of("");
        };
    }

    /** All windows of the recording. */
    private IntStream all() {
        return IntStream.range(0, windows.windows().size());
    }

    public boolean isIn(int window) {
        return windows.isIn(window, place);
    }

    /** What was measured in a window; of nothing if it was not. */
    public Totals in(int window) {
        Totals sum = new Totals();
        addTo(sum, window);
        return sum;
    }

    /** Adds what was measured in a window. */
    public void addTo(Totals sum, int window) {
        windows.addTo(sum, window, place);
    }

    /** Mean absolute value in a window; NaN if some value is not finite, or none was measured. */
    public double meanAbsoluteIn(int window) {
        Totals measured = in(window);
        return measured.nonFinite() > 0 ? Double.NaN : measured.meanAbsolute();
    }

    /** How the values lie in a window, if that was counted. */
    public Optional<Distribution> distributionIn(int position) {
        Window window = windows.windows().get(position);
        return window.distributions().isEmpty()
                ? Optional.empty()
                : parameters(layer, quantity).stream()
                        .map(parameter -> new Series(layer.index(), parameter, quantity))
                        .flatMap(key -> window.distribution(key).stream())
                        .reduce(Distribution::merge)
                        .filter(distribution -> distribution.count() > 0);
    }

    /** The windows in which it was counted how the values lie. */
    public int[] countedWindows() {
        return all().filter(window -> distributionIn(window).isPresent()).toArray();
    }

    /** The windows in which some of the layers' quantity was measured. */
    public static int[] windowsOf(List<LayerSeries> layers) {
        return layers.isEmpty()
                ? new int[0]
                : layers.get(0)
                        .all()
                        .filter(window -> layers.stream().anyMatch(layer -> layer.isIn(window)))
                        .toArray();
    }
}
