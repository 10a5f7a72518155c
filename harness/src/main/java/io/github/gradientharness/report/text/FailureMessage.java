package io.github.gradientharness.report.text;

import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.UnmetExpectation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a test says whose recording is not healthy. The first line stands by itself: verdict, rule, layer, since when, and
 * the page. Below it are the gradient over depth, what was measured, what to try, when it began, why it is believed, and what
 * was ruled out. ASCII but for the user's own names; below the first line no wider than 96 characters where names allow.
 *
 * @param diagnosis what the rules say
 * @param recordedIn the recording's file; null if there is none
 * @param report where the report will be
 * @param writtenBy who writes the report, in words; empty if it needs no saying
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FailureMessage(Diagnosis diagnosis, @Nullable Path recordedIn, Path report, String writtenBy) {

    private static final int LONGEST_NAME = 160;
    private static final int MOST_LISTED = 8;

    /** One whose report the Maven plugin writes. */
    public FailureMessage(Diagnosis diagnosis, Path recordedIn, Path report) {
        this(diagnosis, recordedIn, report, "mvn gradient:report writes it");
    }

    /** The whole message; its first line stands by itself. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.addAll(sentence());
        List<Finding> errors = unexpectedErrors();
        if (!errors.isEmpty()) {
            FindingDetails details = new FindingDetails(diagnosis.recording(), errors.get(0), errors);
            lines.addAll(details.whatIsWrong());
            lines.addAll(details.whatToTry());
            lines.addAll(details.whyBelieved());
            lines.addAll(PredictionText.lines(diagnosis));
            lines.addAll(ruledOut());
            lines.addAll(others());
        }
        for (UnmetExpectation unmet : diagnosis.unmet()) {
            if (!lines.get(lines.size() - 1).isEmpty()) {
                lines.add("");
            }
            lines.addAll(new UnmetExpectationText(diagnosis, unmet).lines());
        }
        if (diagnosis.gateOutcome() == Outcome.INCONCLUSIVE) {
            lines.addAll(InconclusiveText.lines(diagnosis));
        }
        lines.addAll(onPurpose(errors));
        lines.addAll(whereToReadMore());
        return String.join("\n", lines);
    }

    private List<Finding> unexpectedErrors() {
        return diagnosis.findings().stream().filter(Finding::isUnexpectedError).toList();
    }

    /** The line that a build's summary shows beside the name of the test, and the place. */
    private List<String> sentence() {
        Header header = diagnosis.recording().header();
        Model model = header.model();
        String kind = (model.kind() + " " + model.name()).strip();
        String trained = FindingFormatter.place(header) + (kind.isEmpty() ? "" : ", " + kind);
        return List.of(
                diagnosis.gateOutcome() + ": " + cause() + ". Page: " + report,
                "in " + ShownText.name(trained, LONGEST_NAME),
                "");
    }

    private String cause() {
        List<Finding> errors = unexpectedErrors();
        if (!errors.isEmpty()) {
            Finding worst = errors.get(0);
            return worst.rule() + " in " + FindingDetails.place(worst) + " " + FindingFormatter.since(worst);
        }
        return diagnosis.gateOutcome() == Outcome.INCONCLUSIVE
                ? InconclusiveText.cause(diagnosis)
                : "the expected "
                        + diagnosis.unmetExpectations().stream()
                                .map(Expectation::rule)
                                .collect(Collectors.joining(", "))
                        + " is absent";
    }

    private List<String> ruledOut() {
        List<String> lines = new ArrayList<>();
        lines.addAll(FindingDetails.section("Ruled out", withoutFinding(Outcome.HEALTHY), "- "));
        lines.addAll(FindingDetails.section("Could not be judged", withoutFinding(Outcome.INCONCLUSIVE), "- "));
        return lines;
    }

    /** Rules that explain themselves by the same words share a line. */
    private List<String> withoutFinding(Outcome outcome) {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        diagnosis.results().stream()
                .filter(result -> result.findings().isEmpty() && result.outcome() == outcome)
                .forEach(result -> rules.computeIfAbsent(result.explanation(), words -> new ArrayList<>())
                        .add(result.rule()));
        return rules.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                .toList();
    }

    /** What else was found, a line each: what follows from the cause, and what stands by itself. */
    private List<String> others() {
        List<String> lines = new ArrayList<>();
        lines.addAll(FindingDetails.section("Follows from it", others(true), "- "));
        lines.addAll(FindingDetails.section("Found as well", others(false), "- "));
        return lines;
    }

    private List<String> others(boolean consequences) {
        Finding first = unexpectedErrors().get(0);
        return shortened(diagnosis.findings().stream()
                .filter(finding -> finding != first && finding.isConsequence() == consequences)
                .map(FindingDetails::summary)
                .toList());
    }

    private static List<String> shortened(List<String> all) {
        return all.size() <= MOST_LISTED
                ? all
                : Stream.concat(
                                all.stream().limit(MOST_LISTED),
                                Stream.of((all.size() - MOST_LISTED) + " more: see the report"))
                        .toList();
    }

    private static List<String> onPurpose(List<Finding> errors) {
        if (errors.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("", "If this is on purpose"));
        errors.stream().limit(MOST_LISTED).map(FindingFormatter::acceptance).forEach(line -> lines.add("  " + line));
        return lines;
    }

    private List<String> whereToReadMore() {
        List<String> lines = new ArrayList<>();
        if (recordedIn != null) {
            lines.addAll(List.of("", "Recording: " + recordedIn));
        }
        if (!writtenBy.isEmpty()) {
            lines.add("Page:      " + writtenBy);
        }
        return lines;
    }
}
