package io.github.gradientharness.scorecard.real;

import io.github.gradientharness.inspection.SanityChecks;
import io.github.gradientharness.scorecard.Share;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.nd4j.linalg.factory.Nd4j;

/** What sanity checks find in healthy and in sick networks of the corpus on their first minibatch. */
record SanityFalseAlarms(List<Checked> checked) {

    /** The rules that judge the first minibatch alone. */
    static final Set<String> RULES = Set.of(
            RuleId.UNSUITED_LABELS,
            RuleId.UNUSED_INPUT,
            RuleId.REDUNDANT_COLUMNS,
            RuleId.LEAKING_SAMPLES,
            RuleId.LEAKING_FUTURE,
            RuleId.IGNORED_MASK,
            RuleId.UNMOVED_PARAMETER,
            RuleId.INITIAL_LOSS,
            RuleId.ONE_BATCH);

    /** A variant with the findings of sanity rules. */
    record Checked(boolean isHealthy, List<Finding> findings) {
        boolean has(Severity severity) {
            return findings.stream().anyMatch(finding -> finding.severity() == severity);
        }
    }

    static SanityFalseAlarms of(List<RealVariant> variants, Pattern only) {
        List<Checked> all = new ArrayList<>();
        for (RealVariant variant : variants) {
            if (only.matcher(variant.name()).find() && hasOneOutput(variant)) {
                Checked checked = of(variant);
                all.add(checked);
                checked.findings().stream()
                        .filter(finding -> finding.severity() != Severity.INFO)
                        .forEach(finding -> System.out.println((variant.isHealthy() ? "healthy " : "sick ")
                                + variant.name() + ": " + finding.severity() + " " + finding.rule() + " "
                                + finding.actual()));
            }
        }
        return new SanityFalseAlarms(all);
    }

    /** Others take their minibatches apart by themselves. */
    private static boolean hasOneOutput(RealVariant variant) {
        return !(variant.network() instanceof TwoOutputs || variant.network() instanceof Adversaries);
    }

    private static Checked of(RealVariant variant) {
        Setup setup = variant.setup();
        Random random = new Random(1);
        Nd4j.getRandom().setSeed(1);
        Samples all = variant.task().train();
        Samples train = setup.of(setup.shuffled ? all.withShuffledTargets(random) : all);
        Learner learner = variant.network().create(variant.task(), setup, 1);
        List<Finding> findings =
                SanityChecks.of(learner.model())
                        .on(train.batches(setup.batch, random).get(0))
                        .findings()
                        .stream()
                        .filter(finding -> RULES.contains(finding.rule()))
                        .toList();
        return new Checked(variant.isHealthy(), findings);
    }

    /** The table in Markdown. */
    String markdown() {
        List<String> lines = new ArrayList<>(
                List.of("| networks | variants | an ERROR of a sanity rule | a WARNING |", "|---|---|---|---|"));
        for (boolean healthy : new boolean[] {true, false}) {
            List<Checked> these = checked.stream()
                    .filter(checked -> checked.isHealthy() == healthy)
                    .toList();
            lines.add("| " + (healthy ? "healthy" : "sick") + " | " + these.size() + " | "
                    + Share.of(these, checked -> checked.has(Severity.ERROR)) + " | "
                    + Share.of(these, checked -> checked.has(Severity.WARNING)) + " |");
        }
        return String.join("\n", lines);
    }
}
