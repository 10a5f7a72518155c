package io.github.gradientharness.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.GateSettings;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.maven.Recordings;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.Acceptance;
import io.github.gradientharness.rules.FindingPattern;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a gate says of findings that fail only because expectations are ignored. */
class IgnoredExpectationsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String FINDING =
            "  vanishing-gradient: com.example.FraudModelTest > learnsInTime > hidden 1: ";

    @Test
    void whatItsTestExpectsGetsNoSnippetButTheReason() {
        assertThat(told(true, Recordings.vanishing(Recordings.SICK_ON_PURPOSE)))
                .startsWith(
                        "Findings that are expected or accepted count as real, because gradient.ignoreExpectations is true:",
                        FINDING + "its test expects it (\"twenty sigmoid layers on purpose\")",
                        "Set it to false to let them through again.")
                .noneMatch(line -> line.contains("acceptedFinding") || line.contains("@ExpectFinding"));
    }

    @Test
    void whatThePomAcceptsGetsNoSnippetButTheReason() {
        assertThat(told(true, Recordings.vanishing(Declaration.NONE), accepted(TODAY)))
                .contains(FINDING + "the POM accepts it until 2026-11-25 (\"issue 12\")")
                .noneMatch(line -> line.contains("acceptedFinding") || line.contains("@ExpectFinding"));
    }

    @Test
    void whatIsAcceptedNoLongerGetsTheSnippet() {
        assertThat(told(true, Recordings.vanishing(Declaration.NONE), accepted(TODAY.minusDays(1))))
                .noneMatch(line -> line.contains("ignoreExpectations"))
                .anyMatch(line -> line.startsWith("    <acceptedFinding>"));
    }

    @Test
    void whereExpectationsCountNothingIsSaidOfThem() {
        assertThat(told(false, Recordings.vanishing(Declaration.NONE)))
                .noneMatch(line -> line.contains("ignoreExpectations"))
                .contains("  <acceptedFindings>");
    }

    @Test
    void whereThePomAcceptsSomethingTheSnippetIsALineForIt() {
        Acceptance other = new Acceptance(FindingPattern.ofRule("dead-layer"), "issue 13", TODAY);

        assertThat(told(false, Recordings.vanishing(Declaration.NONE), other))
                .contains("To let this through for 90 days, add this line to your <acceptedFindings> of"
                        + " gradient-maven-plugin (if those are in a parent POM, to <acceptedFindings"
                        + " combine.children=\"append\"> in this one) and fill in the reasons:")
                .noneMatch(line -> line.strip().equals("<acceptedFindings>"))
                .element(2)
                .asString()
                .startsWith("    <acceptedFinding><suite>com.example.FraudModelTest</suite>");
    }

    private static Acceptance accepted(LocalDate until) {
        return new Acceptance(FindingPattern.ofRule("vanishing-gradient"), "issue 12", until);
    }

    /** What a gate prints after the findings. */
    private static List<String> told(boolean ignoreExpectations, Recording recording, Acceptance... acceptances) {
        Judgement judgement = new Judgement(Map.of(), ignoreExpectations, List.of(), List.of(acceptances), TODAY);
        List<JudgedRecording> recordings = List.of(
                new JudgedRecording(Path.of("any.jsonl"), RuleSet.defaults().evaluate(recording, judgement)));
        GateResult result = new GateResult(GateSettings.DEFAULTS, recordings, List.of(), null);
        assertThat(result.isBreach()).isTrue();
        return new GateConsole(result, judgement, true, false)
                .rest(Optional.empty()).stream()
                        .flatMap(line -> line.lines().stream())
                        .toList();
    }
}
