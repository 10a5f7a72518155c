package io.github.gradientharness.assertj;

import static io.github.gradientharness.assertj.GradientAssertions.assertThatRecordings;
import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.rules.UnknownRuleException;
import io.github.gradientharness.stats.WilsonInterval;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingsAssertTest {

    private static final Recording HEALTHY = Recordings.constant(20, 0.5, 0.6, 1.0);
    private static final Recording SICK = Recordings.constant(20, 1e-6, 1e-3, 1.0);
    private static final List<Recording> SEEDS = List.of(HEALTHY, HEALTHY, SICK, HEALTHY);

    @Test
    void sharesAreCounted() {
        assertThatRecordings(SEEDS).shareOfHealthy().observed().isEqualTo(0.75);
        assertThatRecordings(SEEDS)
                .shareWithFinding(VANISHING_GRADIENT)
                .observed()
                .isEqualTo(0.25);
        assertThatRecordings(SEEDS)
                .shareThatSatisfies(
                        "that reach the first layer",
                        recording ->
                                recording.overall().smallestOverLargestLayer().isGreaterThan(0.1))
                .observed()
                .isEqualTo(0.75);
        assertThatRecordings(SEEDS)
                .shareOf("with ten epochs", recording -> recording.lastEpoch() == 10)
                .observed()
                .isZero();
    }

    @Test
    void aShareThatFailsNamesTheSeedsAndTheInterval() {
        assertThat(Messages.of(() -> assertThatRecordings(SEEDS)
                        .shareOfHealthy()
                        .lowerBound()
                        .isGreaterThan(0.9)))
                .startsWith("""
                        lower bound of the share of recordings that are healthy: Expecting actual 0.30064184258240184 to be greater than 0.9
                        in 4 recordings from suite > test on

                        3 of 4, 95 % confidence interval 0.301 to 0.954 (Wilson); not:
                          suite > test, seed 42""");
    }

    /** The ends of Wilson's interval are the shares that lie just z standard errors, of their own, from the observed one. */
    @ParameterizedTest
    @CsvSource({"3, 4", "0, 5", "5, 5", "57, 60", "1, 1"})
    void theIntervalIsThatOfItsDefinition(int having, int cases) {
        WilsonInterval interval = new WilsonInterval(having, cases);

        for (double end : new double[] {interval.lower(), interval.upper()}) {
            double error = Math.sqrt(end * (1 - end) / cases);
            boolean certain = end == 0 || end == 1;
            assertThat(certain ? 0 : Math.abs(interval.share() - end) / error)
                    .isCloseTo(certain ? 0 : 1.959964, within(1e-6));
        }
        assertThat(interval.lower()).isLessThanOrEqualTo(interval.share());
        assertThat(interval.upper()).isGreaterThanOrEqualTo(interval.share());
    }

    @Test
    void theUpperBoundAndSoManySeedsAsItTakes() {
        assertThatRecordings(Collections.nCopies(40, HEALTHY))
                .shareOfHealthy()
                .lowerBound()
                .isGreaterThan(0.9);
        assertThatRecordings(Collections.nCopies(10, HEALTHY))
                .shareOfHealthy()
                .lowerBound()
                .isLessThan(0.9);
        assertThatRecordings(Collections.nCopies(10, SICK))
                .shareOfHealthy()
                .upperBound()
                .isLessThan(0.3);
    }

    @Test
    void everyRecordingThatFailsIsListed() {
        assertThat(Messages.of(() -> assertThatRecordings(SEEDS)
                        .allSatisfy(recording ->
                                recording.overall().eachLayer().gradient().max().isGreaterThan(0.01))))
                .isEqualTo("""
                        Expected all 4 recordings to pass, but 1 does not
                        in 4 recordings from suite > test on

                        suite > test, seed 42:
                        the whole training: largest gradient of each layer's kernel: Expected each layer's \
                        number to be greater than 0.01, but 2 of 3 are not
                        in suite > test

                          hidden 1  1e-6   #  <-- fails
                          hidden 2  0.001  ################  <-- fails
                          output    1      ###############################
                          (log scale, 5 # for a factor of 10)""");
    }

    @Test
    void lastMetricsOfEachRecording() {
        Recording good = HandMade.ofLayers(1).metric("accuracy", 1, 0.9).recording();
        Recording better = HandMade.ofLayers(1).metric("accuracy", 1, 0.95).recording();

        assertThatRecordings(List.of(good, better)).lastMetrics("accuracy").containsExactly(0.9, 0.95);
        assertThat(Messages.of(
                        () -> assertThatRecordings(List.of(good, HEALTHY)).lastMetrics("accuracy")))
                .isEqualTo(
                        "suite > test, seed 42: There is no metric 'accuracy'. No"
                                + " metric was recorded: recorder.metric(\"test accuracy\", value) adds one.\nin 2 recordings from suite > test on");
    }

    @Test
    void noRecordingsAndUnknownRulesAreMistakes() {
        assertThatThrownBy(() -> assertThatRecordings(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "There are no recordings to assert on. Was a model attached to the recorder for each seed?");
        assertThatThrownBy(() -> assertThatRecordings(SEEDS).shareWithFinding("vanishing"))
                .isInstanceOf(UnknownRuleException.class);
    }
}
