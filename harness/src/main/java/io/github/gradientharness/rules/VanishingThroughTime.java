package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.GradientOverTime;
import io.github.gradientharness.rules.evidence.LayerValues;
import io.github.gradientharness.rules.evidence.LossTrend;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds recurrent layers through which the gradient hardly gets back in time.
 *
 * <p>Statistic: the mean absolute gradient for the layer's input (dL/dx) at the time step that gets least, over that at the
 * later one that gets most; the median over the epochs 1 to {@value Epoch#LAST_OF_FIRST}. Where each time step has a loss of
 * its own, early steps get theirs directly, and nothing is found. The limit is a hundredth of the rule's own: in the fit half
 * of the scorecard's recurrent networks those that can't learn what they are told at the first of 40 steps are below 1e-12, and
 * those that learn above 0.01.
 *
 * <p>A warning by itself: where the last steps tell enough, a network learns in spite of it.
 *
 * @param epochs at least one
 * @param limit of the share that is left
 */
record VanishingThroughTime(List<Epoch> epochs, Limit limit) {

    /** Of the limit over depth. */
    private static final double SHARE_OF_LIMIT = 0.01;

    /** With the limit that the rule has over depth. */
    static VanishingThroughTime of(List<Epoch> epochs, Limit overDepth) {
        return new VanishingThroughTime(epochs, new Limit(SHARE_OF_LIMIT * overDepth.value(), overDepth.kind()));
    }

    /** What is left back in time of the layers of which it was measured. */
    private Map<Layer, Double> left(List<Layer> layers) {
        return LayerValues.measured(
                GradientOverTime.measured(epochs, layers),
                layer -> GradientOverTime.median(epochs, layer, GradientOverTime::left));
    }

    /** In the layer in which least is left. */
    Optional<Finding> finding(List<Layer> layers) {
        Map<Layer, Double> left = left(layers);
        if (left.isEmpty()) {
            return Optional.empty();
        }
        Layer layer = LayerValues.smallest(left);
        double share = left.getOrDefault(layer, Double.NaN);
        return limit.isBrokenBy(share) ? Optional.of(finding(layer, share)) : Optional.empty();
    }

    private Finding finding(Layer layer, double share) {
        Epoch since = epochs.stream()
                .filter(epoch -> isBad(epoch.windows(), layer))
                .findFirst()
                .orElse(epochs.get(0));
        GradientOverTime seen = GradientOverTime.of(since.windows(), layer);
        String least = seen.smallestBefore().map(GradientOverTime.Step::name).orElse("the first steps");
        String most = seen.largest().map(GradientOverTime.Step::name).orElse("the last steps");
        return Finding.of(RuleId.VANISHING_GRADIENT, Severity.WARNING, layer.name())
                .in(Epoch.period(epochs))
                .since(since.number(), since.fromIteration())
                .measured("mean |dL/dx| of its input at " + least + " over that at " + most, share, limit)
                .judged(Quantity.INPUT_GRADIENT)
                .evidence(evidence(layer, seen))
                .meaning("The gradient vanishes through time: what reaches " + least + " is " + Numbers.print(share)
                        + " of what reaches " + most + ". What happened early in the sequence can't be learned.")
                .remedies(remedies(layer))
                .build();
    }

    private boolean isBad(List<Window> windows, Layer layer) {
        double left = GradientOverTime.of(windows, layer).left();
        return !Double.isNaN(left) && limit.isBrokenBy(left);
    }

    /** Whether one window by itself shows it. */
    static boolean isBad(Window window, Layer layer, Limit limit) {
        return new VanishingThroughTime(List.of(), limit).isBad(List.of(window), layer);
    }

    private List<Evidence> evidence(Layer layer, GradientOverTime seen) {
        List<GradientOverTime.Step> steps = seen.steps();
        return List.of(
                new Evidence("profile", "falls back in time"),
                evidence(steps.get(0)),
                evidence(steps.get(steps.size() / 2)),
                evidence(steps.get(steps.size() - 1)),
                new Evidence("recurrent layer", layer.type()),
                LossTrend.of(epochs).evidence());
    }

    private static Evidence evidence(GradientOverTime.Step step) {
        return new Evidence("mean |dL/dx| at " + step.name(), Numbers.print(step.size()));
    }

    private static List<String> remedies(Layer layer) {
        boolean hasGates = layer.type().contains("LSTM") || layer.type().contains("GRU");
        String orthogonal =
                "begin the recurrent kernel as the identity, or orthogonal, so that what passes through it keeps"
                        + " its size (Le et al. 2015; Saxe et al. 2014)";
        String shorter =
                "use shorter sequences; truncated backpropagation through time is no help here, for it cuts off what"
                        + " is far away";
        return hasGates
                ? List.of(
                        "begin with a larger bias of the LSTM's forget gate, so that it stays open (Jozefowicz et al. 2015)",
                        orthogonal,
                        shorter)
                : List.of(
                        "use cells with gates, such as an LSTM, in place of a SimpleRnn (Hochreiter & Schmidhuber 1997)",
                        orthogonal,
                        shorter);
    }
}
