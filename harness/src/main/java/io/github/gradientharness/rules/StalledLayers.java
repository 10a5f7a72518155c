package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.FrozenLayers;
import io.github.gradientharness.rules.evidence.LayerKinds;
import io.github.gradientharness.rules.evidence.LayerValues;
import io.github.gradientharness.rules.evidence.UpdateOverKernel;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rule for stalled layers looks at, and the finding it makes of it.
 *
 * @param epochs at least one
 * @param steps update over kernel of the layers of which updates were measured
 * @param frozen those of them that are kept from training
 * @param profile what is told about the steps
 * @param limit a step over the kernel
 * @param learning how far the training has come
 */
record StalledLayers(
        List<Epoch> epochs,
        Map<Layer, Double> steps,
        List<Layer> frozen,
        JudgedProfile profile,
        Limit limit,
        Learning learning) {

    /** How much larger a step must have become. */
    private static final double GROWTH = 2;

    Optional<Finding> finding() {
        if (!frozen.isEmpty()) {
            boolean most = 2 * frozen.size() > steps.size();
            return Optional.of(finding(
                    frozen.get(0),
                    most && !learning.isClear() ? Severity.ERROR : Severity.WARNING,
                    (FrozenLayers.hasGradient(frozen.get(0), epochs)
                                    ? "Its kernel gets a gradient and is never moved:"
                                    : "Its kernel is never moved, and no gradient of it was recorded:")
                            + " the layer is frozen, or not in the updater's hands."
                            + (most ? " Most layers are." : " The others are moved."),
                    List.of(
                            "if it is not frozen on purpose: hand its parameters to the updater, and look for a learning"
                                    + " rate of zero",
                            "if it is: freeze it by the framework's means (FrozenLayer in DL4J), so that it is not"
                                    + " listed as trainable")));
        }
        List<Layer> stalled = LayerValues.beyond(steps, limit).stream()
                .filter(layer -> UpdateOverKernel.ratio(epochs, layer, Quantity.GRADIENT) > 0)
                .toList();
        return stalled.isEmpty() ? Optional.empty() : Optional.of(slow(stalled));
    }

    /** A rate that is warmed up is small at first. */
    private boolean stepsGrow() {
        if (epochs.size() == 1) {
            return stepsGrow(epochs.get(0).windows().stream()
                    .map(window -> new Epoch(List.of(window)))
                    .toList());
        }
        return stepsGrow(epochs);
    }

    private boolean stepsGrow(List<Epoch> parts) {
        List<Double> sizes = parts.stream()
                .map(part -> LayerValues.measured(
                        List.copyOf(steps.keySet()), layer -> UpdateOverKernel.step(List.of(part), layer)))
                .filter(measured -> !measured.isEmpty())
                .map(measured -> Collections.max(measured.values()))
                .toList();
        return sizes.size() > 1 && sizes.get(sizes.size() - 1) >= GROWTH * sizes.get(0);
    }

    private Finding slow(List<Layer> stalled) {
        boolean all = LayerValues.beyond(steps, limit).size() == steps.size();
        boolean gradient = steps.keySet().stream()
                .anyMatch(
                        layer -> UpdateOverKernel.ratio(epochs, layer, Quantity.GRADIENT) >= StalledLayerRule.GRADIENT);
        Layer slowest =
                LayerValues.smallest(LayerValues.measured(stalled, layer -> steps.getOrDefault(layer, Double.NaN)));
        if (all && gradient) {
            return finding(
                    slowest,
                    learning.isClear() || stepsGrow() ? Severity.WARNING : Severity.ERROR,
                    "No layer moves by more than a tiny fraction of itself although there is a gradient: at this pace"
                            + " training takes forever.",
                    List.of(
                            "raise the learning rate: an update of about a thousandth of the kernel is usual (Karpathy,"
                                    + " makemore; DL4J's training UI)",
                            "look for a schedule or a decay that makes the learning rate tiny",
                            "look for a gradient that is clipped to a tiny norm"));
        }
        return finding(
                slowest,
                Severity.WARNING,
                all
                        ? "No layer's parameters move by more than a tiny fraction of themselves, for there is no gradient"
                                + " to speak of."
                        : "The layer's parameters move by a tiny fraction of themselves in an iteration, while other"
                                + " layers move.",
                List.of(
                        all
                                ? "find out why there is no gradient: look at the loss, the labels and what the first layers"
                                        + " put out"
                                : "compare its gradient with that of the other layers: where it is as large as theirs, the"
                                        + " layer's own updater or learning rate holds it back",
                        "try an updater that rescales each parameter's gradient, such as Adam"));
    }

    private Finding finding(Layer layer, Severity severity, String meaning, List<String> remedies) {
        Epoch since = epochs.stream()
                .filter(epoch -> limit.isBrokenBy(UpdateOverKernel.step(List.of(epoch), layer)))
                .findFirst()
                .orElse(epochs.get(0));
        return Finding.of(RuleId.STALLED_LAYER, severity, layer.name())
                .in(profile.period())
                .since(since.number(), since.fromIteration())
                .measured(
                        "update of its kernel over the kernel (L2 norms)", steps.getOrDefault(layer, Double.NaN), limit)
                .judged(profile)
                .evidence(evidence())
                .meaning(meaning)
                .remedies(remedies)
                .build();
    }

    private List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        if (!frozen.isEmpty()) {
            evidence.add(new Evidence("never moved", LayerKinds.names(frozen)));
        }
        for (Layer layer : List.of(LayerValues.smallest(steps), LayerValues.largest(steps))) {
            evidence.add(new Evidence(
                    "update over kernel of " + layer.name(), Numbers.print(steps.getOrDefault(layer, Double.NaN))));
        }
        evidence.add(learning.evidence());
        return evidence;
    }
}
