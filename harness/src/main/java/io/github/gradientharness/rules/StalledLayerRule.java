package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.FrozenLayers;
import io.github.gradientharness.rules.evidence.LayerProfiles;
import io.github.gradientharness.rules.evidence.LayerValues;
import io.github.gradientharness.rules.evidence.UpdateOverKernel;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Margin;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Complains when parameters hardly move although there is a gradient.
 *
 * <p>Statistic: L2 norm of a kernel's update over the kernel's own L2 norm; the median over the epochs 1 to {@value
 * Epoch#LAST_OF_FIRST}. The limit of 1e-5 is the lower bound of DeepDiagnosis (ICSE 2022); DL4J's training UI calls ratios below
 * 1e-4 suspicious, which slow but learning networks have.
 *
 * <p>An error if the layer that moves most is below the limit although its gradient is at least {@value #GRADIENT} of
 * its kernel: the learning rate is too small. An error as well if more than half of the layers are
 * listed as trainable and never moved: they are not in the updater's hands. A warning if only some layers are below the limit or frozen, if there
 * is no gradient to speak of (then another finding says why), if the steps grow (a rate that is warmed up), or if the network learns ({@link Learning}). A layer
 * that its framework calls frozen lists no trainable parameters, and is left out. A dead layer has no gradient; it is left
 * to the rule for dead layers.
 *
 * <p>Fewer than {@value #FEWEST_ITERATIONS} iterations say nothing: momentum's first steps are small. Kernels that are
 * all zero have no ratio. Non-finite values are left out. Where updates or parameters were not measured, the rule is
 * inconclusive without making the diagnosis so.
 */
final class StalledLayerRule implements Rule {

    static final double LIMIT = 1e-5;

    /** A gradient's L2 norm over its kernel's, above which there is a gradient to speak of. */
    static final double GRADIENT = 1e-3;

    private static final int FEWEST_ITERATIONS = 10;

    @Override
    public String id() {
        return RuleId.STALLED_LAYER;
    }

    @Override
    public String mark() {
        return "stalled";
    }

    @Override
    public Set<String> effects() {
        return Set.of(RuleId.ONE_BATCH);
    }

    @Override
    public String description() {
        return "A layer's kernel moves by too small a fraction of itself in an iteration (median over the first "
                + Epoch.LAST_OF_FIRST + " epochs).";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atLeast(LIMIT);
    }

    @Override
    public Finding weighed(Finding finding, Learning learning) {
        if (learning.isDone()) {
            return finding.withSeverity(Severity.INFO);
        }
        return finding;
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        if (recording.iterations() < FEWEST_ITERATIONS) {
            return RuleResult.notMeasured(
                    id(), "fewer than " + FEWEST_ITERATIONS + " iterations: the first steps of momentum are small");
        }
        List<Epoch> epochs = Epoch.first(recording);
        List<Layer> layers = recording.header().model().layersWithKernel();
        Map<Layer, Double> steps = LayerValues.measured(layers, layer -> UpdateOverKernel.step(epochs, layer));
        if (steps.isEmpty()) {
            return RuleResult.notMeasured(id(), "the updates of no kernel were measured");
        }
        List<Layer> frozen = steps.keySet().stream()
                .filter(layer -> FrozenLayers.isFrozen(layer, epochs))
                .toList();
        JudgedProfile profile = LayerProfiles.ofUpdates(layers, epochs, frozen, limit);
        Learning learning = Learning.of(recording);
        StalledLayers seen = new StalledLayers(epochs, steps, frozen, profile, limit, learning);
        double smallest = Collections.min(steps.values());
        String lookedAt = "smallest update over its kernel " + Numbers.print(smallest);
        return seen.finding()
                .or(() -> DecayedSteps.of(recording, learning))
                .map(finding -> RuleResult.found(id(), List.of(finding), lookedAt))
                .orElseGet(() -> RuleResult.healthy(id(), lookedAt).withMargin(Margin.of(smallest, limit)))
                .judging(List.of(profile));
    }
}
