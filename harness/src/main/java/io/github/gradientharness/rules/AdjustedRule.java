package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Margin;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule as a build wants it for one recording, with another limit, severity or none of it for some layers.
 *
 * <p>A rule names one layer. So that a layer with a lenient limit does not hide the next one, the rule is asked again
 * without the layers that the limit at hand is not for, once for each limit.
 */
final class AdjustedRule {

    private final Rule rule;
    private final double limit;
    private final Recording recording;
    private final List<RuleAdjustment> adjustments;

    /**
     * A rule for a recording.
     *
     * @param limit the limit of layers for which no other is set
     */
    AdjustedRule(Rule rule, double limit, Recording recording, List<RuleAdjustment> all) {
        this.rule = rule;
        this.limit = limit;
        this.recording = recording;
        this.adjustments = all.stream()
                .filter(adjustment -> adjustment.where().matchesRule(rule.id())
                        && adjustment.where().matches(recording.header()))
                .toList();
    }

    RuleResult evaluate() {
        if (adjustments.isEmpty()) {
            return evaluate(recording, limit);
        }
        List<Double> limits = limits();
        if (limits.isEmpty()) {
            return RuleResult.notMeasured(rule.id(), "switched off by the build's configuration");
        }
        List<RuleResult> results = limits.stream().map(this::evaluate).toList();
        List<Finding> findings = new ArrayList<>();
        results.forEach(result -> findings.addAll(result.findings()));
        Optional<Margin> nearest = results.stream()
                .flatMap(result -> Stream.ofNullable(result.margin()))
                .min(Margin.NEAREST_FIRST);
        return withLimits(results.get(0).withFindings(findings).withMargin(nearest));
    }

    /** The same with the limit that is in force for each layer. */
    private RuleResult withLimits(RuleResult result) {
        List<Finding> findings = result.findings().stream()
                .map(finding -> finding.profile() == null
                        ? finding
                        : finding.but()
                                .shownBy(finding.profile().withLimits(this::limitInForce))
                                .build())
                .toList();
        return result.withFindings(findings)
                .judging(result.profiles().stream()
                        .map(profile -> profile.withLimits(this::limitInForce))
                        .toList());
    }

    private Optional<Limit> limitInForce(String layer) {
        return isAsked(layer)
                ? Optional.of(new Limit(limit(layer), rule.defaultLimit().kind()))
                : Optional.empty();
    }

    /** The same findings, weighed by what they do to the training. */
    RuleResult weighed(RuleResult result, Learning learning) {
        return result.findings().isEmpty()
                ? result
                : result.withFindings(result.findings().stream()
                        .map(finding -> rule.weighed(finding, learning))
                        .toList());
    }

    /** The same findings, weighed by how often trainings like this one learn. Only findings at default limits were counted. */
    RuleResult calibrated(RuleResult result, CalibrationTable table, Learning learning) {
        return result.findings().isEmpty() || !RuleId.ALL.contains(rule.id())
                ? result
                : result.withFindings(result.findings().stream()
                        .map(finding ->
                                finding.limit().equals(rule.defaultLimit()) ? table.weigh(finding, learning) : finding)
                        .toList());
    }

    /** The same findings with all that the rule knows of them. */
    RuleResult complete(RuleResult result, @Nullable JudgedProfile otherwise) {
        return result.withFindings(result.findings().stream()
                .map(finding -> Onsets.complete(rule, recording, finding, otherwise))
                .toList());
    }

    /** What errors of this rule can cause. */
    Set<String> effects() {
        return rule.effects();
    }

    String id() {
        return rule.id();
    }

    private List<Double> limits() {
        return layers().filter(this::isAsked).map(this::limit).distinct().toList();
    }

    /** The same results with the severities that the build wants. */
    RuleResult withSeverities(RuleResult result) {
        return result.findings().isEmpty()
                ? result
                : result.withFindings(
                        result.findings().stream().map(this::withSeverity).toList());
    }

    /** Whether the build asks the rule of some layer of this name, or of any where it is empty. */
    boolean isAskedOf(String layer) {
        return layer.isEmpty() ? layers().anyMatch(this::isAsked) : isAsked(layer);
    }

    private Stream<String> layers() {
        return Stream.concat(
                recording.header().model().layers().stream().map(Layer::name), Stream.of(WithoutLayers.LOSS));
    }

    private RuleResult evaluate(double at) {
        Set<String> left = new HashSet<>();
        RuleResult whole = evaluate(recording, at);
        RuleResult result = whole;
        while (true) {
            List<Finding> others = result.findings().stream()
                    .filter(finding -> !isAsked(finding.layer()) || limit(finding.layer()) != at)
                    .toList();
            if (!others.stream().map(Finding::layer).map(left::add).reduce(false, Boolean::logicalOr)) {
                List<Finding> kept = new ArrayList<>(result.findings());
                kept.removeAll(others);
                return result.withFindings(kept).judging(whole.profiles());
            }
            result = evaluate(WithoutLayers.of(recording, left), at);
        }
    }

    private RuleResult evaluate(Recording view, double at) {
        return rule.evaluate(view, new Limit(at, rule.defaultLimit().kind()));
    }

    private boolean isAsked(String layer) {
        return last(layer, RuleAdjustment::enabled).orElse(true);
    }

    private double limit(String layer) {
        return last(layer, RuleAdjustment::limit).orElse(limit);
    }

    private Finding withSeverity(Finding finding) {
        return last(finding.layer(), RuleAdjustment::severity)
                .map(severity -> finding.withSeverity(
                        finding.isConsequence() && severity == Severity.ERROR ? Severity.WARNING : severity))
                .orElse(finding);
    }

    private <T> Optional<T> last(String layer, Property<T> property) {
        T last = null;
        for (RuleAdjustment adjustment : adjustments) {
            T value = property.of(adjustment);
            if (value != null && adjustment.where().matchesLayer(layer)) {
                last = value;
            }
        }
        return Optional.ofNullable(last);
    }

    /** What an adjustment may set. */
    private interface Property<T> {
        @Nullable
        T of(RuleAdjustment adjustment);
    }
}
