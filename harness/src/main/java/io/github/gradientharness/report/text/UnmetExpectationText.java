package io.github.gradientharness.report.text;

import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.UnmetExpectation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A finding that was declared and is not there: what was declared, what is there in its place, what to do. */
final class UnmetExpectationText {

    private static final int LONGEST_NAME = 60;

    private final Diagnosis diagnosis;
    private final UnmetExpectation unmet;

    UnmetExpectationText(Diagnosis diagnosis, UnmetExpectation unmet) {
        this.diagnosis = diagnosis;
        this.unmet = unmet;
    }

    List<String> lines() {
        String where = unmet.expectation().layer().isEmpty()
                ? "any layer"
                : "layer '" + name(unmet.expectation().layer()) + "'";
        List<String> lines = new ArrayList<>();
        lines.addAll(ShownText.wrapped(
                "Expected: ",
                "  ",
                unmet.expectation().rule() + " in " + where + ", because \""
                        + unmet.expectation().reason() + "\""));
        lines.addAll(ShownText.wrapped("Found:    ", "  ", found()));
        lines.addAll(FindingDetails.section("What to do", List.of(unmet.remedy()), ""));
        return lines;
    }

    private static String name(String layer) {
        return ShownText.name(layer, LONGEST_NAME);
    }

    private List<Finding> ofRule() {
        return diagnosis.findings().stream()
                .filter(finding -> finding.rule().equals(unmet.expectation().rule()))
                .toList();
    }

    private String found() {
        if (!ofRule().isEmpty()) {
            return ofRule().stream().map(FindingDetails::summary).collect(Collectors.joining("; "));
        }
        return diagnosis.results().stream()
                .filter(result -> result.rule().equals(unmet.expectation().rule()))
                .map(RuleResult::explanation)
                .findFirst()
                .orElse("nothing");
    }
}
