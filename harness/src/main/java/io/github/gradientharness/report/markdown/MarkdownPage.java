package io.github.gradientharness.report.markdown;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.remedies.RemedyTable;
import io.github.gradientharness.remedies.RemedyText;
import io.github.gradientharness.remedies.TriedRemedies;
import io.github.gradientharness.report.ModuleState;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.TriedOn;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.report.text.PredictionText;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Diagnosis.Prediction;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.Severity;
import io.github.gradientharness.verdict.UnmetExpectation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The sections of the page, worst first. */
final class MarkdownPage {

    private static final int MOST_ROWS = 150;
    private static final int MOST_DETAILS = 25;
    private static final int MOST_LAYERS = 40;

    private final List<MarkdownTraining> trainings;
    private final List<Diagnosis> diagnoses;
    private final Optional<String> leftOut;
    private final ReportContext context;

    MarkdownPage(List<MarkdownTraining> all, ReportContext context) {
        this.trainings = all.stream()
                .filter(training -> !training.judged().isOfEarlierRun())
                .toList();
        this.leftOut = JudgedRecording.leftOut(
                all.stream().map(MarkdownTraining::judged).toList());
        this.diagnoses = trainings.stream().map(MarkdownTraining::diagnosis).toList();
        this.context = context;
    }

    String text() {
        return heading()
                + failures()
                + missingModules()
                + findings(
                        "Unexpected findings", finding -> !finding.isExpected() && finding.severity() != Severity.INFO)
                + unmet()
                + inconclusive()
                + findings("Expected findings", Finding::isExpected)
                + remedies()
                + predictions()
                + trainings()
                + details()
                + "<sub>Written by " + MarkdownText.html(context.madeBy()) + "</sub>\n";
    }

    private String heading() {
        Outcome worst = context.about(
                        trainings.stream().map(MarkdownTraining::judged).toList())
                .outcome();
        String project = context.project().isBlank() ? "" : " in " + MarkdownText.name(context.project());
        String counts = diagnoses.isEmpty()
                ? (leftOut.isEmpty() ? "No training was recorded." : "This build recorded no training.")
                : of(Outcome.UNHEALTHY) + " of " + diagnoses.size() + " trainings unhealthy, "
                        + of(Outcome.INCONCLUSIVE) + " inconclusive, " + of(Outcome.HEALTHY)
                        + " healthy or sick as expected.";
        String failures = context.gate().failures().isEmpty()
                ? ""
                : " **" + Objection.counts(context.gate().failures()) + "** beside that.";
        String ignored = context.ignoresExpectations() ? " Expectations were ignored." : "";
        String earlier = leftOut.map(sentence -> " " + sentence).orElse("");
        return "## " + icon(worst) + " Gradients" + project + ": " + worst + "\n\n" + counts + failures + ignored
                + earlier + "\n\n";
    }

    private long of(Outcome outcome) {
        return diagnoses.stream()
                .filter(diagnosis -> diagnosis.gateOutcome() == outcome)
                .count();
    }

    private static String icon(Outcome outcome) {
        return switch (outcome) {
            case HEALTHY -> "\u2705";
            case UNHEALTHY -> "\u274C";
            case INCONCLUSIVE -> "\u26A0\uFE0F";
        };
    }

    private String failures() {
        Section section = new Section("What else fails the build", List.of("what", "what to do"));
        context.gate()
                .failures()
                .forEach(failure ->
                        section.add(List.of(MarkdownText.prose(failure.text()), MarkdownText.prose(failure.remedy()))));
        return section.text();
    }

    private String missingModules() {
        Section section = new Section("Missing modules", List.of("module", "why"));
        context.modules().stream()
                .filter(ModuleState::isMissing)
                .forEach(module ->
                        section.add(List.of(MarkdownText.name(module.name()), MarkdownText.prose(module.state()))));
        return section.text();
    }

    private String findings(String title, Predicate<Finding> wanted) {
        Section section = new Section(title, List.of("", "rule", "layer", "test", "what", "what to try first"));
        for (MarkdownTraining training : trainings) {
            training.diagnosis().findings().stream()
                    .filter(wanted)
                    .forEach(finding -> section.add(row(training, finding)));
        }
        return section.text();
    }

    private static List<String> row(MarkdownTraining training, Finding finding) {
        String because = finding.isExpected() ? " Expected: " + MarkdownText.prose("" + finding.expectedBecause()) : "";
        return List.of(
                finding.severity().name(),
                MarkdownText.name(finding.rule()),
                MarkdownText.name(finding.layer()),
                place(training),
                MarkdownText.prose(FindingFormatter.message(finding)) + "." + because,
                finding.remedies().isEmpty()
                        ? ""
                        : MarkdownText.prose(finding.remedies().get(0)));
    }

    private static String place(MarkdownTraining training) {
        Header header = training.diagnosis().recording().header();
        String module = training.judged().module();
        return (module.isEmpty() ? "" : MarkdownText.name(module) + ": ") + MarkdownText.name(header.suite())
                + " \u203A " + MarkdownText.name(header.trainingName());
    }

    private String unmet() {
        Section section = new Section("Expected findings that are absent", List.of("test", "what"));
        for (MarkdownTraining training : trainings) {
            for (UnmetExpectation unmet : training.diagnosis().unmet()) {
                section.add(List.of(place(training), MarkdownText.prose(unmet.message())));
            }
        }
        return section.text();
    }

    private String inconclusive() {
        Section section = new Section("Inconclusive", List.of("test", "why"));
        for (MarkdownTraining training : trainings) {
            for (String reason : training.diagnosis().inconclusiveReasons()) {
                section.add(List.of(place(training), MarkdownText.prose(reason)));
            }
        }
        return section.text();
    }

    /** Of the seeds of a test, one tells. */
    private String remedies() {
        StringBuilder text = new StringBuilder();
        Set<TriedRemedies> told = new HashSet<>();
        for (MarkdownTraining training : trainings) {
            TriedOn.recording(training.judged().file(), training.diagnosis())
                    .filter(table -> told.add(table.tried()))
                    .ifPresent(table -> text.append(remedies(training, table)));
        }
        return text.toString();
    }

    private static String remedies(MarkdownTraining training, RemedyTable table) {
        Section section = new Section("Remedies tried: " + place(training), RemedyText.heading());
        if (table.tried().problem().isEmpty()) {
            table.rows()
                    .forEach(row -> section.add(RemedyText.cells(row).stream()
                            .map(MarkdownText::prose)
                            .toList()));
        }
        String rows = section.text();
        String title = rows.isEmpty() ? "### Remedies tried: " + place(training) + "\n\n" : "";
        return title + rows + MarkdownText.prose(RemedyText.summary(table)) + "\n\n";
    }

    /** Those that were unlikely to learn. */
    private String predictions() {
        Section section = new Section("Predicted at initialisation", List.of("test", "prediction", "what came"));
        for (MarkdownTraining training : trainings) {
            Prediction prediction = training.diagnosis().prediction();
            if (prediction != null && prediction.isWarning()) {
                section.add(List.of(
                        place(training),
                        MarkdownText.prose(PredictionText.sentence(prediction)),
                        MarkdownText.prose(PredictionText.course(prediction))));
            }
        }
        return section.text();
    }

    private String trainings() {
        Section section = new Section("Trainings", List.of("test", "model", "epochs", "network", "gate"));
        for (MarkdownTraining training : trainings) {
            Diagnosis diagnosis = training.diagnosis();
            section.add(List.of(
                    place(training),
                    MarkdownText.name(diagnosis.recording().header().model().name()),
                    Integer.toString(training.lastEpoch()),
                    diagnosis.outcome().name(),
                    icon(diagnosis.gateOutcome()) + " " + diagnosis.gateOutcome()));
        }
        return section.text();
    }

    /** The profiles of those that fail first: GitHub takes at most 1 MiB. */
    private String details() {
        StringBuilder details = new StringBuilder();
        Stream.concat(
                        trainings.stream().filter(training -> !isHealthy(training)),
                        trainings.stream().filter(MarkdownPage::isHealthy))
                .limit(MOST_DETAILS)
                .forEach(training -> details.append(details(training)));
        return details.toString();
    }

    private static boolean isHealthy(MarkdownTraining training) {
        return training.diagnosis().gateOutcome() == Outcome.HEALTHY;
    }

    private static String details(MarkdownTraining training) {
        Diagnosis diagnosis = training.diagnosis();
        String profile = GradientOverDepth.table(diagnosis, MOST_LAYERS);
        String explained = diagnosis.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .limit(1)
                .map(FindingFormatter::details)
                .map(MarkdownText::verbatim)
                .findFirst()
                .orElse("");
        if (profile.isEmpty() && explained.isEmpty()) {
            return "";
        }
        return "<details><summary>" + summary(training) + ": " + diagnosis.outcome() + "</summary>\n\n" + profile
                + explained + "\n</details>\n\n";
    }

    private static String summary(MarkdownTraining training) {
        Header header = training.diagnosis().recording().header();
        String module = training.judged().module();
        return (module.isEmpty() ? "" : MarkdownText.html(module) + ": ") + MarkdownText.html(header.suite())
                + " \u203A " + MarkdownText.html(header.trainingName());
    }

    /** A heading with a table, or nothing. */
    private static final class Section {

        private final String title;
        private final MarkdownTable table;
        private int rows;

        Section(String title, List<String> columns) {
            this.title = title;
            this.table = new MarkdownTable(columns);
        }

        void add(List<String> cells) {
            if (rows++ < MOST_ROWS) {
                table.row(cells);
            }
        }

        String text() {
            String more = rows > MOST_ROWS ? (rows - MOST_ROWS) + " more: see the HTML report.\n\n" : "";
            return rows == 0 ? "" : "### " + title + "\n\n" + table + more;
        }
    }
}
