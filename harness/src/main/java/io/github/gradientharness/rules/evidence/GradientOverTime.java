package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Median;
import io.github.gradientharness.stats.Summary;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The mean absolute gradient for a recurrent layer's input (dL/dx) at each time step of some windows, in order of time.
 * Sequences of other lengths than the first are left out, unless there are no others. Steps without a finite value are
 * left out.
 *
 * @param steps by the time step's or part's number
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record GradientOverTime(List<Step> steps) {

    /** With fewer there is no way back in time to speak of. */
    private static final int FEWEST_STEPS = 3;

    private static final Pattern STEP = Pattern.compile("time steps? (\\d{1,9}).*");
    private static final Pattern PART = Pattern.compile("part (\\d{1,9}) of .*");

    /**
     * A stretch of time steps.
     *
     * @param name as it is recorded, such as "time step 1"
     * @param size mean absolute value
     */
    public record Step(String name, double size) {}

    /** Copies the list. */
    public GradientOverTime {
        steps = List.copyOf(steps);
    }

    /** Those layers of which it was measured at all. */
    public static List<Layer> measured(List<Epoch> epochs, List<Layer> layers) {
        Set<Integer> measured = new HashSet<>();
        for (Epoch epoch : epochs) {
            for (Window window : epoch.windows()) {
                for (Series series : window.series().keySet()) {
                    if (series.quantity() == Quantity.INPUT_GRADIENT) {
                        measured.add(series.layer());
                    }
                }
            }
        }
        return layers.stream().filter(layer -> measured.contains(layer.index())).toList();
    }

    /** Of several windows. */
    public static GradientOverTime of(List<Window> windows, Layer layer) {
        TreeMap<Integer, Step> steps = steps(windows, layer, STEP);
        return new GradientOverTime(List.copyOf((steps.isEmpty() ? steps(windows, layer, PART) : steps).values()));
    }

    private static TreeMap<Integer, Step> steps(List<Window> windows, Layer layer, Pattern pattern) {
        TreeMap<Integer, Map.Entry<String, Summary>> found = new TreeMap<>();
        for (Window window : windows) {
            window.series().forEach((series, summary) -> {
                int number = number(series, layer, pattern);
                if (number > 0) {
                    found.merge(
                            number,
                            Map.entry(series.parameter(), summary),
                            (one, other) ->
                                    Map.entry(one.getKey(), one.getValue().merge(other.getValue())));
                }
            });
        }
        TreeMap<Integer, Step> steps = new TreeMap<>();
        found.forEach((number, entry) -> {
            if (entry.getValue().finiteCount() > 0) {
                steps.put(number, new Step(entry.getKey(), entry.getValue().meanAbsolute()));
            }
        });
        return steps;
    }

    private static int number(Series series, Layer layer, Pattern pattern) {
        if (series.quantity() != Quantity.INPUT_GRADIENT || series.layer() != layer.index()) {
            return 0;
        }
        Matcher matcher = pattern.matcher(series.parameter());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The time step that gets most. */
    public Optional<Step> largest() {
        return steps.stream().max(Comparator.comparingDouble(Step::size));
    }

    /**
     * Of the time steps before the one that gets most, the one that gets least. Those that get exactly nothing may be padding:
     * they count only where there are no others.
     */
    public Optional<Step> smallestBefore() {
        List<Step> before = largest()
                .map(largest -> steps.subList(0, steps.indexOf(largest)))
                .orElse(List.of());
        return before.stream()
                .filter(step -> step.size() > 0)
                .min(Comparator.comparingDouble(Step::size))
                .or(() -> before.stream().findFirst());
    }

    /** How much is left back in time: the smallest over the largest step; NaN where that can't be said. */
    public double left() {
        return ratio(smallestBefore(), largest());
    }

    /** How much it grows back in time: the first over the last step; NaN where that can't be said. */
    public double growth() {
        return steps.isEmpty()
                ? Double.NaN
                : ratio(Optional.of(steps.get(0)), Optional.of(steps.get(steps.size() - 1)));
    }

    private double ratio(Optional<Step> step, Optional<Step> over) {
        return steps.size() < FEWEST_STEPS
                        || step.isEmpty()
                        || over.isEmpty()
                        || over.get().size() == 0
                ? Double.NaN
                : step.get().size() / over.get().size();
    }

    /** The median of a number over epochs; NaN where it was never measured. */
    public static double median(List<Epoch> epochs, Layer layer, ToDoubleFunction<GradientOverTime> number) {
        return Median.of(epochs.stream().mapToDouble(epoch -> number.applyAsDouble(of(epoch.windows(), layer))));
    }
}
