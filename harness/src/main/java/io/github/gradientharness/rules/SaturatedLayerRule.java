package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.InputScale;
import io.github.gradientharness.rules.evidence.LayerKinds;
import io.github.gradientharness.rules.evidence.LayerProfiles;
import io.github.gradientharness.rules.evidence.LayerValues;
import io.github.gradientharness.rules.evidence.UnitShares;
import io.github.gradientharness.stats.Median;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Margin;
import io.github.gradientharness.verdict.ProfiledQuantity;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Complains when most units of a hidden layer sit where their activation function is flat.
 *
 * <p>Statistic: the share of a layer's units that are saturated for at least half of a batch's samples; the median over
 * the epochs 1 to {@value Epoch#LAST_OF_FIRST}. Saturated means beyond ±0.99 for tanh and its like, below 0.01 or above 0.99 for
 * sigmoid. "More than half of the samples" is DeepDiagnosis' (ICSE 2022); the limit of 0.7 lets 1.4 % of the learning
 * runs of circles networks be flagged (source: the independent study that the reference data comes from). The model's
 * last layer is left out: a sure classifier saturates.
 *
 * <p>An error, unless the network learns ({@link Learning}) and every hidden layer still gets a gradient; then a
 * warning. A layer that is saturated nearly as a whole is an error unless the loss has come half the way from guessing. In a rule set it is a warning as well where at most {@value Causes#NEARLY_ALL} of the units are saturated and no
 * other rule finds a layer that is starved by it. NaN does not count as saturated. Healthy
 * without such activation functions in the hidden layers; where units were not measured (economy preset), the rule is
 * inconclusive without making the diagnosis so.
 */
final class SaturatedLayerRule implements Rule {

    static final double LIMIT = 0.7;

    private static final double HALF = 0.5;

    @Override
    public String id() {
        return RuleId.SATURATED_LAYER;
    }

    @Override
    public String mark() {
        return "saturated";
    }

    @Override
    public Set<String> effects() {
        return Set.of(
                RuleId.EXPLODING_GRADIENT,
                RuleId.DEAD_LAYER,
                RuleId.VANISHING_GRADIENT,
                RuleId.STALLED_LAYER,
                RuleId.UNUSED_INPUT,
                RuleId.UNMOVED_PARAMETER);
    }

    @Override
    public String description() {
        return "Too large a share of a hidden layer's units is saturated for half of the samples or more (median over"
                + " the first " + Epoch.LAST_OF_FIRST + " epochs).";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(LIMIT);
    }

    @Override
    public Finding weighed(Finding finding, Learning learning) {
        return learning.isGuessing() ? Weight.grave(finding) : finding;
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        List<Epoch> epochs = Epoch.first(recording);
        List<Layer> hidden = LayerKinds.hidden(recording.header().model());
        Map<Layer, Double> shares = LayerValues.measured(hidden, layer -> share(epochs, layer));
        if (shares.isEmpty()) {
            return withoutShares(hidden);
        }
        Layer worst = LayerValues.largest(shares);
        double actual = shares.getOrDefault(worst, Double.NaN);
        String lookedAt = "at most " + Numbers.percent(actual) + " of a layer's units saturated (" + worst.name() + ")";
        JudgedProfile profile =
                LayerProfiles.ofValues(ProfiledQuantity.SATURATED_UNITS, hidden, shares, Epoch.period(epochs), limit);
        RuleResult result = limit.isBrokenBy(actual)
                ? RuleResult.found(id(), List.of(finding(recording, epochs, shares, profile, limit)), lookedAt)
                : RuleResult.healthy(id(), lookedAt).withMargin(Margin.of(actual, limit));
        return result.judging(List.of(profile));
    }

    private RuleResult withoutShares(List<Layer> hidden) {
        if (hidden.stream().anyMatch(LayerKinds::saturates)) {
            return RuleResult.notMeasured(id(), "the units' activations were not measured: use the standard preset");
        }
        List<Layer> unknown =
                hidden.stream().filter(layer -> layer.activation().isEmpty()).toList();
        return unknown.isEmpty()
                ? RuleResult.healthy(id(), "no hidden layer has an activation function that saturates")
                : RuleResult.notMeasured(
                        id(), "the activation functions of these layers are not known: " + LayerKinds.names(unknown));
    }

    private static double share(List<Epoch> epochs, Layer layer) {
        double[] shares = new double[epochs.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = UnitShares.above(epochs.get(i), layer, Statistic.SATURATED_SHARE, HALF);
        }
        return Median.of(shares);
    }

    /** Names the layer nearest to the input of those beyond the limit: what comes after it sees only its few values. */
    private Finding finding(
            Recording recording, List<Epoch> epochs, Map<Layer, Double> shares, JudgedProfile profile, Limit limit) {
        List<Layer> saturated = LayerValues.beyond(shares, limit);
        Layer first = saturated.get(0);
        Epoch since = epochs.stream()
                .filter(epoch -> UnitShares.above(epoch, first, Statistic.SATURATED_SHARE, HALF) > limit.value())
                .findFirst()
                .orElse(epochs.get(0));
        Learning learning = Learning.of(recording);
        boolean isOfInputs =
                InputScale.worst(recording).isPresent() && !learning.isGuessing() && !learning.isThorough();
        boolean learns = (isOfInputs || isHarmless(learning, shares.getOrDefault(first, Double.NaN)))
                && shares.keySet().stream().noneMatch(layer -> getsNothing(epochs, layer));
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence("layers beyond the limit", LayerKinds.names(saturated)));
        shares.forEach((layer, share) ->
                evidence.add(new Evidence("saturated units of " + layer.name(), Numbers.percent(share))));
        evidence.add(learning.evidence());
        return Finding.of(id(), learns ? Severity.WARNING : Severity.ERROR, first.name())
                .in(profile.period())
                .since(since.number(), since.fromIteration())
                .measured(
                        "share of its units saturated for half of the samples or more",
                        shares.getOrDefault(first, Double.NaN),
                        limit)
                .judged(profile)
                .evidence(evidence)
                .meaning(
                        learns
                                ? "Most of the layer's units are where their activation function is flat"
                                        + (isOfInputs ? ", for the inputs are large." : ", yet the network learns.")
                                : "Most of the layer's units are where their activation function is flat: they hardly"
                                        + " respond to their inputs, and the gradient that passes through them is"
                                        + " multiplied by almost zero.")
                .remedies(new Suspects(recording).before(remedies(recording, first, since.fromIteration() > 1)))
                .build();
    }

    /** A layer that is saturated nearly as a whole must not keep a network from coming half the way. */
    private static boolean isHarmless(Learning learning, double share) {
        return learning.isHalfway()
                || learning.isComingDown()
                || (learning.isClear() && (share <= Causes.NEARLY_ALL || !learning.isLong()));
    }

    private static boolean getsNothing(List<Epoch> epochs, Layer layer) {
        return epochs.get(epochs.size() - 1).kernels(layer, Quantity.GRADIENT).isAllZero();
    }

    /** Inputs that were not measured may be large; then the first layer is saturated. */
    private static List<String> remedies(Recording recording, Layer layer, boolean later) {
        List<String> remedies = new ArrayList<>();
        String rate = "lower the learning rate: large steps drive the units into saturation";
        if (later) {
            remedies.add(rate);
        }
        boolean isFirst =
                layer.equals(recording.header().model().layersWithKernel().get(0));
        if (isFirst && recording.trainingData().inputs().isEmpty()) {
            remedies.add(Suspects.SCALE_INPUTS);
        }
        remedies.add("initialise the kernels smaller: Glorot for " + layer.activation() + " (Glorot & Bengio 2010)");
        remedies.add("look at the initial biases: a large one saturates a unit by itself");
        if (!later) {
            remedies.add(rate);
        }
        remedies.add("use ReLU with He initialisation, or batch normalization before the activation function");
        return remedies;
    }
}
