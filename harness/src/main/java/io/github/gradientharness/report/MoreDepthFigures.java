package io.github.gradientharness.report;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.report.DepthProfile.OfLayer;
import io.github.gradientharness.report.EpochTotals.Typical;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.verdict.Numbers;
import io.github.gradientharness.verdict.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What else is told by a number of each layer over depth: dL/da, updates relative to their kernels, outputs. */
final class MoreDepthFigures {

    /**
     * Where DL4J's training user interface calls the ratio of updates to parameters suspicious: below and above. See
     * {@code docs/rules.md} for why the rules themselves are more patient.
     */
    private static final double LEAST_RATIO = 1e-4;

    private static final double MOST_RATIO = 1e-2;

    private final Training training;

    private MoreDepthFigures(Training training) {
        this.training = training;
    }

    static List<FigureView> of(Training training, Detail detail) {
        MoreDepthFigures figures = new MoreDepthFigures(training);
        List<FigureView> all = new ArrayList<>();
        figures.outputGradient(all);
        figures.updates(all);
        figures.outputs(all);
        return all;
    }

    private void outputGradient(List<FigureView> into) {
        DepthProfile profile = training.signalProfile();
        add(
                into,
                profile,
                "profile-output-gradient",
                "dL/da over depth",
                "Mean |dL/da|, the gradient of the loss for each layer's output: it shows a signal that dies on its way back"
                        + " even where kernels hide it. " + healthy(profile),
                "");
    }

    /** How to tell a healthy profile. */
    static String healthy(DepthProfile profile) {
        return profile.hasLimit()
                ? "Healthy is a line that stays in the shaded band."
                : "Healthy is a line without a steep fall.";
    }

    private void updates(List<FigureView> into) {
        List<LayerSeries> updates = training.measurements().signals().of(Quantity.UPDATE);
        List<LayerSeries> kernels = training.measurements().signals().of(Quantity.PARAMETER);
        if (!layers(updates).equals(layers(kernels))) {
            return;
        }
        List<OfLayer> layers = IntStream.range(0, kernels.size())
                .mapToObj(i -> ratio(updates.get(i), kernels.get(i)))
                .toList();
        double limit = training.limit(RuleId.STALLED_LAYER);
        DepthProfile unlimited = new DepthProfile(
                "L2 norm of the update over the kernel's",
                layers,
                sick(kernels, Quantity.UPDATE),
                LEAST_RATIO,
                MOST_RATIO,
                Double.NaN);
        DepthProfile limited = unlimited.withLimit(limit);
        boolean isBroken = training.leading(Quantity.UPDATE).isPresent();
        DepthProfile profile = isBroken || limited.below().isEmpty() ? limited : unlimited;
        add(
                into,
                profile,
                "profile-update",
                "Update : parameter over depth",
                "How far an iteration moves each layer's kernel, relative to its size. Healthy is about 1e-3; below 1e-4 a"
                        + " layer hardly learns, above 1e-2 it may not settle (bounds of DL4J's training user interface).",
                "usual: 1e-4 to 1e-2");
    }

    private void outputs(List<FigureView> into) {
        List<LayerSeries> layers = training.measurements().signals().of(Quantity.ACTIVATION);
        DepthProfile profile =
                new DepthProfile("Mean absolute output", means(layers), sick(layers, Quantity.ACTIVATION));
        add(
                into,
                profile,
                "profile-output",
                "Output over depth",
                "Mean |activation| of each layer. Healthy is a line that neither shrinks nor grows from layer to layer: a"
                        + " signal that dies on its way forward leaves the deeper layers nothing to learn from.",
                "");
    }

    private static List<Layer> layers(List<LayerSeries> series) {
        return series.stream().map(LayerSeries::layer).toList();
    }

    private static OfLayer ratio(LayerSeries update, LayerSeries kernel) {
        EpochTotals ofUpdate = EpochTotals.first(update);
        EpochTotals ofKernel = EpochTotals.first(kernel);
        return new OfLayer(
                update.layer().name(),
                ofUpdate.l2Over(ofKernel),
                update.whole().l2() / kernel.whole().l2(),
                ofUpdate.nonFinite() + ofKernel.nonFinite() == 0);
    }

    static List<OfLayer> means(List<LayerSeries> layers) {
        return layers.stream()
                .map(series -> mean(series, EpochTotals.first(series).summary()))
                .toList();
    }

    private static OfLayer mean(LayerSeries series, Typical early) {
        return new OfLayer(
                series.layer().name(), early.meanAbsolute(), series.whole().meanAbsolute(), early.nonFinite() == 0);
    }

    private List<Integer> sick(List<LayerSeries> layers, Quantity quantity) {
        List<String> judged = LayersOfInterest.judgedBy(training, quantity);
        return IntStream.range(0, layers.size())
                .filter(i -> judged.contains(layers.get(i).layer().name()))
                .boxed()
                .toList();
    }

    private void add(
            List<FigureView> into, DepthProfile profile, String id, String title, String howToRead, String band) {
        if (profile.layers().size() < 2) {
            return;
        }
        into.add(DepthProfileChart.figure(
                profile, id, title, howToRead, legend(training, profile, training.firstEpochs(), band), null));
    }

    /**
     * What the lines and marks of a profile over depth mean.
     *
     * @param band what its band means; empty where that is the limit
     */
    static List<FactView> legend(Training training, DepthProfile profile, String stretch, String band) {
        int last = training.measurements().lastEpoch();
        List<FactView> legend = new ArrayList<>();
        legend.add(new FactView("early", stretch));
        legend.add(new FactView("whole", "whole run, " + Shown.count(last, "epoch")));
        if (profile.hasBand()) {
            legend.add(new FactView("band", band.isEmpty() ? "healthy: from the limit up to the largest layer" : band));
        }
        if (profile.hasLimit()) {
            legend.add(new FactView("limit", limit(training, profile, band)));
        }
        if (!profile.below().isEmpty()) {
            legend.add(new FactView("dot sick", "layer below the limit"));
        }
        if (!profile.sick().isEmpty()) {
            legend.add(new FactView("ring", "layer that the finding names"));
        }
        return legend;
    }

    private static String limit(Training training, DepthProfile profile, String band) {
        return band.isEmpty()
                ? "limit: " + Numbers.print(training.smallestShare()) + " × the largest layer, here "
                        + Numbers.print(profile.limit())
                : "limit: " + Numbers.print(profile.limit());
    }
}
