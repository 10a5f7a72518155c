package io.github.gradientharness.scorecard;

import io.github.gradientharness.rules.Rule;
import io.github.gradientharness.rules.RuleSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What was measured, as Markdown. */
final class ScorecardTable {

    private final List<LabelledTraining> trainings;
    private final List<Judged> judged;
    private final Map<String, RuleSet> ruleSets;
    private final StringBuilder text = new StringBuilder();

    ScorecardTable(List<LabelledTraining> trainings, List<Judged> judged, Map<String, RuleSet> ruleSets) {
        this.trainings = trainings;
        this.judged = judged;
        this.ruleSets = ruleSets;
    }

    String markdown() {
        corpus();
        breakdowns();
        for (Half half : Half.values()) {
            ruleSetTable(half);
        }
        ruleSets.forEach((name, set) -> {
            for (Half half : Half.values()) {
                ruleTable(name, set, half);
            }
            for (Half half : Half.values()) {
                causeTable(name, half);
            }
            variantTable(name);
        });
        return text.toString();
    }

    private void corpus() {
        heading("Corpus");
        text.append("Learned: test accuracy above 0.7 at the end. Fails by its gradient: a failing training of a"
                + " variant with a cause that rules are to find. Fails for other reasons: any other failing training;"
                + " calling it an error is a mistake too. Intervals are Wilson's, 95 %, over trainings; seeds of one"
                + " variant resemble each other, so the true uncertainty is larger.\n\n");
        row(
                "half",
                "variants",
                "trainings",
                "learned",
                "fail by their gradient",
                "fail for other reasons",
                "accuracy .65 to .75");
        ruler(7);
        for (Half half : Half.values()) {
            List<LabelledTraining> its =
                    trainings.stream().filter(t -> t.half() == half).toList();
            row(
                    half,
                    its.stream().map(t -> t.variant().name()).distinct().count(),
                    its.size(),
                    its.stream().filter(LabelledTraining::learned).count(),
                    its.stream().filter(LabelledTraining::failsByGradient).count(),
                    its.stream().filter(LabelledTraining::failsForOtherReasons).count(),
                    its.stream()
                            .filter(t -> Math.abs(t.accuracy() - Training.LEARNED) < 0.05)
                            .count());
        }
    }

    private void breakdowns() {
        List<Judged> broken = judged.stream().filter(j -> !j.thrown().isEmpty()).toList();
        if (!broken.isEmpty()) {
            text.append("\n**").append(broken.size()).append(" judgements broke down and count as no error:**\n\n");
            broken.stream()
                    .map(j -> j.ruleSet() + ", " + j.training().variant().name() + ": " + j.thrown())
                    .distinct()
                    .limit(10)
                    .forEach(line -> text.append("- ").append(line).append("\n"));
        }
    }

    private void ruleSetTable(Half half) {
        heading("Rule sets, " + half);
        row(
                "rule set",
                "shown",
                "learned, called an error (false positives)",
                "fails by its gradient, called an error",
                "of those, right cause",
                "fails for other reasons, called an error");
        ruler(6);
        for (String name : ruleSets.keySet()) {
            for (Stage stage : Stage.values()) {
                List<Judged> its = select(name, stage, half);
                List<Judged> sick = failing(its);
                row(
                        name,
                        stage.title(),
                        Share.of(learned(its), Judged::isFlagged),
                        Share.of(sick, Judged::isFlagged),
                        Share.of(sick.stream().filter(Judged::isFlagged).toList(), Judged::isAttributed),
                        Share.of(other(its), Judged::isFlagged));
            }
        }
    }

    private void ruleTable(String name, RuleSet set, Half half) {
        heading("Rules of " + name + ", " + half);
        row(
                "rule",
                "shown",
                "learned, called an error (false positives)",
                "fails by a cause that is the rule's",
                "fails by another cause",
                "fails for other reasons");
        ruler(6);
        for (Rule rule : set.rules()) {
            for (Stage stage : Stage.values()) {
                List<Judged> its = select(name, stage, half);
                Predicate<Judged> flagged = j -> j.isFlaggedBy(rule.id());
                Predicate<Judged> own = j -> Cause.namedBy(rule.id())
                        .filter(j.training().variant().causes()::contains)
                        .isPresent();
                row(
                        rule.id(),
                        stage.title(),
                        Share.of(learned(its), flagged),
                        Share.of(failing(its).stream().filter(own).toList(), flagged),
                        Share.of(failing(its).stream().filter(own.negate()).toList(), flagged),
                        Share.of(other(its), flagged));
            }
        }
    }

    private void causeTable(String name, Half half) {
        heading("Causes by " + name + ", " + half);
        row("main cause", "shown", "failing, called an error", "of those, right cause");
        ruler(4);
        for (Cause cause : Cause.values()) {
            for (Stage stage : Stage.values()) {
                List<Judged> its = select(name, stage, half).stream()
                        .filter(j -> !j.training().learned())
                        .filter(j -> j.training().variant().causes().get(0) == cause)
                        .toList();
                if (!its.isEmpty()) {
                    row(
                            cause,
                            stage.title(),
                            Share.of(its, Judged::isFlagged),
                            Share.of(its.stream().filter(Judged::isFlagged).toList(), Judged::isAttributed));
                }
            }
        }
    }

    private void variantTable(String name) {
        heading("Variants by " + name + ", epochs 1-20");
        row(
                "variant",
                "half",
                "fails by",
                "learned",
                "learned, called an error",
                "failed, called an error",
                "right cause",
                "primary errors");
        ruler(8);
        Map<Variant, List<Judged>> byVariant = judged.stream()
                .filter(j -> j.ruleSet().equals(name) && j.stage() == Stage.EPOCH_20)
                .collect(Collectors.groupingBy(j -> j.training().variant(), LinkedHashMap::new, Collectors.toList()));
        byVariant.forEach((variant, its) -> {
            List<Judged> failed =
                    its.stream().filter(j -> !j.training().learned()).toList();
            row(
                    variant.name(),
                    its.get(0).training().half(),
                    variant.causes().stream().map(Cause::name).collect(Collectors.joining(" ")),
                    count(its, j -> j.training().learned()),
                    count(learned(its), Judged::isFlagged),
                    count(failed, Judged::isFlagged),
                    count(failed, Judged::isAttributed),
                    primaryErrors(its));
        });
    }

    private static String primaryErrors(List<Judged> its) {
        Map<String, Long> counts = its.stream()
                .filter(Judged::isFlagged)
                .map(j -> j.errors().get(0).rule() + " in " + j.errors().get(0).layer())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(3)
                .map(entry -> entry.getKey() + " x" + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private List<Judged> select(String name, Stage stage, Half half) {
        return judged.stream()
                .filter(j -> j.ruleSet().equals(name)
                        && j.stage() == stage
                        && j.training().half() == half)
                .toList();
    }

    private static List<Judged> learned(List<Judged> its) {
        return its.stream().filter(j -> j.training().learned()).toList();
    }

    private static List<Judged> failing(List<Judged> its) {
        return its.stream().filter(j -> j.training().failsByGradient()).toList();
    }

    private static List<Judged> other(List<Judged> its) {
        return its.stream().filter(j -> j.training().failsForOtherReasons()).toList();
    }

    private static String count(List<Judged> its, Predicate<Judged> isHit) {
        return its.isEmpty() ? "-" : its.stream().filter(isHit).count() + " of " + its.size();
    }

    private void heading(String title) {
        text.append(text.isEmpty() ? "" : "\n").append("## ").append(title).append("\n\n");
    }

    private void row(Object... cells) {
        text.append(Arrays.stream(cells).map(Object::toString).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private void ruler(int columns) {
        text.append("|---".repeat(columns)).append("|\n");
    }
}
