package io.github.gradientharness.maven.console;

import io.github.gradientharness.gate.Counts;
import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.PlacedFinding;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sentence with which the gate fails the build: how much is wrong, what comes first, where to read on. */
public final class BreachMessage {

    private BreachMessage() {}

    /** With what was measured, for who sees nothing else of the build. */
    public static String of(GateResult result, Optional<Path> report) {
        return of(result, report, true);
    }

    /** Without what the console has said already. */
    public static String briefly(GateResult result, Optional<Path> report) {
        return of(result, report, false);
    }

    private static String of(GateResult result, Optional<Path> report, boolean isMeasured) {
        String where = report.map(page -> " Report: " + page).orElse("");
        String first = ConsoleLine.oneLine(first(result, isMeasured));
        return String.join(", ", counts(result)) + ". First: " + first + (first.endsWith(".") ? "" : ".") + where;
    }

    private static List<String> counts(GateResult result) {
        List<String> counts = new ArrayList<>();
        if (result.hasTooManyFindings()) {
            counts.add(Counts.of(result.failing().size(), "unexpected finding") + " (allowed: "
                    + result.settings().maxAllowedFindings() + ")");
        }
        if (!result.absent().isEmpty()) {
            counts.add(Counts.of(result.absentCount(), "declared finding") + " absent");
        }
        if (result.failsOnInconclusive()) {
            counts.add(Counts.of(result.inconclusive().size(), "inconclusive recording"));
        }
        ObjectionLines.of(result).stream()
                .filter(ObjectionLines::fails)
                .map(ObjectionLines::count)
                .forEach(counts::add);
        return counts;
    }

    private static String first(GateResult result, boolean isMeasured) {
        if (result.hasTooManyFindings()) {
            PlacedFinding first = result.failing().get(0);
            Finding finding = first.finding();
            return inModule(first.module()) + finding.rule() + ": " + FindingFormatter.place(first.header()) + " > "
                    + finding.layer() + (isMeasured ? ": " + FindingFormatter.message(finding) : "") + ".";
        }
        if (!result.absent().isEmpty()) {
            JudgedRecording first = result.absent().get(0);
            Diagnosis diagnosis = first.diagnosis();
            return inModule(first.module())
                    + FindingFormatter.line(
                            diagnosis.recording().header(), diagnosis.unmet().get(0));
        }
        if (!result.failsOnInconclusive()) {
            return ObjectionLines.of(result).stream()
                    .filter(ObjectionLines::fails)
                    .map(objection -> objection.lines().get(0))
                    .findFirst()
                    .orElse("");
        }
        JudgedRecording first = result.inconclusive().get(0);
        String reason =
                first.diagnosis().inconclusiveReasons().stream().findFirst().orElse("nothing was judged.");
        return inModule(first.module())
                + GateConsole.inconclusive(first.diagnosis().recording().header(), reason);
    }

    /** Where the gate is over several modules, suites of the same name may be in more than one of them. */
    private static String inModule(String module) {
        return module.isEmpty() ? "" : "in module " + module + ", ";
    }
}
