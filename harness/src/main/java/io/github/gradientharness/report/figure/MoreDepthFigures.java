package io.github.gradientharness.report.figure;

import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.Shown;
import io.github.gradientharness.verdict.JudgedProfile.Comparison;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.ProfiledQuantity;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** What else is told by a number of each layer over depth: dL/da, updates relative to their kernels, outputs. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MoreDepthFigures {

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

    public static List<FigureView> of(Training training, Detail detail) {
        MoreDepthFigures figures = new MoreDepthFigures(training);
        List<FigureView> all = new ArrayList<>();
        figures.outputGradient(all);
        figures.updates(all);
        figures.outputs(all);
        return all;
    }

    private void outputGradient(List<FigureView> into) {
        training.overview(ProfiledQuantity.OUTPUT_GRADIENT)
                .ifPresent(profile -> add(
                        into,
                        profile,
                        "profile-output-gradient",
                        "dL/da over depth",
                        "Mean |dL/da|, the gradient of the loss for each layer's output: it shows a signal that dies on its"
                                + " way back even where kernels hide it. " + healthy(profile),
                        ""));
    }

    /** How to tell a healthy profile. */
    static String healthy(DepthProfile profile) {
        return profile.hasBand()
                ? "Healthy is a line that stays in the shaded band."
                : "Healthy is a line without a steep fall.";
    }

    private void updates(List<FigureView> into) {
        training.overview(ProfiledQuantity.UPDATE)
                .map(profile -> profile.usually(LEAST_RATIO, MOST_RATIO))
                .ifPresent(profile -> add(
                        into,
                        profile,
                        "profile-update",
                        "Update : parameter over depth",
                        "How far an iteration moves each layer's kernel, relative to its size. Healthy is about 1e-3; below"
                                + " 1e-4 a layer hardly learns, above 1e-2 it may not settle (bounds of DL4J's training"
                                + " user interface).",
                        "usual: 1e-4 to 1e-2"));
    }

    private void outputs(List<FigureView> into) {
        training.overview(ProfiledQuantity.OUTPUT)
                .ifPresent(profile -> add(
                        into,
                        profile,
                        "profile-output",
                        "Output over depth",
                        "Mean |activation| of each layer. Healthy is a line that neither shrinks nor grows from layer to"
                                + " layer: a signal that dies on its way forward leaves the deeper layers nothing to learn"
                                + " from.",
                        ""));
    }

    private void add(
            List<FigureView> into, DepthProfile profile, String id, String title, String howToRead, String band) {
        if (profile.layers().size() < 2) {
            return;
        }
        into.add(DepthProfileChart.figure(profile, id, title, howToRead, legend(training, profile, band), null));
    }

    /**
     * What the lines and marks of a profile over depth mean.
     *
     * @param band what its band means; empty where that is the limit
     */
    static List<FactView> legend(Training training, DepthProfile profile, String band) {
        int last = training.measurements().lastEpoch();
        List<FactView> legend = new ArrayList<>();
        legend.add(new FactView("early", profile.judged().when()));
        legend.add(new FactView("whole", "whole run, " + Shown.count(last, "epoch")));
        if (profile.hasBand()) {
            legend.add(new FactView("band", band.isEmpty() ? "healthy: from the limit up to the largest layer" : band));
        }
        if (profile.hasLimit()) {
            legend.add(new FactView("limit", limit(profile)));
        }
        if (!profile.beyond().isEmpty()) {
            legend.add(new FactView("dot sick", "layer " + profile.side() + " the limit"));
        }
        if (!profile.sick().isEmpty()) {
            legend.add(new FactView("ring", "layer that the finding names"));
        }
        return legend;
    }

    private static String limit(DepthProfile profile) {
        String level = Numbers.print(profile.limit());
        return profile.judged().comparison() == Comparison.SHARE_OF_LARGEST
                ? "limit: " + share(profile) + " × the largest layer, here " + level
                : "limit: " + level;
    }

    /** The limit of a profile that is held against one. */
    public static String share(DepthProfile profile) {
        return Numbers.bound(profile.judged().limit().map(Limit::value).orElse(Double.NaN));
    }
}
