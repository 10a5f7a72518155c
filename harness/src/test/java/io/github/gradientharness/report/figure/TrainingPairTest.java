package io.github.gradientharness.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.report.SyntheticTraining;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingPairTest {

    @Test
    void aSickTrainingIsComparedWithAHealthyOneOfTheSameDepth() {
        List<Training> trainings = trainings(
                SyntheticTraining.of("shallow", .01, .02).suite("a.Shallow"),
                SyntheticTraining.of("deep", SyntheticTraining.RELU).suite("a.Deep"),
                SyntheticTraining.of("sick", SyntheticTraining.SIGMOID)
                        .suite("a.Sick")
                        .accuracy(0.504)
                        .epochs(500));
        assertThat(TrainingPair.suggested(trainings, 3))
                .containsExactly(new TrainingPair(trainings.get(2), trainings.get(1)));
    }

    @Test
    void oneOfTheSameClassIsPreferred() {
        List<Training> trainings = trainings(
                SyntheticTraining.of("elsewhere", SyntheticTraining.RELU).suite("a.Other"),
                SyntheticTraining.of("sick", SyntheticTraining.SIGMOID)
                        .accuracy(0.504)
                        .epochs(500),
                SyntheticTraining.of("sibling", SyntheticTraining.RELU));
        assertThat(TrainingPair.suggested(trainings, 3))
                .containsExactly(new TrainingPair(trainings.get(1), trainings.get(2)));
    }

    @Test
    void aTrainingWhoseDeclaredFindingIsAbsentIsNoHealthyOne() {
        assertThat(TrainingPair.suggested(
                        trainings(
                                SyntheticTraining.of("sick", SyntheticTraining.SIGMOID)
                                        .accuracy(0.504)
                                        .epochs(500),
                                SyntheticTraining.of("absent", SyntheticTraining.RELU)
                                        .expecting("dead-layer", "", "known")),
                        3))
                .isEmpty();
    }

    @Test
    void theFirstTwoOfFewHealthyOnesAreCompared() {
        List<Training> trainings = trainings(
                SyntheticTraining.of("one", SyntheticTraining.RELU),
                SyntheticTraining.of("two", SyntheticTraining.RELU),
                SyntheticTraining.of("nothing").epochs(0));
        assertThat(TrainingPair.suggested(trainings, 3))
                .containsExactly(new TrainingPair(trainings.get(0), trainings.get(1)));
    }

    @Test
    void nothingIsSuggestedWhereNothingIsLikeIt() {
        assertThat(TrainingPair.suggested(trainings(SyntheticTraining.of("one", SyntheticTraining.RELU)), 3))
                .isEmpty();
    }

    private static List<Training> trainings(SyntheticTraining... synthetic) {
        List<Training> trainings = new ArrayList<>();
        for (SyntheticTraining one : synthetic) {
            trainings.add(Training.of(trainings.size(), trainings.size() + ".html", one.judged()));
        }
        return trainings;
    }
}
