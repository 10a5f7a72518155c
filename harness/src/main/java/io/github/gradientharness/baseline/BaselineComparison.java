package io.github.gradientharness.baseline;

import io.github.gradientharness.baseline.BaselineDifference.Kind;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/** Says how trainings differ from a baseline. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BaselineComparison {

    private final Map<TrainingKey, FrozenTraining> frozen;
    private final double factor;
    private final List<BaselineDifference> differences = new ArrayList<>();

    private BaselineComparison(GradientBaseline frozen, double factor) {
        this.frozen = frozen.byKey();
        this.factor = factor;
    }

    /**
     * Everything that differs by more than chance: drift first, that of the largest move at the top.
     *
     * @param factor by which the share of a layer may move where no seeds tell, above 1
     */
    public static List<BaselineDifference> of(GradientBaseline frozen, GradientBaseline now, double factor) {
        BaselineComparison comparison = new BaselineComparison(frozen, factor);
        now.trainings().forEach(comparison::compare);
        Set<TrainingKey> recorded = now.byKey().keySet();
        frozen.trainings().stream()
                .filter(training -> !recorded.contains(training.key()))
                .forEach(training -> comparison.add(Kind.TRAINING_MISSING, training.key(), "", ""));
        return comparison.differences.stream()
                .sorted(Comparator.comparing(BaselineDifference::kind)
                        .thenComparing(Comparator.comparingDouble(BaselineDifference::decades)
                                .reversed()))
                .toList();
    }

    private void compare(FrozenTraining now) {
        TrainingKey key = now.key();
        FrozenTraining before = frozen.get(key);
        if (before == null) {
            add(Kind.TRAINING_NEW, key, "", "");
            return;
        }
        for (FrozenLayer layer : before.layers()) {
            compare(before, layer, now);
        }
        now.layers().stream()
                .filter(layer -> before.layer(layer.layer()).isEmpty())
                .forEach(layer -> add(Kind.LAYER_NEW, key, layer.layer(), ""));
        for (FrozenFinding finding : now.findings()) {
            compare(before, finding, now);
        }
        before.findings().stream()
                .filter(finding -> now.findings().stream().noneMatch(finding::isAboutTheSameAs))
                .forEach(finding -> add(Kind.FINDING_GONE, before, finding, now));
    }

    private void compare(FrozenTraining before, FrozenLayer was, FrozenTraining now) {
        double share = share(now, was.layer());
        if (Double.isNaN(was.share())) {
            return;
        }
        if (Double.isNaN(share)) {
            add(Kind.LAYER_MISSING, now.key(), was.layer(), "");
            return;
        }
        Tolerance tolerance = Tolerance.of(was, before.seeds(), now.seeds(), factor);
        Kind kind = share < was.share() ? Kind.SHARE_FELL : Kind.SHARE_ROSE;
        BaselineDifference difference =
                new BaselineDifference(kind, now.key(), was.layer(), "", was.share(), share, tolerance);
        if (difference.decades() > tolerance.decades()) {
            differences.add(difference);
        }
    }

    /** What somebody expects is no news; the gate watches whether it stays so. */
    private void compare(FrozenTraining before, FrozenFinding finding, FrozenTraining now) {
        boolean isKnown = before.findings().stream().anyMatch(known -> known.isAtLeastAsBadAs(finding));
        if (!isKnown && !finding.expected()) {
            Kind kind = finding.severity() == Severity.ERROR ? Kind.NEW_ERROR : Kind.NEW_WARNING;
            add(kind, before, finding, now);
        }
    }

    private void add(Kind kind, TrainingKey key, String layer, String rule) {
        add(kind, key, layer, rule, Double.NaN, Double.NaN);
    }

    /** A finding, with its layer's share then and now. */
    private void add(Kind kind, FrozenTraining before, FrozenFinding finding, FrozenTraining now) {
        String layer = finding.layer();
        add(kind, now.key(), layer, finding.rule(), share(before, layer), share(now, layer));
    }

    private void add(Kind kind, TrainingKey key, String layer, String rule, double was, double now) {
        differences.add(new BaselineDifference(kind, key, layer, rule, was, now, new Tolerance(Math.log10(factor), 0)));
    }

    private static double share(FrozenTraining training, String layer) {
        return training.layer(layer).map(FrozenLayer::share).orElse(Double.NaN);
    }
}
