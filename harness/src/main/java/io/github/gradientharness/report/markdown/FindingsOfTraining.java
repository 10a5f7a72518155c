package io.github.gradientharness.report.markdown;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.RulePages;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.remedies.RemedyText;
import io.github.gradientharness.report.FurtherReading;
import io.github.gradientharness.report.TriedOn;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Severity;
import java.util.List;

/**
 * What {@code findings.md} says about one training.
 *
 * @param judged without measurements
 * @param recorded how much was recorded, in words
 * @param command what was typed to make the report; empty where unknown
 * @param reading where a reader finds more
 */
record FindingsOfTraining(JudgedRecording judged, String recorded, String command, FurtherReading reading) {

    private static final int MOST_FACTS = 8;
    private static final int MOST_LAYERS = 16;

    Diagnosis diagnosis() {
        return judged.diagnosis();
    }

    private Header header() {
        return diagnosis().recording().header();
    }

    /** Those that nobody declared, worst first, without remarks. */
    List<Finding> findings() {
        return diagnosis().findings().stream()
                .filter(finding -> !finding.isExpected() && finding.severity() != Severity.INFO)
                .toList();
    }

    /** The worst comes first among trainings. */
    int urgency() {
        return -findings().stream()
                .mapToInt(finding -> finding.severity().ordinal())
                .max()
                .orElse(-1);
    }

    /** Where it is, above the first of its findings. */
    String head() {
        String module = judged.module().isEmpty() ? "" : MarkdownText.name(judged.module()) + ": ";
        String model = (header().model().kind() + " " + header().model().name()).strip();
        return "## " + module + MarkdownText.name(header().suite()) + " > " + MarkdownText.name(header().trainingName())
                + "\n\n"
                + item(
                        "Test",
                        reading.source(judged)
                                .map(source -> reading.name(source.file()) + ":" + source.line())
                                .orElse(""))
                + (model.isEmpty() ? "" : "- Model: " + MarkdownText.name(model) + "\n")
                + item("Recording", reading.name(judged.file()))
                + item("Page", reading.page(judged).orElse(""))
                + TriedOn.recording(judged.file(), diagnosis())
                        .map(table -> "- Remedies tried: " + MarkdownText.prose(RemedyText.summary(table)) + "\n")
                        .orElseGet(() -> new NextExperiment(judged, command).remedies())
                + "\n";
    }

    static String item(String what, String path) {
        return path.isEmpty() ? "" : "- " + what + ": " + MarkdownText.code(path) + "\n";
    }

    /** A finding with what shows it and what to do next. */
    String finding(Finding finding) {
        StringBuilder text = new StringBuilder("### " + finding.severity() + " " + MarkdownText.name(finding.rule())
                + " in " + MarkdownText.name(finding.layer()) + "\n\n");
        text.append("- **Evidence**: ")
                .append(MarkdownText.prose(FindingFormatter.message(finding)))
                .append("\n");
        finding.evidence().stream()
                .limit(MOST_FACTS)
                .forEach(fact -> text.append("  - ").append(fact(fact)).append("\n"));
        if (finding.evidence().size() > MOST_FACTS) {
            text.append("  - and ")
                    .append(finding.evidence().size() - MOST_FACTS)
                    .append(" more: see the page\n");
        }
        text.append("- **Meaning**: ")
                .append(MarkdownText.prose(finding.meaning()))
                .append("\n");
        RulePages.of(finding.rule())
                .ifPresent(page -> text.append("- **Rule**: ")
                        .append(MarkdownText.code(page))
                        .append("\n"));
        return text.append(new NextExperiment(judged, command).of(finding))
                .append("\n")
                .toString();
    }

    private static String fact(Evidence fact) {
        return MarkdownText.name(fact.name()) + ": " + MarkdownText.name(fact.value());
    }

    /** What was measured and what was not, with the worst finding's profile over depth. */
    String measured() {
        return GradientOverDepth.table(diagnosis(), MOST_LAYERS) + MeasuredText.of(diagnosis(), recorded);
    }

    /** A finding in a line. */
    String line(Finding finding) {
        return "- " + finding.severity() + " " + MarkdownText.name(finding.rule()) + " in "
                + MarkdownText.name(finding.layer()) + ", "
                + MarkdownText.name(header().suite()) + " > " + MarkdownText.name(header().trainingName()) + ": "
                + MarkdownText.prose(FindingFormatter.briefly(finding)) + "\n";
    }
}
