package io.github.gradientharness.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Period;
import io.github.gradientharness.verdict.Severity;
import io.github.gradientharness.verdict.UnmetExpectation;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingFormatterTest {

    private static final Header HEADER = Recordings.header(Recordings.model(3), Declaration.NONE);
    private static final Finding FINDING = Finding.of("vanishing-gradient", Severity.ERROR, "hidden 1")
            .in(Period.ofEpochs(1, 20))
            .since(2, 17)
            .measured("mean |gradient| over the largest layer's", 0.00999999, Limit.atLeast(0.01))
            .evidence(List.of(new Evidence("profile", "falls towards the input")))
            .meaning("The first layers hardly learn.")
            .remedies(List.of("use ReLU", "use fewer layers"))
            .build();

    @Test
    void aLineNamesPlaceLayerValueLimitEpochsAndRemedy() {
        assertThat(FindingFormatter.line(HEADER, FINDING))
                .isEqualTo("ERROR vanishing-gradient: suite > test > hidden 1: mean |gradient| over the largest layer's"
                        + " is 0.00999999, below the limit of 0.01, in epochs 1 to 20, since epoch 2 (iteration 17)."
                        + " Try: use ReLU; or use fewer layers.");
    }

    @Test
    void anExpectedFindingSaysWhy() {
        assertThat(FindingFormatter.line(HEADER, FINDING.expectedBecause("a teaching example")))
                .startsWith("ERROR (expected: a teaching example) vanishing-gradient: suite > test > hidden 1: ");
    }

    @Test
    void detailsSayWhatWhyAndWhatToTry() {
        assertThat(FindingFormatter.details(FINDING)).isEqualTo("""
                        ERROR vanishing-gradient in layer 'hidden 1'
                          mean |gradient| over the largest layer's is 0.00999999, below the limit of 0.01, in epochs 1 to 20, since epoch 2 (iteration 17).
                          The first layers hardly learn.
                          Evidence:
                            profile: falls towards the input
                          What to try, most likely first:
                            - use ReLU
                            - use fewer layers""");
    }

    @Test
    void anAbsentExpectedFindingSaysWhatToDo() {
        Expectation expectation = new Expectation("vanishing-gradient", "hidden 1", "known since 2020");

        assertThat(FindingFormatter.line(
                        HEADER,
                        new UnmetExpectation(
                                expectation,
                                UnmetExpectation.Reason.NOT_FOUND,
                                "if the network is healthy now, remove its @ExpectFinding")))
                .isEqualTo("ERROR expected finding is absent: suite > test: vanishing-gradient in layer 'hidden 1' was"
                        + " declared (\"known since 2020\") and was not found."
                        + " If the network is healthy now, remove its @ExpectFinding.");
    }
}
