package io.github.gradientharness.scorecard.real;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Severity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the rules said at a stage, in a form that fits into a cell of a table.
 *
 * @param findings errors and warnings, worst first, one for each severity and rule, with the value that broke the limit,
 *     such as {@code ERROR:dead-layer=1.00}
 * @param primary severity and rule of the one to mend first; empty if there is none
 * @param advice what its first three remedies advise
 */
record StageVerdict(List<String> findings, String primary, List<List<Advice>> advice) {

    private static final String PARTS = "; ";
    private static final String NOTHING = "-";

    static StageVerdict of(Recording recording, RuleSet rules) {
        Diagnosis diagnosis = rules.evaluate(recording);
        Map<String, Double> values = new LinkedHashMap<>();
        diagnosis.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .forEach(finding -> values.putIfAbsent(name(finding), finding.actual()));
        List<String> findings = values.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%s=%.3g", entry.getKey(), entry.getValue()))
                .toList();
        return diagnosis
                .primary()
                .map(primary -> new StageVerdict(findings, name(primary), advice(primary)))
                .orElseGet(() -> new StageVerdict(findings, "", List.of()));
    }

    private static String name(Finding finding) {
        return finding.severity() + ":" + finding.rule();
    }

    private static List<List<Advice>> advice(Finding finding) {
        return finding.remedies().stream().limit(3).map(Advice::in).toList();
    }

    boolean isError() {
        return findings.stream().anyMatch(finding -> finding.startsWith("ERROR:"));
    }

    /** Whether the finding to mend first is of a rule that names the sickness. */
    boolean names(Sickness sickness) {
        return !primary.isEmpty() && sickness.isNamedBy(primary.substring(primary.indexOf(':') + 1));
    }

    /** Whether one of the first remedies is right. */
    boolean advises(List<Advice> right, int first) {
        return advice.stream().limit(first).anyMatch(remedy -> remedy.stream().anyMatch(right::contains));
    }

    /** Such as {@code ERROR:dead-layer=1.00 WARNING:stalled-layer=0.00; ERROR:dead-layer; BIASES+CLIP LOWER_RATE}. */
    String cell() {
        if (findings.isEmpty()) {
            return NOTHING;
        }
        String remedies = advice.stream()
                .map(remedy -> remedy.isEmpty()
                        ? "?"
                        : remedy.stream().map(Advice::name).collect(Collectors.joining("+")))
                .collect(Collectors.joining(" "));
        return String.join(
                PARTS,
                String.join(" ", findings),
                primary.isEmpty() ? NOTHING : primary,
                remedies.isEmpty() ? NOTHING : remedies);
    }

    static StageVerdict parse(String cell) {
        if (cell.equals(NOTHING)) {
            return new StageVerdict(List.of(), "", List.of());
        }
        String[] parts = cell.split(PARTS);
        List<List<Advice>> advice = parts[2].equals(NOTHING)
                ? List.of()
                : Arrays.stream(parts[2].split(" "))
                        .map(StageVerdict::parsedRemedy)
                        .toList();
        return new StageVerdict(List.of(parts[0].split(" ")), parts[1].equals(NOTHING) ? "" : parts[1], advice);
    }

    private static List<Advice> parsedRemedy(String remedy) {
        return remedy.equals("?")
                ? List.of()
                : Arrays.stream(remedy.split("\\+")).map(Advice::valueOf).toList();
    }
}
