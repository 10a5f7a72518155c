package io.github.gradientharness.verdict;

import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A finding that was declared and is not there: what was declared, what is there in its place, what to do. */
final class UnmetExpectationText {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_LAYERS = 16;

    private final Diagnosis diagnosis;
    private final Expectation unmet;

    UnmetExpectationText(Diagnosis diagnosis, Expectation unmet) {
        this.diagnosis = diagnosis;
        this.unmet = unmet;
    }

    List<String> lines() {
        String where = unmet.layer().isEmpty() ? "any layer" : "layer '" + name(unmet.layer()) + "'";
        List<String> lines = new ArrayList<>();
        lines.addAll(ShownText.wrapped(
                "Expected: ", "  ", unmet.rule() + " in " + where + ", because \"" + unmet.reason() + "\""));
        lines.addAll(ShownText.wrapped("Found:    ", "  ", found()));
        lines.addAll(FindingDetails.section("What to do", List.of(whatToDo()), ""));
        return lines;
    }

    private static String name(String layer) {
        return ShownText.name(layer, LONGEST_NAME);
    }

    private List<Finding> ofRule() {
        return diagnosis.findings().stream()
                .filter(finding -> finding.rule().equals(unmet.rule()))
                .toList();
    }

    private String found() {
        if (!ofRule().isEmpty()) {
            return ofRule().stream().map(FindingDetails::summary).collect(Collectors.joining("; "));
        }
        return diagnosis.results().stream()
                .filter(result -> result.rule().equals(unmet.rule()))
                .map(RuleResult::explanation)
                .findFirst()
                .orElse("nothing");
    }

    private String whatToDo() {
        List<Layer> layers = diagnosis.recording().header().model().layers();
        boolean exists = unmet.layer().isEmpty()
                || layers.stream().anyMatch(layer -> layer.name().equals(unmet.layer()));
        if (!exists) {
            return "correct the layer of its @ExpectFinding: there is none of that name. There are: " + names(layers);
        }
        return ofRule().isEmpty()
                ? "if the network is healthy now, remove its @ExpectFinding"
                : "if it may be in another layer, leave the layer out of its @ExpectFinding";
    }

    private static String names(List<Layer> layers) {
        String names = layers.stream()
                .limit(MOST_LAYERS)
                .map(layer -> "'" + name(layer.name()) + "'")
                .collect(Collectors.joining(", "));
        return layers.size() <= MOST_LAYERS ? names : names + " and " + (layers.size() - MOST_LAYERS) + " more";
    }
}
