package io.github.gradientharness.report.html;

import io.github.gradientharness.report.figure.RuleTitle;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.view.FindingView;
import io.github.gradientharness.report.view.NoteView;
import io.github.gradientharness.text.Shown;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.UnmetExpectation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the first page says about findings: for each training the one to mend first, with the others in a line each. */
final class IndexFindings {

    private static final int MOST_ALSO = 6;
    private static final int NOTES_A_CARD = 5;

    private final List<Training> trainings;
    private final IndexDetail detail;
    private final List<String> remarks;

    IndexFindings(List<Training> trainings, IndexDetail detail, List<String> remarks) {
        this.trainings = trainings;
        this.detail = detail;
        this.remarks = remarks;
    }

    /** Trainings with an error that nobody declared. */
    List<FindingView> unexpected() {
        return cards("unexpected", finding -> !finding.isExpected(), Finding::isUnexpectedError);
    }

    /** Those of them that have no card. */
    List<NoteView> briefly() {
        List<Training> all = with(Finding::isUnexpectedError);
        int shown = Math.min(all.size(), detail.cards());
        int most = NOTES_A_CARD * detail.cards();
        leftOut(all.size() - shown, most, "further trainings with unexpected findings have a line");
        return all.stream()
                .skip(shown)
                .limit(most)
                .map(training -> new NoteView(
                        training.place(training.href()),
                        training.diagnosis().findings().stream()
                                .filter(Finding::isUnexpectedError)
                                .map(finding -> line(training, finding))
                                .toList()))
                .toList();
    }

    /** The most urgent first. */
    private List<Training> with(Predicate<Finding> needed) {
        return trainings.stream()
                .filter(training -> training.diagnosis().findings().stream().anyMatch(needed))
                .sorted(Comparator.comparingInt(Training::urgency))
                .toList();
    }

    /** Trainings that are sick on purpose. */
    List<FindingView> expected() {
        return cards("expected", Finding::isExpected, Finding::isExpected);
    }

    /** Declared findings that are absent. */
    List<NoteView> unmet() {
        return notes(
                training -> training.diagnosis().unmet().stream()
                        .map(UnmetExpectation::message)
                        .toList(),
                "absent expectations");
    }

    /** Trainings that can't be judged, and why. */
    List<NoteView> inconclusive() {
        return notes(
                training -> training.diagnosis().gateOutcome() == Outcome.INCONCLUSIVE
                        ? training.diagnosis().inconclusiveReasons()
                        : List.of(),
                "inconclusive trainings");
    }

    /** Warnings and remarks that no card tells. */
    List<NoteView> noticed() {
        return notes(
                training -> {
                    List<Finding> findings = training.diagnosis().findings();
                    return findings.stream().anyMatch(Finding::isUnexpectedError)
                            ? List.of()
                            : findings.stream()
                                    .filter(finding -> !finding.isExpected())
                                    .map(finding -> line(training, finding))
                                    .toList();
                },
                "trainings with warnings");
    }

    private List<FindingView> cards(String section, Predicate<Finding> shown, Predicate<Finding> needed) {
        List<Training> all = with(needed);
        leftOut(all.size(), detail.cards(), "trainings with " + section + " findings are shown in full");
        List<FindingView> views = new ArrayList<>();
        for (Training training : all.subList(0, Math.min(all.size(), detail.cards()))) {
            List<Finding> findings =
                    training.diagnosis().findings().stream().filter(shown).toList();
            String id = section + "-" + (views.size() + 1);
            views.add(FindingViews.card(training, findings.get(0), id)
                    .with(also(training, findings.subList(1, findings.size()))));
        }
        return views;
    }

    private static List<String> also(Training training, List<Finding> others) {
        List<String> lines = new ArrayList<>();
        others.stream().limit(MOST_ALSO).forEach(finding -> lines.add(line(training, finding)));
        if (others.size() > MOST_ALSO) {
            lines.add("and " + (others.size() - MOST_ALSO) + " more.");
        }
        return lines;
    }

    private static String line(Training training, Finding finding) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        String from = finding.isConsequence() ? ", follows from " + Shown.name(finding.followsFrom()) : "";
        return RuleTitle.of(finding, training.hasLayer(finding.layer())) + " " + Shown.name(finding.layer())
                + ", since epoch " + finding.sinceEpoch() + " (" + severity + from + ")";
    }

    private List<NoteView> notes(Function<Training, List<String>> lines, String what) {
        List<Training> all = trainings.stream()
                .filter(training -> !lines.apply(training).isEmpty())
                .toList();
        int most = NOTES_A_CARD * detail.cards();
        leftOut(all.size(), most, what + " are shown");
        return all.stream()
                .limit(most)
                .map(training -> new NoteView(
                        training.place(training.href()),
                        lines.apply(training).stream().map(Shown::prose).toList()))
                .toList();
    }

    private void leftOut(int all, int most, String what) {
        if (all > most) {
            remarks.add(most + " of " + all + " " + what + "; the rest stand in the list of tests.");
        }
    }
}
