package io.github.gradientharness.maven.console;

import io.github.gradientharness.gate.PlacedFinding;
import io.github.gradientharness.maven.console.ConsoleLine.Level;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.rules.Acceptance;
import io.github.gradientharness.rules.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells findings that fail only because {@code gradient.ignoreExpectations} is true: their test expects them, or the POM
 * accepts them, so that neither is a remedy.
 */
final class IgnoredExpectations {

    private static final int MOST_LISTED = 5;

    private final Judgement judgement;
    private final List<PlacedFinding> letThrough;
    private final List<PlacedFinding> failing;

    IgnoredExpectations(List<PlacedFinding> failing, Judgement judgement) {
        this.judgement = judgement;
        this.failing = failing;
        this.letThrough = judgement.ignoreExpectations()
                ? failing.stream().filter(placed -> why(placed).isPresent()).toList()
                : List.of();
    }

    /** Findings that nothing lets through, in their order. */
    List<PlacedFinding> others() {
        return failing.stream()
                .filter(placed -> !letThrough.contains(placed) && !followsFromLetThrough(placed))
                .toList();
    }

    /** A line for each finding that would be let through, shortened if there are many, and what to do; empty if none would. */
    Optional<ConsoleLine> console() {
        if (letThrough.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        lines.add("Findings that are expected or accepted count as real, because gradient.ignoreExpectations is true:");
        letThrough.stream()
                .limit(MOST_LISTED)
                .map(placed -> "  " + line(placed))
                .forEach(lines::add);
        if (letThrough.size() > MOST_LISTED) {
            lines.add("  ... and " + (letThrough.size() - MOST_LISTED) + " more");
        }
        lines.add("Set it to false to let them through again.");
        return Optional.of(new ConsoleLine(Level.INFO, lines));
    }

    private String line(PlacedFinding placed) {
        return placed.finding().rule() + ": " + FindingFormatter.place(placed.header()) + " > "
                + placed.finding().layer() + ": " + why(placed).orElse("");
    }

    private Optional<String> why(PlacedFinding placed) {
        return declared(placed).or(() -> accepted(placed));
    }

    private static Optional<String> declared(PlacedFinding placed) {
        return placed.header().declaration().expectations().stream()
                .filter(placed.finding()::matches)
                .findFirst()
                .map(expectation -> "its test expects it (\"" + expectation.reason() + "\")");
    }

    private Optional<String> accepted(PlacedFinding placed) {
        return judgement.acceptances().stream()
                .filter(acceptance -> !acceptance.isExpiredOn(judgement.today()))
                .filter(acceptance -> acceptance.findings().matches(placed.header(), placed.finding()))
                .findFirst()
                .map(IgnoredExpectations::shown);
    }

    private static String shown(Acceptance acceptance) {
        return "the POM accepts it until " + acceptance.until() + " (\"" + acceptance.reason() + "\")";
    }

    private boolean followsFromLetThrough(PlacedFinding placed) {
        return letThrough.stream()
                .anyMatch(cause -> cause.header().equals(placed.header())
                        && Objects.equals(
                                cause.finding().rule(), placed.finding().followsFrom()));
    }
}
