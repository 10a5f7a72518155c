package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.evidence.DepthSpread;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.LayerKinds;
import io.github.gradientharness.rules.evidence.LayerProfiles;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Margin;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Complains when the gradient of some layer is a small fraction of another layer's in the first epochs.
 *
 * <p>Two statistics are held against the same limit, each the median over the epochs 1 to {@value Epoch#LAST_OF_FIRST} of the
 * smallest over the largest layer:
 *
 * <ul>
 *   <li>the mean absolute kernel gradient, over all layers with a kernel. The limit of 0.01 separates learning from
 *       failing runs of the two-circles networks with 5.5 % false positives and 6.7 % false negatives; first layer over
 *       last layer at the same limit misses 57 % of the failing ones, because a network can starve in the middle.
 *   <li>the mean absolute dL/da, where it was measured, over those layers except the last. It sees deep ReLU networks, in
 *       which activations shrink forward while dL/da shrinks backward, so that the kernels' gradients look even.
 * </ul>
 *
 * <p>Source of these shares and of the limit: the independent study of eleven circles models that the reference data
 * comes from; of the product of slopes that makes dL/da shrink: Bengio, Simard and Frasconi (1994), Glorot and Bengio
 * (2010).
 *
 * <p>Three looks keep healthy networks from being called sick. A layer with many elements spreads its gradient over them,
 * so its L2 norm must be small as well. An updater that rescales (Adam, RmsProp) may move a layer whose gradient is small,
 * so a kernel's updates must be small as well; dL/da needs no such look, for no updater brings back a signal that does not
 * reach a layer. And where the network learns ({@link Learning}), it does so in spite of it. Where one of them
 * speaks for the network, the finding is a warning.
 *
 * <p>In recurrent layers the gradient may also vanish on its way back in time ({@link VanishingThroughTime}).
 *
 * <p>A layer whose gradient is exactly zero is dead, not vanishing, and is left to the rule for dead layers. Non-finite
 * values are left out. Inconclusive if no gradient of two layers was measured; a network with a single kernel has no
 * depth over which a gradient could vanish and is healthy.
 */
final class VanishingGradientRule implements Rule {

    static final double LIMIT = 0.01;

    /** By how much a short training must break the limit, and one of which other looks say that it is healthy. */
    private static final double DECADE = 10;

    /** And one of which a few minibatches were seen. */
    private static final double DECADE_AND_A_HALF = 30;

    @Override
    public String id() {
        return RuleId.VANISHING_GRADIENT;
    }

    @Override
    public String mark() {
        return "vanishing";
    }

    @Override
    public Set<String> effects() {
        return Set.of(RuleId.STALLED_LAYER, RuleId.DEAD_LAYER, RuleId.DEAD_UNITS, RuleId.UNUSED_INPUT);
    }

    @Override
    public String description() {
        return "A layer's mean absolute kernel gradient, or dL/da, is too small a fraction of the largest layer's"
                + " (median over the first " + Epoch.LAST_OF_FIRST + " epochs).";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atLeast(LIMIT);
    }

    @Override
    public boolean isBad(Recording recording, Window window, Finding finding) {
        if (finding.judged() == Quantity.INPUT_GRADIENT) {
            return recording.header().model().layers().stream()
                    .filter(layer -> layer.name().equals(finding.layer()))
                    .anyMatch(layer -> VanishingThroughTime.isBad(window, layer, finding.limit()));
        }
        return Onsets.shareOfLargest(recording, window, finding)
                < finding.limit().value();
    }

    @Override
    public Finding weighed(Finding finding, Learning learning) {
        if (learning.isDone() && finding.severity() == Severity.WARNING) {
            return finding.withSeverity(Severity.INFO);
        }
        boolean isLenient = !learning.isLong() && finding.limit().value() == LIMIT;
        if (isLenient && finding.actual() >= LIMIT / margin(learning)) {
            return finding.asWarning("After so few iterations it may still recover.");
        }
        boolean isSure = finding.actual() < finding.limit().value() / DECADE;
        return learning.isGuessing() && isSure ? Weight.grave(finding) : finding;
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        List<Epoch> epochs = Epoch.first(recording);
        RuleResult overDepth = overDepth(recording, epochs, limit);
        Optional<Finding> throughTime = VanishingThroughTime.of(epochs, limit)
                .finding(recording.header().model().layersWithKernel());
        if (throughTime.isEmpty()) {
            return overDepth;
        }
        List<Finding> findings = new ArrayList<>(overDepth.findings());
        findings.add(throughTime.get());
        return RuleResult.found(id(), findings, overDepth.explanation()).judging(overDepth.profiles());
    }

    private RuleResult overDepth(Recording recording, List<Epoch> epochs, Limit limit) {
        Model model = recording.header().model();
        List<Layer> layers = model.layersWithKernel();
        if (!epochs.isEmpty() && layers.size() == 1) {
            return RuleResult.healthy(
                    id(), "a single layer with a kernel: no depth over which a gradient could vanish");
        }
        VanishingGradient seen = new VanishingGradient(
                DepthSpread.ofKernels(layers, epochs, Quantity.GRADIENT),
                DepthSpread.ofKernels(layers, epochs, Quantity.UPDATE),
                DepthSpread.ofOutputs(LayerKinds.hidden(model), epochs, Quantity.ACTIVATION_GRADIENT),
                Learning.of(recording),
                limit);
        double kernels = seen.kernels().smallestOverLargest();
        double signal = seen.signal().smallestOverLargest();
        if (Double.isNaN(kernels) && Double.isNaN(signal)) {
            return withoutComparison(seen.kernels());
        }
        String lookedAt = "smallest over largest layer's gradient "
                + (Double.isNaN(kernels) ? "not comparable" : Numbers.print(kernels))
                + (Double.isNaN(signal) ? "" : ", smallest over largest hidden layer's dL/da " + Numbers.print(signal));
        List<JudgedProfile> profiles = List.of(
                LayerProfiles.ofKernels(seen.kernels(), model, limit),
                LayerProfiles.ofOutputs(seen.signal(), model, limit));
        return seen.isAnythingBroken()
                ? RuleResult.found(
                                id(),
                                List.of(withSuspects(recording, seen.finding(profiles.get(0), profiles.get(1)))),
                                lookedAt)
                        .judging(profiles)
                : RuleResult.healthy(id(), lookedAt)
                        .judging(profiles)
                        .withMargin(Stream.of(kernels, signal)
                                .flatMap(ratio -> Margin.of(ratio, limit).stream())
                                .min(Margin.NEAREST_FIRST));
    }

    private static double margin(Learning learning) {
        return learning.isBrief() ? DECADE_AND_A_HALF : DECADE;
    }

    /** Kernels of one sign starve layers where they are usual in the network, as the finding says: a single one is no reason. */
    private static Finding withSuspects(Recording recording, Finding finding) {
        return finding.but()
                .remedies(new Suspects(recording)
                        .before(finding.remedies()).stream()
                                .filter(remedy -> !remedy.equals(Suspects.AROUND_ZERO)
                                        || finding.remedies().contains(remedy))
                                .toList())
                .build();
    }

    private RuleResult withoutComparison(DepthSpread gradient) {
        return gradient.hasZeros()
                ? RuleResult.healthy(id(), "fewer than two layers have a gradient other than zero: see dead-layer")
                : RuleResult.inconclusive(id(), "no finite kernel gradient of two layers was measured");
    }
}
