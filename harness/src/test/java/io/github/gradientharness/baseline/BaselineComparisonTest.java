package io.github.gradientharness.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.baseline.BaselineDifference.Kind;
import io.github.gradientharness.verdict.Diagnosis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineComparisonTest {

    private static GradientBaseline baseline(Diagnosis... profiles) {
        return GradientBaseline.of(Arrays.asList(profiles));
    }

    private static List<BaselineDifference> differences(GradientBaseline frozen, GradientBaseline now) {
        return BaselineComparison.of(frozen, now, Tolerance.DEFAULT_FACTOR);
    }

    private static List<Kind> kinds(List<BaselineDifference> differences) {
        return differences.stream().map(BaselineDifference::kind).toList();
    }

    @Test
    void whatIsAsItWasDiffersInNothing() {
        GradientBaseline frozen = baseline(Profiles.of("learns", 0.5, 0.25, 1.0));

        assertThat(differences(frozen, frozen)).isEmpty();
    }

    @Test
    void allLayersGrowingOrShrinkingTogetherIsNoDrift() {
        GradientBaseline frozen = baseline(Profiles.of("learns", 0.5, 0.25, 1.0));

        assertThat(differences(frozen, baseline(Profiles.of("learns", 5e-4, 2.5e-4, 1e-3))))
                .isEmpty();
    }

    @Test
    void theLayerWhoseShareFellIsNamedWithWhatItWasAndIs() {
        GradientBaseline frozen = baseline(Profiles.of("learns", 0.5, 0.5, 1.0));

        List<BaselineDifference> differences = differences(frozen, baseline(Profiles.of("learns", 0.5, 0.04, 1.0)));

        assertThat(differences).hasSize(1);
        assertThat(differences.get(0).isDrift()).isTrue();
        assertThat(differences.get(0).line())
                .isEqualTo(
                        "com.example.CirclesTest > learns > hidden 2: its share of the largest layer's mean |gradient|"
                                + " fell from 0.5 to 0.04 since the baseline was frozen; a factor of 10 is allowed");
    }

    @ParameterizedTest
    @CsvSource({"10, 0.051, false", "10, 0.049, true", "3, 0.17, false", "3, 0.16, true"})
    void theFactorItselfIsAllowed(double factor, double now, boolean drifts) {
        GradientBaseline frozen = baseline(Profiles.of("learns", 0.5, 1.0));

        List<BaselineDifference> differences =
                BaselineComparison.of(frozen, baseline(Profiles.of("learns", now, 1.0)), factor);

        assertThat(differences.stream().anyMatch(BaselineDifference::isDrift)).isEqualTo(drifts);
    }

    @Test
    void improvementIsToldAndNoDrift() {
        GradientBaseline frozen = baseline(Profiles.of("learns", 0.0005, 0.5, 1.0));

        List<BaselineDifference> differences = differences(frozen, baseline(Profiles.of("learns", 0.5, 0.5, 1.0)));

        assertThat(kinds(differences)).containsExactly(Kind.SHARE_ROSE, Kind.FINDING_GONE);
        assertThat(differences).allMatch(BaselineDifference::isImprovement).noneMatch(BaselineDifference::isDrift);
    }

    @Test
    void aLayerThatGetsNoGradientAnyMoreHasDriftedAndTheOtherWayRoundIsImprovement() {
        GradientBaseline alive = baseline(Profiles.of("learns", 0.5, 0.5, 1.0));
        GradientBaseline dead = baseline(Profiles.of("learns", 0, 0.5, 1.0));

        assertThat(differences(alive, dead).get(0).line())
                .contains("hidden 1", "fell from 0.5 to 0, no gradient at all,");
        assertThat(differences(dead, alive)).noneMatch(BaselineDifference::isDrift);
        assertThat(differences(dead, dead)).isEmpty();
    }

    @Test
    void aNewErrorIsDriftEvenWhereNoShareMovedFar() {
        GradientBaseline frozen = baseline(Profiles.of("learns", 0.02, 0.5, 1.0));

        List<BaselineDifference> differences = differences(frozen, baseline(Profiles.of("learns", 0.005, 0.5, 1.0)));

        assertThat(kinds(differences)).containsExactly(Kind.NEW_ERROR);
        assertThat(differences.get(0).isDrift()).isTrue();
        assertThat(differences.get(0).line())
                .endsWith("hidden 1: an ERROR of vanishing-gradient that the baseline does not have");
        assertThat(differences.get(0).was()).as("the layer's share then").isEqualTo(0.02);
        assertThat(differences.get(0).now()).as("the layer's share now").isEqualTo(0.005);
        assertThat(differences.get(0).measure())
                .isEqualTo("new error: vanishing-gradient; share of the largest layer's mean |gradient|");
    }

    @Test
    void anErrorOfTheBaselineIsNoDriftAsLongAsItStays() {
        GradientBaseline sick = baseline(Profiles.of("learns", 0.002, 0.5, 1.0));

        assertThat(differences(sick, baseline(Profiles.of("learns", 0.001, 0.5, 1.0))))
                .isEmpty();
    }

    @Test
    void whatIsMissingOnEitherSideIsToldAndNoDrift() {
        GradientBaseline frozen = baseline(Profiles.of("learns", 0.5, 1.0), Profiles.of("renamed", 0.5, 1.0));
        GradientBaseline now = baseline(Profiles.of("learns", 0.5, 0.5, 1.0), Profiles.of("new name", 0.5, 1.0));

        List<BaselineDifference> differences = differences(frozen, now);

        assertThat(kinds(differences)).containsExactly(Kind.LAYER_NEW, Kind.TRAINING_MISSING, Kind.TRAINING_NEW);
        assertThat(differences).allMatch(BaselineDifference::isGap).noneMatch(BaselineDifference::isDrift);
        assertThat(differences.get(1).line())
                .isEqualTo("com.example.CirclesTest > renamed: it is in the baseline, and no training that can be"
                        + " judged was recorded");
    }

    @Test
    void theFurthestMoveComesFirst() {
        GradientBaseline frozen = baseline(Profiles.of("a", 0.5, 1.0), Profiles.of("b", 0.9, 1.0));
        GradientBaseline now = baseline(Profiles.of("a", 0.02, 1.0), Profiles.of("b", 0.015, 1.0));

        assertThat(differences(frozen, now).get(0).key().test()).isEqualTo("b");
    }

    @Test
    void seedsAreTakenTogetherAndTeachTheTolerance() {
        List<Diagnosis> seeds = Profiles.overSeeds(20, 0.1, new Random(7), 0.1, 1.0);
        GradientBaseline frozen = GradientBaseline.of(seeds);

        FrozenTraining training = frozen.trainings().get(0);
        assertThat(frozen.trainings()).hasSize(1);
        assertThat(training.key()).isEqualTo(new TrainingKey(Profiles.SUITE, "learns", 1));
        assertThat(training.seeds()).isEqualTo(20);
        assertThat(training.layers().get(0).spread()).isBetween(0.06, 0.14);
        assertThat(training.layers().get(0).share()).isCloseTo(0.1, within(0.02));

        List<Diagnosis> worse = Profiles.overSeeds(20, 0.1, new Random(8), 0.1 / 1.8, 1.0);
        BaselineDifference drift =
                differences(frozen, GradientBaseline.of(worse)).get(0);
        assertThat(drift.kind()).isEqualTo(Kind.SHARE_FELL);
        assertThat(drift.line()).endsWith("is allowed, learned from 20 seeds");
    }

    @Test
    void fourSeedsTeachNothing() {
        GradientBaseline frozen = GradientBaseline.of(Profiles.overSeeds(4, 0.1, new Random(7), 0.1, 1.0));

        assertThat(frozen.trainings().get(0).layers().get(0).spread()).isNaN();
    }

    /** Gaussian seeds that differ by chance only: what the documentation states as the rate of false alarms. */
    @ParameterizedTest
    @CsvSource({"5, 5, 0.009", "5, 1, 0.011", "8, 8, 0.004", "16, 16, 0.002"})
    void seedsThatDifferByChanceRarelyDrift(int seedsThen, int seedsNow, double atMost) {
        Random random = new Random(42);
        int trials = 4000;
        int alarms = 0;
        for (int trial = 0; trial < trials; trial++) {
            FrozenTraining then = training(logShares(seedsThen, random));
            FrozenTraining now = training(logShares(seedsNow, random));
            alarms +=
                    BaselineComparison.of(new GradientBaseline(List.of(then)), new GradientBaseline(List.of(now)), 10)
                                    .stream()
                                    .anyMatch(BaselineDifference::isDrift)
                            ? 1
                            : 0;
        }
        assertThat((double) alarms / trials).isLessThan(atMost);
    }

    private static double[] logShares(int seeds, Random random) {
        return random.doubles(seeds)
                .map(any -> -2 + 0.3 * random.nextGaussian())
                .toArray();
    }

    private static FrozenTraining training(double[] logarithms) {
        double[] sorted = Arrays.stream(logarithms).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        double spread = sorted.length < 5 ? Double.NaN : Math.sqrt(squares / (sorted.length - 1));
        List<FrozenLayer> layers = new ArrayList<>();
        layers.add(new FrozenLayer("hidden 1", Math.pow(10, median), spread));
        return new FrozenTraining(new TrainingKey("Suite", "test", 1), sorted.length, layers, List.of());
    }
}
