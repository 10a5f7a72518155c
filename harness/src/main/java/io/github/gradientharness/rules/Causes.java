package io.github.gradientharness.rules;

import static io.github.gradientharness.verdict.RuleId.COLLAPSED_LAYER;
import static io.github.gradientharness.verdict.RuleId.DEAD_LAYER;
import static io.github.gradientharness.verdict.RuleId.EXPLODING_GRADIENT;
import static io.github.gradientharness.verdict.RuleId.NON_FINITE;
import static io.github.gradientharness.verdict.RuleId.SATURATED_LAYER;
import static io.github.gradientharness.verdict.RuleId.STALLED_LAYER;
import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells causes from what follows from them, so that one sickness is one error.
 *
 * <p>Only an error can be a cause. A finding that follows from one stays, as a warning at most, and says so. The order of
 * causes: an explosion ends in NaN, or in dead, saturated or starved layers; NaN ends everything; a saturated layer
 * multiplies the gradient by almost zero; a dead layer lets none through; without a gradient nothing moves.
 */
final class Causes {

    /** What each cause may lead to, in the order in which causes are looked for. */
    private static final List<Map.Entry<String, Set<String>>> EFFECTS = List.of(
            Map.entry(
                    EXPLODING_GRADIENT,
                    Set.of(NON_FINITE, SATURATED_LAYER, DEAD_LAYER, VANISHING_GRADIENT, STALLED_LAYER)),
            Map.entry(
                    NON_FINITE,
                    Set.of(EXPLODING_GRADIENT, SATURATED_LAYER, DEAD_LAYER, VANISHING_GRADIENT, STALLED_LAYER)),
            Map.entry(SATURATED_LAYER, Set.of(EXPLODING_GRADIENT, DEAD_LAYER, VANISHING_GRADIENT, STALLED_LAYER)),
            Map.entry(DEAD_LAYER, Set.of(VANISHING_GRADIENT, STALLED_LAYER)),
            Map.entry(VANISHING_GRADIENT, Set.of(STALLED_LAYER, DEAD_LAYER)));

    /** What is no effect of a saturation that units which say the same bring along. */
    private static final Set<String> STARVED = Set.of(VANISHING_GRADIENT, STALLED_LAYER);

    /** What units that say the same can explain. */
    private static final Set<String> EXPLAINED_BY_COLLAPSE = Set.of(VANISHING_GRADIENT, SATURATED_LAYER);

    /** A share of a layer's units. */
    static final double NEARLY_ALL = 0.9;

    /** What shows that saturation does harm. */
    private static final Set<String> HARM = Set.of(VANISHING_GRADIENT, DEAD_LAYER, EXPLODING_GRADIENT, NON_FINITE);

    private final List<Layer> layers;
    private final List<Finding> findings;

    private final boolean signalArrives;

    private Causes(Recording recording, List<Finding> findings) {
        this.layers = recording.header().model().layers();
        this.findings = findings;
        this.signalArrives = DepthSpread.ofOutputs(
                                LayerKinds.hidden(recording.header().model()),
                                Epoch.first(recording, VanishingGradientRule.LAST_EPOCH),
                                Quantity.ACTIVATION_GRADIENT)
                        .smallestOverLargest()
                >= VanishingGradientRule.LIMIT;
    }

    /** The same results, with what follows from another finding marked so. */
    static List<RuleResult> sortedOut(Recording recording, List<RuleResult> results) {
        List<Finding> findings =
                results.stream().flatMap(result -> result.findings().stream()).toList();
        Causes causes = new Causes(recording, findings);
        return results.stream().map(causes::sortedOut).toList();
    }

    private RuleResult sortedOut(RuleResult result) {
        List<Finding> sorted = new ArrayList<>();
        for (Finding finding : result.findings()) {
            if (!finding.rule().equals(COLLAPSED_LAYER) || explainsSomething()) {
                sorted.add(cause(finding).map(finding::followingFrom).orElseGet(() -> harmless(finding)));
            }
        }
        return result.withFindings(sorted);
    }

    /** Saturated units by which no layer is starved are no error, unless they are nearly all of the layer's. */
    private Finding harmless(Finding finding) {
        boolean harms = findings.stream().map(Finding::rule).anyMatch(HARM::contains);
        return finding.rule().equals(SATURATED_LAYER) && !harms && finding.actual() <= NEARLY_ALL
                ? finding.asWarning("Yet the gradient still reaches every layer, and networks like this often learn.")
                : finding;
    }

    private boolean explainsSomething() {
        return findings.stream().anyMatch(finding -> EXPLAINED_BY_COLLAPSE.contains(finding.rule()));
    }

    /** A stalled layer that is an error has a gradient: that it does not move is the updater's own doing. */
    private Optional<Finding> cause(Finding effect) {
        if (effect.rule().equals(STALLED_LAYER) && effect.severity() == Severity.ERROR) {
            return Optional.empty();
        }
        if (effect.rule().equals(SATURATED_LAYER) && accompaniesCollapse(effect)) {
            return first(COLLAPSED_LAYER);
        }
        for (Map.Entry<String, Set<String>> entry : EFFECTS) {
            if (entry.getValue().contains(effect.rule())) {
                Optional<Finding> cause = error(entry.getKey()).filter(candidate -> leadsTo(candidate, effect));
                if (cause.isPresent()) {
                    return cause;
                }
            }
        }
        return Optional.empty();
    }

    /** Decides between two that can each be the other's cause; never says so of both. */
    private boolean leadsTo(Finding cause, Finding effect) {
        return switch (cause.rule()) {
            case EXPLODING_GRADIENT -> explosionLeadsTo(cause, effect);
            case NON_FINITE ->
                error(EXPLODING_GRADIENT)
                        .filter(explosion -> explosion.sinceIteration() <= cause.sinceIteration())
                        .isEmpty();
            case SATURATED_LAYER ->
                !(STARVED.contains(effect.rule()) && accompaniesCollapse(cause))
                        && (!effect.rule().equals(EXPLODING_GRADIENT)
                                || cause.sinceIteration() <= effect.sinceIteration());
            case DEAD_LAYER -> effect.rule().equals(STALLED_LAYER) || !isUnderflow(cause);
            default -> effect.rule().equals(STALLED_LAYER) || isUnderflow(effect);
        };
    }

    /**
     * Whether saturation is not what starves the layers: units that say the same add up, which saturates some, while
     * dL/da still arrives everywhere. So it is with kernels of one sign.
     */
    private boolean accompaniesCollapse(Finding saturation) {
        return signalArrives
                && error(VANISHING_GRADIENT).isPresent()
                && error(DEAD_LAYER).isEmpty()
                && first(COLLAPSED_LAYER)
                        .filter(collapse -> collapse.sinceEpoch() <= saturation.sinceEpoch())
                        .isPresent();
    }

    private Optional<Finding> first(String rule) {
        return findings.stream().filter(finding -> finding.rule().equals(rule)).findFirst();
    }

    private static boolean explosionLeadsTo(Finding explosion, Finding effect) {
        return effect.rule().equals(SATURATED_LAYER)
                ? explosion.sinceIteration() < effect.sinceIteration()
                : effect.rule().equals(NON_FINITE)
                        ? explosion.sinceIteration() <= effect.sinceIteration()
                        : explosion.sinceEpoch() <= effect.sinceEpoch();
    }

    /**
     * Whether a layer is dead only because the gradient became too small for a float on its way: units that can't be off
     * don't die by themselves.
     */
    private boolean isUnderflow(Finding dead) {
        return error(VANISHING_GRADIENT).isPresent()
                && layers.stream()
                        .filter(layer -> layer.name().equals(dead.layer()))
                        .noneMatch(LayerKinds::isRectifier);
    }

    private Optional<Finding> error(String rule) {
        return first(rule).filter(finding -> finding.severity() == Severity.ERROR);
    }
}
