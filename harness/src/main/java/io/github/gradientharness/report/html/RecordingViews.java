package io.github.gradientharness.report.html;

import io.github.gradientharness.recording.Recording.Seam;
import io.github.gradientharness.recording.Recording.Worker;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.figure.Detail;
import io.github.gradientharness.report.figure.RecordingFigures;
import io.github.gradientharness.report.figure.State;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.figure.TrainingLine;
import io.github.gradientharness.report.view.FindingView;
import io.github.gradientharness.report.view.PlaceView;
import io.github.gradientharness.report.view.RecordingView;
import io.github.gradientharness.report.view.TableView;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.Shown;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lays out the page of one training: the diagnosis in words, the charts that show it, what else is known. */
final class RecordingViews {

    private static final int MOST_WORKERS = 8;

    private RecordingViews() {}

    static RecordingView of(Training training, Detail detail, ReportContext context) {
        PlaceView place = training.place(null);
        return new RecordingView(
                PageSources.RECORDING.head(place.test() + ": gradients of " + Shown.name(context.project())),
                Shown.name(context.project()),
                Shown.name(context.madeBy()),
                Badges.of(training),
                Shown.name(training.header().suite()),
                place,
                TrainingLine.of(training),
                RunFacts.key(training),
                notes(training),
                findings(training),
                rulesLine(training.diagnosis()),
                rules(training.diagnosis()),
                RecordingFigures.of(training, detail),
                RunFacts.of(training),
                RunFacts.layers(training.header(), detail.layers()),
                RemedyViews.of(training),
                PredictionViews.of(training.diagnosis(), detail.layers()));
    }

    /** What is to be said beside the findings. */
    static List<String> notes(Training training) {
        Diagnosis diagnosis = training.diagnosis();
        List<String> notes = new ArrayList<>();
        if (training.isOfEarlierRun()) {
            notes.add(
                    "An earlier run recorded this. This build recorded nothing of its test, so its findings count in no verdict.");
        }
        if (training.state() == State.UNHEALTHY
                && !training.header().declaration().asked()) {
            notes.add(
                    "This is reported only: no annotation of the harness is on its test, so it fails the build only where"
                            + " gradient.failOn is set.");
        }
        diagnosis.unmet().stream()
                .map(unmet -> "Expected, but not found: " + unmet.message())
                .forEach(notes::add);
        List<String> reasons = diagnosis.inconclusiveReasons();
        for (int i = 0; i < reasons.size(); i++) {
            boolean isSummary = i == 0 && isSummarized(diagnosis);
            notes.add(isSummary ? ShownText.afterFirstSentence(reasons.get(i)) : reasons.get(i));
        }
        if (!diagnosis.recording().damage().isEmpty() && reasons.isEmpty()) {
            notes.add("Damaged file: " + diagnosis.recording().damage());
        }
        diagnosis.recording().seams().forEach(seam -> notes.add(seam(seam)));
        notes.add(workers(diagnosis.recording().workers()));
        diagnosis.recording().notes().forEach(note -> notes.add("Not measured: " + note));
        return notes.stream()
                .filter(note -> !note.isEmpty())
                .map(Shown::prose)
                .distinct()
                .toList();
    }

    /** What each worker did, in a line; of many, the first ones. */
    private static String workers(List<Worker> workers) {
        String each = workers.stream()
                .limit(MOST_WORKERS)
                .map(worker -> worker.name() + ": " + worker.iterations() + " minibatches, last loss "
                        + Numbers.print(worker.windows()
                                .get(worker.windows().size() - 1)
                                .loss()
                                .mean()))
                .collect(Collectors.joining("; "));
        String more = workers.size() > MOST_WORKERS ? "; and " + (workers.size() - MOST_WORKERS) + " more" : "";
        return workers.isEmpty() ? "" : workers.size() + " workers trained copies of the model. " + each + more + ".";
    }

    private static String seam(Seam seam) {
        String lost = seam.lost() == 0
                ? ""
                : " " + seam.lost() + (seam.lost() == 1 ? " iteration" : " iterations")
                        + " behind the checkpoint were recorded before it and are left out: they were trained again.";
        return "The training was resumed from a checkpoint at iteration " + seam.iteration() + ", epoch " + seam.epoch()
                + " (" + seam.resumedAt() + ")." + lost;
    }

    /** Whether the summary above the notes begins with the reason, see {@link TrainingLine}. */
    private static boolean isSummarized(Diagnosis diagnosis) {
        return diagnosis.gateOutcome() == Outcome.INCONCLUSIVE
                && diagnosis.unmetExpectations().isEmpty()
                && diagnosis.findings().stream().noneMatch(Finding::isUnexpectedError);
    }

    private static boolean sawNothing(Diagnosis diagnosis) {
        return diagnosis.recording().windows().isEmpty();
    }

    private static List<FindingView> findings(Training training) {
        PlaceView place = training.place(null);
        return training.diagnosis().findings().stream()
                .map(finding -> FindingViews.of(training, finding, place))
                .toList();
    }

    private static String rulesLine(Diagnosis diagnosis) {
        Map<String, Long> numbers = diagnosis.results().stream()
                .collect(Collectors.groupingBy(RecordingViews::outcome, TreeMap::new, Collectors.counting()));
        return numbers.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** The outcome, or how severe its findings are where they fail no build. */
    private static String outcome(RuleResult result) {
        return result.findings().stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .filter(severity -> severity != Severity.ERROR && result.outcome() == Outcome.HEALTHY)
                .map(severity -> severity == Severity.WARNING ? "WARNING" : "REMARK")
                .orElseGet(() -> result.outcome().name());
    }

    private static TableView rules(Diagnosis diagnosis) {
        List<List<String>> rows = (sawNothing(diagnosis) ? List.<RuleResult>of() : diagnosis.results())
                .stream()
                        .map(result ->
                                List.of(Shown.name(result.rule()), outcome(result), Shown.prose(result.explanation())))
                        .toList();
        return new TableView("What each rule looked at", List.of("rule", "outcome", "looked at"), rows, List.of());
    }
}
