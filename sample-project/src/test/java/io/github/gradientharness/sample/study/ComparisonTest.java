package io.github.gradientharness.sample.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.sample.CirclesModel;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Experiment ONE_LAYER = new Experiment("tanh-1", "g_tanh1_w5", CirclesModel.tanh(1), 10);

    /** Ten seeds whose accuracies all lie around a value. */
    private static List<SeedResult> seedsAround(double accuracy) {
        return IntStream.range(0, 10)
                .mapToObj(seed -> resultWith(accuracy + 0.004 * (seed - 4.5)))
                .toList();
    }

    private static SeedResult resultWith(double accuracy) {
        List<Double> none = List.of();
        List<Double> train = List.of(accuracy - 0.214, accuracy - 0.006);
        List<Double> test = List.of(accuracy - 0.25, accuracy + 0.004);
        return new SeedResult(
                "tanh-1", 1, "", train, test, accuracy, Map.of(), none, none, Map.of(), none, none, none, none, none,
                List.of(), 1);
    }

    @Test
    void seedsLikeTheReferencesAreReproduced() {
        assertThat(Comparison.of(ONE_LAYER, seedsAround(0.82)).isReproduced()).isTrue();
    }

    @Test
    void seedsThatLearnLessAreADifferenceAndEachIsNamed() {
        Comparison comparison = Comparison.of(ONE_LAYER, seedsAround(0.6));

        assertThat(comparison.isReproduced()).isFalse();
        assertThat(comparison.differences())
                .anyMatch(difference -> difference.startsWith("tanh-1 learns with 0 of 10 seeds here, with 128 of 128"))
                .anyMatch(difference -> difference.startsWith(
                        "tanh-1, test accuracy, epoch 500: 0.824 is the reference's quantile 0.5"));
    }

    /** The reference has quartiles of .806 to .818 on the training rows: ten seeds around .77 lie below all of them. */
    @Test
    void aShiftOfTheMedianIsSeenWhereEverySeedLearns() {
        assertThat(Comparison.of(ONE_LAYER, seedsAround(0.77)).isReproduced()).isFalse();
    }
}
