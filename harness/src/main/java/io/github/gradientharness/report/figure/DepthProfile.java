package io.github.gradientharness.report.figure;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.report.chart.LayerChoice;
import io.github.gradientharness.text.Shown;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.JudgedProfile.Comparison;
import io.github.gradientharness.verdict.JudgedProfile.OfLayer;
import io.github.gradientharness.verdict.JudgedProfile.State;
import io.github.gradientharness.verdict.Limit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * What was judged of each layer, to be drawn over depth beside the same number over the whole run.
 *
 * @param judged what was judged
 * @param layers those that are drawn, from input to output
 * @param whole their numbers over the whole run
 * @param sick positions of the layers that a finding is about
 * @param low where a band of usual values begins; NaN where there is none
 * @param high where it ends
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record DepthProfile(
        JudgedProfile judged, List<OfLayer> layers, List<Double> whole, List<Integer> sick, double low, double high) {

    /**
     * The drawing of a profile. The healthy band reaches from a limit on shares up to the largest layer.
     *
     * @param whole a layer's number over the whole run, by its name
     * @param sick names of the layers that findings are about
     */
    static DepthProfile of(JudgedProfile judged, ToDoubleFunction<String> whole, Collection<String> sick) {
        List<OfLayer> layers =
                judged.layers().stream().filter(layer -> isDrawn(judged, layer)).toList();
        boolean hasBand = judged.comparison() == Comparison.SHARE_OF_LARGEST && !Double.isNaN(judged.level());
        return new DepthProfile(
                judged,
                layers,
                layers.stream().map(layer -> whole.applyAsDouble(layer.layer())).toList(),
                positions(layers, sick),
                hasBand ? judged.level() : Double.NaN,
                hasBand ? judged.largest() : Double.NaN);
    }

    /** A layer without a kernel has no place among kernels. */
    private static boolean isDrawn(JudgedProfile judged, OfLayer layer) {
        boolean isOfKernels = judged.quantity().quantity().equals(Optional.of(Quantity.GRADIENT));
        boolean isMissing = layer.state() == State.FROZEN && Double.isNaN(layer.value())
                || layer.state() == State.NOT_MEASURED && !isOfKernels;
        return !isMissing;
    }

    private static List<Integer> positions(List<OfLayer> layers, Collection<String> names) {
        return IntStream.range(0, layers.size())
                .filter(i -> names.contains(layers.get(i).layer()))
                .boxed()
                .toList();
    }

    /** The same with a band of usual values. */
    DepthProfile usually(double from, double to) {
        return new DepthProfile(judged, layers, whole, sick, from, to);
    }

    /** What it is, for those who can't see the drawing. */
    public String what() {
        return judged.quantity().title().replaceAll("\\|([^|]+)\\|", "absolute $1");
    }

    /** The numbers in words. */
    String numbers(int most) {
        StringBuilder text = new StringBuilder();
        LayerChoice.of(layers.size(), sick, most)
                .forEach(i -> text.append(Shown.label(layers.get(i).layer(), 40))
                        .append(' ')
                        .append(judged.text(layers.get(i)))
                        .append(sick.contains(i) ? " (sick); " : "; "));
        return what() + " in " + judged.period().text() + ", from input to output: "
                + text.substring(0, Math.max(0, text.length() - 2)) + ".";
    }

    /** The value at which the limit lies; NaN where none is drawn. */
    double limit() {
        return judged.level();
    }

    /** Positions of the layers on the wrong side of the limit that is drawn. */
    List<Integer> beyond() {
        return IntStream.range(0, layers.size())
                .filter(i -> hasLimit() && layers.get(i).isBeyond())
                .boxed()
                .toList();
    }

    /** On which side of the limit they lie. */
    public String side() {
        return judged.limit().map(Limit::kind).equals(Optional.of(Limit.Kind.MAXIMUM)) ? "above" : "below";
    }

    /** Whether there is a limit to draw. */
    public boolean hasLimit() {
        return !Double.isNaN(limit());
    }

    /** Whether there is a band to fill. */
    boolean hasBand() {
        return !Double.isNaN(low);
    }

    /** All that an axis has to reach. */
    double[] values() {
        return DoubleStream.concat(
                        DoubleStream.concat(
                                layers.stream().mapToDouble(OfLayer::value),
                                whole.stream().mapToDouble(value -> value)),
                        DoubleStream.of(low, high, limit()))
                .toArray();
    }
}
