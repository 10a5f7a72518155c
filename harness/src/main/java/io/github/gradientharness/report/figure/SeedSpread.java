package io.github.gradientharness.report.figure;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.report.series.LayerTotals;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.ProfiledQuantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/**
 * How far the seeds of a test lie apart, layer by layer.
 *
 * @param layers in forward order
 * @param seeds number of trainings
 * @param when of which part of the trainings
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SeedSpread(List<OfLayer> layers, int seeds, String when) {

    /**
     * The mean |gradient| of one layer's kernels in the first epochs, over seeds.
     *
     * @param layer the layer's name
     * @param smallest the smallest
     * @param smallestSeed the seed that has it
     * @param median the one in the middle, or the mean of the two there
     * @param largest the largest
     * @param largestSeed the seed that has it
     * @param notANumber number of seeds of which there is no finite value
     */
    record OfLayer(
            String layer,
            double smallest,
            long smallestSeed,
            double median,
            double largest,
            long largestSeed,
            int notANumber) {}

    private record Value(long seed, double gradient) {}

    /** Compares the trainings that have the layers of the first one. */
    public static SeedSpread of(List<Training> trainings) {
        List<Training> alike = trainings.stream()
                .filter(training -> names(training).equals(names(trainings.get(0))))
                .toList();
        List<OfLayer> layers = new ArrayList<>();
        int number = alike.isEmpty() ? 0 : names(alike.get(0)).size();
        for (int position = 0; position < number; position++) {
            layers.add(of(alike, position));
        }
        String when = alike.stream()
                .flatMap(training -> training.diagnosis().overview(ProfiledQuantity.KERNEL_GRADIENT).stream())
                .map(JudgedProfile::when)
                .findFirst()
                .orElse("");
        return new SeedSpread(layers, alike.size(), when);
    }

    private static List<String> names(Training training) {
        return training.measurements().layers().stream()
                .map(LayerTotals::layer)
                .map(Layer::name)
                .toList();
    }

    private static OfLayer of(List<Training> trainings, int position) {
        List<Value> finite = trainings.stream()
                .map(training -> value(training, position))
                .filter(value -> Double.isFinite(value.gradient))
                .sorted(Comparator.comparingDouble(Value::gradient))
                .toList();
        String name = names(trainings.get(0)).get(position);
        if (finite.isEmpty()) {
            return new OfLayer(name, Double.NaN, 0, Double.NaN, Double.NaN, 0, trainings.size());
        }
        Value smallest = finite.get(0);
        Value largest = finite.get(finite.size() - 1);
        return new OfLayer(
                name,
                smallest.gradient,
                smallest.seed,
                median(finite),
                largest.gradient,
                largest.seed,
                trainings.size() - finite.size());
    }

    private static double median(List<Value> sorted) {
        double lower = sorted.get((sorted.size() - 1) / 2).gradient;
        double upper = sorted.get(sorted.size() / 2).gradient;
        return (lower + upper) / 2;
    }

    /** A mean of what is left when NaN is left out would look healthy: it is no value. */
    private static Value value(Training training, int position) {
        SeedGroup group = training.header().seedGroup();
        double gradient = training.diagnosis()
                .overview(ProfiledQuantity.KERNEL_GRADIENT)
                .flatMap(profile -> profile.layer(names(training).get(position)))
                .filter(JudgedProfile.OfLayer::isFinite)
                .map(JudgedProfile.OfLayer::value)
                .orElse(Double.NaN);
        return new Value(group == null ? 0 : group.seed(), gradient);
    }

    /** Whether there is nothing to compare. */
    public boolean isEmpty() {
        return seeds < 2 || layers.stream().allMatch(layer -> Double.isNaN(layer.median));
    }
}
