package io.github.gradientharness.rules;

import static io.github.gradientharness.verdict.RuleId.COLLAPSED_LAYER;
import static io.github.gradientharness.verdict.RuleId.DEAD_LAYER;
import static io.github.gradientharness.verdict.RuleId.DEAD_UNITS;
import static io.github.gradientharness.verdict.RuleId.EXPLODING_GRADIENT;
import static io.github.gradientharness.verdict.RuleId.NON_FINITE;
import static io.github.gradientharness.verdict.RuleId.NOT_LEARNING;
import static io.github.gradientharness.verdict.RuleId.SATURATED_LAYER;
import static io.github.gradientharness.verdict.RuleId.STALLED_LAYER;
import static io.github.gradientharness.verdict.RuleId.UNUSED_INPUT;
import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.evidence.LayerKinds;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.ProfiledQuantity;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells causes from what follows from them, so that one sickness is one error.
 *
 * <p>Only an error can be a cause. A finding that follows from one stays, as a warning at most, and says so. The order of
 * causes: an explosion ends in NaN, or in dead, saturated or starved layers; NaN ends everything; a saturated layer
 * multiplies the gradient by almost zero; a dead layer lets none through; without a gradient nothing moves.
 */
final class Causes {

    /** What units that say the same can explain. */
    private static final Set<String> EXPLAINED_BY_COLLAPSE = Set.of(VANISHING_GRADIENT, SATURATED_LAYER);

    /** A share of a layer's units. */
    static final double NEARLY_ALL = 0.9;

    /** What shows that saturation does harm. */
    private static final Set<String> HARM = Set.of(VANISHING_GRADIENT, DEAD_LAYER, EXPLODING_GRADIENT, NON_FINITE);

    private final List<Rule> rules;
    private final List<Layer> layers;
    private final List<Finding> findings;
    private final boolean signalArrives;
    private final boolean guesses;

    private Causes(List<Rule> rules, Recording recording, List<RuleResult> results, Learning learning) {
        this.rules = rules;
        this.layers = recording.header().model().layers();
        this.guesses = learning.isGuessing();
        List<Finding> found =
                results.stream().flatMap(result -> result.findings().stream()).toList();
        this.findings =
                found.stream().map(finding -> unlessHarmless(finding, found)).toList();
        this.signalArrives =
                results.stream().flatMap(result -> result.profiles().stream()).anyMatch(Causes::arrives);
    }

    /**
     * The same results, with what follows from another finding marked so.
     *
     * @param rules in the order in which causes are looked for
     */
    static List<RuleResult> sortedOut(
            List<Rule> rules, Recording recording, List<RuleResult> results, Learning learning) {
        Causes causes = new Causes(rules, recording, results, learning);
        return results.stream().map(causes::sortedOut).toList();
    }

    /** Whether dL/da keeps every limit in force over depth. */
    private static boolean arrives(JudgedProfile profile) {
        List<Limit> limits = profile.layers().stream()
                .flatMap(layer -> Stream.ofNullable(layer.limit()))
                .toList();
        return profile.quantity() == ProfiledQuantity.OUTPUT_GRADIENT
                && !limits.isEmpty()
                && limits.stream().noneMatch(limit -> limit.isBrokenBy(profile.actual()));
    }

    private RuleResult sortedOut(RuleResult result) {
        List<Finding> sorted = new ArrayList<>();
        for (Finding finding : result.findings()) {
            if (!finding.rule().equals(COLLAPSED_LAYER) || explainsSomething()) {
                Finding judged = unlessHarmless(finding, findings);
                sorted.add(cause(judged).map(judged::followingFrom).orElseGet(() -> withoutCause(judged)));
            }
        }
        return result.withFindings(sorted);
    }

    private static Finding withoutCause(Finding finding) {
        return finding.rule().equals(NOT_LEARNING) && finding.severity() == Severity.ERROR
                ? finding.meaningAlso(" No other rule finds an error, so the gradients are not the reason.")
                : finding;
    }

    /** Saturated units by which no layer is starved are no error, unless they are nearly all of the layer's. */
    private Finding unlessHarmless(Finding finding, List<Finding> all) {
        boolean harms = all.stream().map(Finding::rule).anyMatch(HARM::contains);
        return finding.rule().equals(SATURATED_LAYER) && !harms && !guesses && finding.actual() <= NEARLY_ALL
                ? finding.asWarning("Yet the gradient still reaches every layer, and networks like this often learn.")
                : finding;
    }

    private boolean explainsSomething() {
        return findings.stream().anyMatch(finding -> EXPLAINED_BY_COLLAPSE.contains(finding.rule()));
    }

    /** A stalled layer that is an error has a gradient: that it does not move is the updater's own doing. */
    private Optional<Finding> cause(Finding effect) {
        if (effect.rule().equals(NOT_LEARNING)) {
            return anyOtherError();
        }
        if (effect.rule().equals(STALLED_LAYER) && effect.severity() == Severity.ERROR) {
            return Optional.empty();
        }
        if (effect.rule().equals(SATURATED_LAYER) && accompaniesCollapse(effect)) {
            return first(COLLAPSED_LAYER);
        }
        for (Rule rule : rules) {
            if (rule.effects().contains(effect.rule())) {
                Optional<Finding> cause = error(rule.id()).filter(candidate -> leadsTo(candidate, effect));
                if (cause.isPresent()) {
                    return cause;
                }
            }
        }
        return Optional.empty();
    }

    /** Whatever is wrong keeps a network from learning. */
    private Optional<Finding> anyOtherError() {
        return rules.stream()
                .map(Rule::id)
                .filter(rule -> !rule.equals(NOT_LEARNING))
                .flatMap(rule -> error(rule).stream())
                .findFirst();
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
                !accompaniesCollapse(cause)
                        && (!effect.rule().equals(EXPLODING_GRADIENT)
                                || cause.sinceIteration() <= effect.sinceIteration());
            case DEAD_LAYER -> !effect.rule().equals(VANISHING_GRADIENT) || !vanishedBefore(cause);
            case VANISHING_GRADIENT -> vanishingLeadsTo(effect);
            default -> cause.sinceIteration() <= effect.sinceIteration();
        };
    }

    /** Layers that let no gradient through to the input let nothing of the input through to the output. */
    private boolean vanishingLeadsTo(Finding effect) {
        return switch (effect.rule()) {
            case STALLED_LAYER, DEAD_UNITS -> true;
            case UNUSED_INPUT -> effect.severity() == Severity.ERROR && !signalArrives;
            default -> vanishedBefore(effect);
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
     * Whether a gradient that vanishes was there before the dead layer. Units that can't be off don't die by themselves: the
     * gradient became too small for a float on its way. ReLU units die later where little of the signal reaches them.
     */
    private boolean vanishedBefore(Finding dead) {
        return error(VANISHING_GRADIENT)
                .filter(vanishing -> vanishing.sinceIteration() < dead.sinceIteration()
                        || layers.stream()
                                .filter(layer -> layer.name().equals(dead.layer()))
                                .noneMatch(LayerKinds::isRectifier))
                .isPresent();
    }

    private Optional<Finding> error(String rule) {
        return first(rule).filter(finding -> finding.severity() == Severity.ERROR);
    }
}
