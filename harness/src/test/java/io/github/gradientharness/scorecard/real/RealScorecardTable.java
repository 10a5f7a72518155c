package io.github.gradientharness.scorecard.real;

import io.github.gradientharness.scorecard.Share;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What was measured on real networks, as Markdown. */
final class RealScorecardTable {

    private final List<Result> results;
    private final StringBuilder text = new StringBuilder();

    RealScorecardTable(List<Result> results) {
        this.results = results;
    }

    String markdown() {
        corpus();
        for (boolean holdout : new boolean[] {false, true}) {
            List<Result> half = only(results, result -> result.holdout() == holdout);
            shares(holdout ? "Holdout half" : "Fit half", half);
            for (Kind kind : Kind.values()) {
                shares(
                        (holdout ? "Holdout half, " : "Fit half, ")
                                + kind.name().toLowerCase(Locale.ROOT),
                        only(half, result -> result.kind() == kind));
            }
        }
        misjudged();
        return text.toString();
    }

    private void corpus() {
        text.append("## Real networks\n\nSkill is the share of the way from guessing (0) to the task's baseline (1) on"
                + " test data: above .6 it learns, below .3 it fails, in between it is grey and counts as neither."
                + " Intervals are Wilson's, 95 %.\n\n");
        row(
                "half",
                "kind",
                "variants",
                "trainings",
                "learn",
                "fail, to be found",
                "fail otherwise",
                "grey",
                "unintended");
        ruler(9);
        for (boolean holdout : new boolean[] {false, true}) {
            for (Kind kind : Kind.values()) {
                corpusRow(
                        holdout ? "holdout" : "fit",
                        kind.name(),
                        only(results, result -> result.holdout() == holdout && result.kind() == kind));
            }
            corpusRow(holdout ? "holdout" : "fit", "all", only(results, result -> result.holdout() == holdout));
        }
    }

    private void corpusRow(String half, String kind, List<Result> its) {
        row(
                half,
                kind.toLowerCase(Locale.ROOT),
                its.stream().map(Result::variant).distinct().count(),
                its.size(),
                only(its, Result::learns).size(),
                only(its, Result::failsToBeFound).size(),
                only(its, Result::failsOtherwise).size(),
                only(its, result -> result.label() == Label.GREY).size(),
                only(its, Result::isUnintended).size());
    }

    private void shares(String title, List<Result> its) {
        text.append("\n### ").append(title).append("\n\n");
        row(
                "shown",
                "learns, an error (false positives)",
                "fails, an error (caught)",
                "fails, an error or a warning",
                "of those caught, right cause",
                "right first advice",
                "right among the first three",
                "fails otherwise, an error",
                "grey, an error");
        ruler(9);
        for (Shown shown : Shown.values()) {
            Predicate<Result> error = result -> verdict(result, shown).isError();
            List<Result> failing = only(its, Result::failsToBeFound);
            List<Result> caught = only(failing, error);
            row(
                    shown.title(),
                    Share.of(only(its, Result::learns), error),
                    Share.of(failing, error),
                    Share.of(
                            failing,
                            result -> !verdict(result, shown).findings().isEmpty()),
                    Share.of(caught, result -> verdict(result, shown).names(result.sickness())),
                    Share.of(caught, result -> verdict(result, shown).advises(result.right(), 1)),
                    Share.of(caught, result -> verdict(result, shown).advises(result.right(), 3)),
                    Share.of(only(its, Result::failsOtherwise), error),
                    Share.of(only(its, result -> result.label() == Label.GREY), error));
        }
    }

    /** The fit half alone: the holdout half is never looked at one by one. */
    private void misjudged() {
        text.append("\n### Misjudged on the fit half, all epochs\n\n");
        row("variant", "seed", "cause", "right advice", "skill", "verdict");
        ruler(6);
        only(results, result -> !result.holdout() && isMisjudged(result))
                .forEach(result -> row(
                        result.variant(),
                        result.seed(),
                        result.sickness(),
                        result.right().stream().map(Advice::name).collect(Collectors.joining(" ")),
                        Share.digits(result.skill()),
                        verdict(result, Shown.ALL).cell()));
    }

    private static boolean isMisjudged(Result result) {
        StageVerdict verdict = verdict(result, Shown.ALL);
        if (result.failsToBeFound()) {
            return !verdict.isError() || !verdict.names(result.sickness()) || !verdict.advises(result.right(), 1);
        }
        return result.label() != Label.GREY && verdict.isError();
    }

    private static StageVerdict verdict(Result result, Shown shown) {
        return Objects.requireNonNull(result.verdicts().get(shown));
    }

    private static List<Result> only(List<Result> results, Predicate<Result> which) {
        return results.stream().filter(which).toList();
    }

    private void row(Object... cells) {
        text.append(Arrays.stream(cells).map(Object::toString).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private void ruler(int columns) {
        text.append("|---".repeat(columns)).append("|\n");
    }
}
