package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Median;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.JudgedProfile.Comparison;
import io.github.gradientharness.verdict.JudgedProfile.OfLayer;
import io.github.gradientharness.verdict.JudgedProfile.State;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Period;
import io.github.gradientharness.verdict.ProfiledQuantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Makes profiles over depth of what was measured: the one place where a layer's number and state are worked out. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LayerProfiles {

    /** How DL4J's layer that keeps another from training begins its name. It lists no parameters. */
    private static final String FROZEN = "FrozenLayer";

    private LayerProfiles() {}

    /** One profile in the first epochs for each quantity, judged by one of these or by none. */
    public static List<JudgedProfile> overview(Recording recording, List<JudgedProfile> judged) {
        List<Epoch> epochs = Epoch.first(recording);
        if (epochs.isEmpty()) {
            return List.of();
        }
        Period period = Epoch.period(epochs);
        Model model = recording.header().model();
        List<JudgedProfile> all = new ArrayList<>();
        for (ProfiledQuantity quantity : List.of(
                ProfiledQuantity.KERNEL_GRADIENT,
                ProfiledQuantity.OUTPUT_GRADIENT,
                ProfiledQuantity.UPDATE,
                ProfiledQuantity.OUTPUT)) {
            all.add(judged.stream()
                    .filter(profile -> profile.quantity() == quantity
                            && profile.period().equals(period)
                            && profile.comparison() != Comparison.SHARE_OF_PERIOD)
                    .findFirst()
                    .orElseGet(() -> unjudged(quantity, model, epochs)));
        }
        return all;
    }

    private static JudgedProfile unjudged(ProfiledQuantity quantity, Model model, List<Epoch> epochs) {
        return switch (quantity) {
            case OUTPUT_GRADIENT ->
                ofOutputs(
                        DepthSpread.ofOutputs(LayerKinds.hidden(model), epochs, Quantity.ACTIVATION_GRADIENT),
                        model,
                        null);
            case OUTPUT ->
                new JudgedProfile(
                        quantity,
                        Comparison.NONE,
                        Double.NaN,
                        Epoch.period(epochs),
                        model.layers().stream()
                                .map(layer -> unjudged(layer, epochs, Quantity.ACTIVATION))
                                .filter(layer -> layer.state() != State.NOT_MEASURED)
                                .toList());
            case UPDATE -> ofUpdates(model.layersWithKernel(), epochs, List.of(), null);
            default ->
                ofKernels(DepthSpread.ofKernels(model.layersWithKernel(), epochs, Quantity.GRADIENT), model, null);
        };
    }

    /** The mean absolute gradient of the kernels, held against a limit as shares of the largest layer's. */
    public static JudgedProfile ofKernels(DepthSpread spread, Model model, @Nullable Limit limit) {
        List<OfLayer> layers = new ArrayList<>();
        for (Layer layer : model.layers()) {
            int place = spread.place(layer);
            if (place >= 0) {
                layers.add(compared(spread, place, limit));
            } else {
                frozen(layer).ifPresent(layers::add);
            }
        }
        return new JudgedProfile(
                ProfiledQuantity.KERNEL_GRADIENT,
                limit == null ? Comparison.NONE : Comparison.SHARE_OF_LARGEST,
                spread.smallestOverLargest(),
                Epoch.period(spread.epochs()),
                layers);
    }

    /** The same of dL/da of the layers' outputs; those that are not compared have their numbers too. */
    public static JudgedProfile ofOutputs(DepthSpread spread, Model model, @Nullable Limit limit) {
        List<OfLayer> layers = new ArrayList<>();
        for (Layer layer : model.layers()) {
            int place = spread.place(layer);
            OfLayer of = place >= 0
                    ? compared(spread, place, limit)
                    : unjudged(layer, spread.epochs(), Quantity.ACTIVATION_GRADIENT);
            if (of.state() != State.NOT_MEASURED) {
                layers.add(of);
            }
        }
        return new JudgedProfile(
                ProfiledQuantity.OUTPUT_GRADIENT,
                limit == null ? Comparison.NONE : Comparison.SHARE_OF_LARGEST,
                spread.smallestOverLargest(),
                Epoch.period(spread.epochs()),
                layers);
    }

    private static OfLayer compared(DepthSpread spread, int place, @Nullable Limit limit) {
        double share = spread.shareOfLargest(place);
        return layer(spread.layers().get(place), spread.summaries(place), Summary::meanAbsolute, share, limit);
    }

    private static OfLayer unjudged(Layer layer, List<Epoch> epochs, Quantity quantity) {
        List<Summary> summaries =
                epochs.stream().map(epoch -> epoch.output(layer, quantity)).toList();
        return layer(layer, summaries, Summary::meanAbsolute, Double.NaN, null);
    }

    /** The mean absolute gradient of the kernels in some epochs, of which a share may be without any. */
    public static JudgedProfile ofShares(
            Model model, List<Epoch> epochs, Map<Layer, Double> shares, List<Layer> frozen, Limit limit) {
        List<OfLayer> layers = new ArrayList<>();
        for (Layer layer : model.layers()) {
            if (layer.hasKernel()) {
                List<Summary> summaries = epochs.stream()
                        .map(epoch -> epoch.kernels(layer, Quantity.GRADIENT))
                        .toList();
                double share = shares.getOrDefault(layer, Double.NaN);
                OfLayer of = layer(layer, summaries, Summary::meanAbsolute, share, limit);
                layers.add(frozen.contains(layer) ? frozen(of) : of);
            } else {
                frozen(layer).ifPresent(layers::add);
            }
        }
        double largest =
                shares.values().stream().mapToDouble(share -> share).max().orElse(Double.NaN);
        return new JudgedProfile(
                ProfiledQuantity.KERNEL_GRADIENT, Comparison.SHARE_OF_PERIOD, largest, Epoch.period(epochs), layers);
    }

    /** A statistic of the kernels' gradients in one window; judged by their L2 norm where there is a limit. */
    public static JudgedProfile inWindow(Model model, Window window, ProfiledQuantity quantity, @Nullable Limit limit) {
        boolean isNorm = quantity == ProfiledQuantity.GRADIENT_NORM;
        ToDoubleFunction<Summary> statistic = isNorm ? Summary::l2 : Summary::meanAbsolute;
        List<OfLayer> layers = new ArrayList<>();
        for (Layer layer : model.layers()) {
            if (layer.hasKernel()) {
                Summary summary = window.kernels(layer, Quantity.GRADIENT);
                double judged = limit == null ? Double.NaN : statistic.applyAsDouble(summary);
                layers.add(layer(layer, List.of(summary), statistic, judged, limit));
            } else {
                frozen(layer).ifPresent(layers::add);
            }
        }
        double actual = layers.stream()
                .mapToDouble(OfLayer::judged)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
        return new JudgedProfile(
                quantity, limit == null ? Comparison.NONE : Comparison.VALUE, actual, Period.of(window), layers);
    }

    /** The update of each layer's kernel over the kernel; median over epochs. */
    public static JudgedProfile ofUpdates(
            List<Layer> kernels, List<Epoch> epochs, List<Layer> frozen, @Nullable Limit limit) {
        List<OfLayer> layers = new ArrayList<>();
        double smallest = Double.NaN;
        for (Layer layer : kernels) {
            double step = UpdateOverKernel.step(epochs, layer);
            List<Summary> updates = epochs.stream()
                    .map(epoch -> epoch.kernels(layer, Quantity.UPDATE))
                    .toList();
            OfLayer of = layer(layer, updates, summary -> step, limit == null ? Double.NaN : step, limit);
            layers.add(frozen.contains(layer) ? frozen(of) : of);
            smallest = Double.isNaN(smallest) || step < smallest ? step : smallest;
        }
        return new JudgedProfile(
                ProfiledQuantity.UPDATE,
                limit == null ? Comparison.NONE : Comparison.VALUE,
                smallest,
                Epoch.period(epochs),
                layers);
    }

    /** A share of each of some layers, held against a limit. */
    public static JudgedProfile ofValues(
            ProfiledQuantity quantity, List<Layer> of, Map<Layer, Double> values, Period period, Limit limit) {
        List<OfLayer> layers = of.stream()
                .map(layer -> {
                    double value = values.getOrDefault(layer, Double.NaN);
                    State state = Double.isNaN(value) ? State.NOT_MEASURED : State.MEASURED;
                    return new OfLayer(layer.name(), state, value, value, 0, limit);
                })
                .toList();
        double largest =
                values.values().stream().mapToDouble(value -> value).max().orElse(Double.NaN);
        return new JudgedProfile(quantity, Comparison.VALUE, largest, period, layers);
    }

    private static OfLayer layer(
            Layer layer,
            List<Summary> summaries,
            ToDoubleFunction<Summary> statistic,
            double judged,
            @Nullable Limit limit) {
        double[] values = new double[summaries.size()];
        int without = 0;
        long nans = 0;
        long infinities = 0;
        for (int i = 0; i < values.length; i++) {
            Summary summary = summaries.get(i);
            values[i] = summary.finiteCount() > 0 ? statistic.applyAsDouble(summary) : Double.NaN;
            without += summary.isAllZero() ? 1 : 0;
            nans += summary.nans();
            infinities += summary.infinities();
        }
        double value = Median.of(values);
        return new OfLayer(layer.name(), state(nans, infinities, value), value, judged, without, limit);
    }

    private static State state(long nans, long infinities, double value) {
        if (nans > 0) {
            return State.NAN;
        }
        if (infinities > 0 || Double.isInfinite(value)) {
            return State.INFINITE;
        }
        if (Double.isNaN(value)) {
            return State.NOT_MEASURED;
        }
        return value == 0 ? State.ZERO : State.MEASURED;
    }

    private static Optional<OfLayer> frozen(Layer layer) {
        return layer.type().startsWith(FROZEN)
                ? Optional.of(new OfLayer(layer.name(), State.FROZEN, Double.NaN, Double.NaN, 0, null))
                : Optional.empty();
    }

    private static OfLayer frozen(OfLayer of) {
        return new OfLayer(of.layer(), State.FROZEN, of.value(), of.judged(), of.without(), of.limit());
    }
}
