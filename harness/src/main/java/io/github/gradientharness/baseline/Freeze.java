package io.github.gradientharness.baseline;

import io.github.gradientharness.stats.Median;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Makes one frozen training of a recording, or of those of one test over seeds. */
final class Freeze {

    private final List<Diagnosis> members;

    Freeze(List<Diagnosis> members) {
        this.members = members;
    }

    FrozenTraining training(TrainingKey key) {
        Set<String> layers = new LinkedHashSet<>();
        members.forEach(member -> layers.addAll(member.gradientShares().keySet()));
        List<FrozenFinding> findings = members.stream()
                .flatMap(member -> member.findings().stream())
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(FrozenFinding::of)
                .distinct()
                .sorted()
                .toList();
        return new FrozenTraining(
                key, members.size(), layers.stream().map(this::layer).toList(), findings);
    }

    private FrozenLayer layer(String layer) {
        double[] logarithms =
                shares(layer).filter(share -> share > 0).map(Math::log10).toArray();
        double spread = logarithms.length < FrozenLayer.FEWEST_SEEDS ? Double.NaN : standardDeviation(logarithms);
        return new FrozenLayer(layer, Median.of(shares(layer)), spread);
    }

    private DoubleStream shares(String layer) {
        return members.stream().mapToDouble(member -> member.gradientShares().getOrDefault(layer, Double.NaN));
    }

    private static double standardDeviation(double[] values) {
        double mean = DoubleStream.of(values).average().orElse(Double.NaN);
        double squares = DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1));
    }
}
