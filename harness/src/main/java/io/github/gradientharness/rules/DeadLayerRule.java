package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Numbers;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Complains when a layer's kernel gets no gradient at all.
 *
 * <p>Statistic: share of the epochs 1 to {@value #LAST_EPOCH} in which every element of the layer's kernel gradient was
 * exactly zero in every iteration. The limit of one half let no learning run of the two-circles networks be flagged.
 * Non-finite elements are not zero. Inconclusive if no kernel gradient was measured.
 */
final class DeadLayerRule implements Rule {

    static final int LAST_EPOCH = 20;

    @Override
    public String id() {
        return RuleId.DEAD_LAYER;
    }

    @Override
    public String description() {
        return "Every element of a layer's kernel gradient is zero in too large a share of the first " + LAST_EPOCH
                + " epochs.";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(0.5);
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        List<Layer> layers = recording.header().model().layersWithKernel();
        List<EpochProfile> epochs = EpochProfile.of(recording, layers, Quantity.GRADIENT, LAST_EPOCH);
        boolean measured =
                epochs.stream().flatMap(epoch -> epoch.summaries().stream()).anyMatch(summary -> summary.count() > 0);
        if (!measured) {
            return RuleResult.inconclusive(id(), "no kernel gradient was measured");
        }
        List<Integer> dead = IntStream.range(0, layers.size())
                .filter(layer -> limit.isBrokenBy(shareOfEpochsWithoutGradient(epochs, layer)))
                .boxed()
                .toList();
        String lookedAt = dead.size() + " of " + layers.size() + " layers without any gradient";
        return dead.isEmpty()
                ? RuleResult.healthy(id(), lookedAt)
                : RuleResult.found(id(), List.of(finding(layers, epochs, dead, limit)), lookedAt);
    }

    private static double shareOfEpochsWithoutGradient(List<EpochProfile> epochs, int layer) {
        long without = epochs.stream()
                .filter(epoch -> epoch.summaries().get(layer).isAllZero())
                .count();
        return (double) without / epochs.size();
    }

    private Finding finding(List<Layer> layers, List<EpochProfile> epochs, List<Integer> dead, Limit limit) {
        int nearestOutput = dead.get(dead.size() - 1);
        EpochProfile since = epochs.stream()
                .filter(epoch -> epoch.summaries().get(nearestOutput).isAllZero())
                .findFirst()
                .orElseThrow();
        Summary gradient = since.summaries().get(nearestOutput);
        return new Finding(
                id(),
                Severity.ERROR,
                layers.get(nearestOutput).name(),
                null,
                1,
                epochs.get(epochs.size() - 1).epoch(),
                since.epoch(),
                since.fromIteration(),
                "share of epochs in which its kernel gets no gradient",
                shareOfEpochsWithoutGradient(epochs, nearestOutput),
                limit,
                List.of(
                        new Evidence("layers without any gradient", names(layers, dead)),
                        new Evidence("zero share of its gradient", Numbers.percent(gradient.zeroShare()))),
                "No sample sends any gradient into this layer's kernel, so it can't learn, and training does not"
                        + " revive it. Its units, or those just before it, are off for every sample.",
                List.of(
                        "use He initialisation, and a small positive bias or leaky ReLU in place of ReLU",
                        "lower the learning rate: a step that is too large pushes ReLU units below zero for good",
                        "use fewer layers, or wider ones: narrow deep ReLU networks often die at initialisation"),
                null);
    }

    private static String names(List<Layer> layers, List<Integer> indices) {
        return String.join(
                ", ", indices.stream().map(index -> layers.get(index).name()).toList());
    }
}
