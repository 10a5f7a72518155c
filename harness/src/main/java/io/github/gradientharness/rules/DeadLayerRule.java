package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.evidence.DeadOrigin;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.FrozenLayers;
import io.github.gradientharness.rules.evidence.LayerKinds;
import io.github.gradientharness.rules.evidence.LayerProfiles;
import io.github.gradientharness.rules.evidence.LayerValues;
import io.github.gradientharness.rules.evidence.UnitShares;
import io.github.gradientharness.stats.Median;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.JudgedProfile.OfLayer;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Complains when a layer's kernel gets no gradient at all at the end of what was recorded.
 *
 * <p>Statistic: share of the last quarter of all recorded epochs (at least one) in which every element of the layer's
 * kernel gradient was exactly zero in every iteration. What matters is the end: no gradient means no update, so a dead
 * layer stays dead. The limit of one half let no learning run of the two-circles networks be flagged (source: the
 * independent study of eleven circles models that the reference data comes from). Always an error.
 *
 * <p>A layer that is kept from training is not dead: one without any recorded gradient is left out, and so is one whose
 * gradient was zero from the first iteration on although dL/da reaches it and its units respond. Non-finite elements are
 * not zero. Of several dead layers the finding names the one in which the signal dies ({@link DeadOrigin}). Inconclusive if no kernel gradient was measured.
 */
final class DeadLayerRule implements Rule {

    static final double LIMIT = 0.5;

    /** The last quarter of the epochs counts. */
    private static final int QUARTER = 4;

    @Override
    public String id() {
        return RuleId.DEAD_LAYER;
    }

    @Override
    public String mark() {
        return "dead";
    }

    @Override
    public Set<String> effects() {
        return Set.of(
                RuleId.VANISHING_GRADIENT,
                RuleId.STALLED_LAYER,
                RuleId.DEAD_UNITS,
                RuleId.UNUSED_INPUT,
                RuleId.UNMOVED_PARAMETER,
                RuleId.ONE_BATCH);
    }

    @Override
    public String description() {
        return "Every element of a layer's kernel gradient is zero in too large a share of the last quarter of the"
                + " epochs.";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(LIMIT);
    }

    @Override
    public boolean isBad(Recording recording, Window window, Finding finding) {
        return recording.header().model().layersWithKernel().stream()
                .filter(layer -> layer.name().equals(finding.layer()))
                .anyMatch(layer -> window.kernels(layer, Quantity.GRADIENT).isAllZero());
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        List<Layer> layers = recording.header().model().layersWithKernel();
        List<Epoch> epochs = Epoch.all(recording);
        boolean measured = epochs.stream()
                .anyMatch(epoch ->
                        layers.stream().anyMatch(layer -> gradient(epoch, layer).count() > 0));
        if (!measured) {
            return RuleResult.inconclusive(id(), "no kernel gradient was measured");
        }
        List<Layer> frozen = layers.stream()
                .filter(layer -> FrozenLayers.isKeptFromItsGradient(layer, epochs))
                .toList();
        List<Epoch> end = epochs.subList(epochs.size() - Math.max(1, epochs.size() / QUARTER), epochs.size());
        Map<Layer, Double> shares = new LinkedHashMap<>();
        layers.stream()
                .filter(layer -> !frozen.contains(layer))
                .forEach(layer -> shares.put(layer, shareWithoutGradient(end, layer)));
        List<Layer> dead = LayerValues.beyond(shares, limit);
        JudgedProfile profile = LayerProfiles.ofShares(recording.header().model(), end, shares, frozen, limit);
        String lookedAt = dead.size() + " of " + layers.size() + " layers without any gradient"
                + (frozen.isEmpty() ? "" : "; frozen, so left out: " + LayerKinds.names(frozen));
        RuleResult result = dead.isEmpty()
                ? RuleResult.healthy(id(), lookedAt)
                : RuleResult.found(id(), List.of(finding(recording, epochs, dead, profile, limit)), lookedAt);
        return result.judging(List.of(profile));
    }

    private static Summary gradient(Epoch epoch, Layer layer) {
        return epoch.kernels(layer, Quantity.GRADIENT);
    }

    private static double shareWithoutGradient(List<Epoch> end, Layer layer) {
        int without = 0;
        for (Epoch epoch : end) {
            without += gradient(epoch, layer).isAllZero() ? 1 : 0;
        }
        return (double) without / end.size();
    }

    private Finding finding(
            Recording recording, List<Epoch> epochs, List<Layer> dead, JudgedProfile profile, Limit limit) {
        Layer origin = new DeadOrigin(recording.header().model(), epochs, dead).layer();
        Epoch since = epochs.stream()
                .filter(epoch -> gradient(epoch, origin).isAllZero())
                .findFirst()
                .orElse(epochs.get(0));
        return Finding.of(id(), Severity.ERROR, origin.name())
                .in(profile.period())
                .since(since.number(), since.fromIteration())
                .measured(
                        "share of the last epochs in which its kernel gets no gradient",
                        profile.layer(origin.name()).map(OfLayer::judged).orElse(Double.NaN),
                        limit)
                .judged(profile)
                .evidence(evidence(epochs, since, dead, origin))
                .meaning(meaning(origin))
                .remedies(new Suspects(recording).before(remedies(origin, since.fromIteration() > 1)))
                .build();
    }

    private static List<Evidence> evidence(List<Epoch> epochs, Epoch since, List<Layer> dead, Layer layer) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence("layers without any gradient", LayerKinds.names(dead)));
        evidence.add(new Evidence(
                "zero share of its gradient",
                Numbers.percent(gradient(since, layer).zeroShare())));
        evidence.add(new Evidence("died", since.fromIteration() > 1 ? "during training" : "before training"));
        double off = Median.of(
                epochs.stream().mapToDouble(epoch -> UnitShares.above(epoch, layer, Statistic.ZERO_SHARE, 1)));
        if (!Double.isNaN(off)) {
            evidence.add(
                    new Evidence("units that are zero for every sample, median over epochs", Numbers.percent(off)));
        }
        return evidence;
    }

    private static String meaning(Layer layer) {
        String units = LayerKinds.isRectifier(layer)
                ? "Its units, or those just before it, are off for every sample."
                : "The gradient stops in a layer between it and the output, or its activation function is flat for"
                        + " every sample.";
        return "No sample sends any gradient into this layer's kernel, so it can't learn, and training does not"
                + " revive it. " + units;
    }

    private static List<String> remedies(Layer layer, boolean duringTraining) {
        return LayerKinds.isRectifier(layer)
                ? ofRectifier(duringTraining)
                : List.of(
                        "look at the layers between this one and the output: one of them hands no gradient on",
                        "initialise the kernels smaller, around zero (Glorot & Bengio 2010)",
                        "lower the learning rate");
    }

    /** What to try where ReLU units are off. */
    static List<String> ofRectifier(boolean duringTraining) {
        String rate = "lower the learning rate: a step that is too large pushes ReLU units below zero for good";
        String initialisation =
                "use He initialisation, and a small positive bias or leaky ReLU in place of ReLU (He et al. 2015;"
                        + " Maas et al. 2013)";
        String depth = "use fewer layers, or wider ones: narrow deep ReLU networks often die at initialisation"
                + " (Lu et al. 2019)";
        return duringTraining ? List.of(rate, initialisation, depth) : List.of(initialisation, depth, rate);
    }
}
