package io.github.gradientharness.sample;

import static io.github.gradientharness.sample.NumberedMinibatches.epoch;
import static io.github.gradientharness.sample.NumberedMinibatches.epochs;
import static io.github.gradientharness.sample.NumberedMinibatches.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffledMinibatchesTest {

    private static final List<Double> ALL_ROWS =
            IntStream.range(0, 500).asDoubleStream().boxed().toList();

    @Test
    void everyEpochHandsOutEveryRowOnceInANewOrder() {
        ShuffledMinibatches minibatches = numbered(5);
        Set<List<Double>> orders = new HashSet<>();

        for (int epoch = 0; epoch < 10; epoch++) {
            List<Double> order = epoch(minibatches);
            assertThat(order).containsExactlyInAnyOrderElementsOf(ALL_ROWS);
            orders.add(order);
            minibatches.reset();
        }

        assertThat(orders).hasSize(10).doesNotContain(ALL_ROWS);
    }

    @Test
    void theSeedDecidesTheOrders() {
        List<Double> first = epochs(numbered(5), 3);

        assertThat(epochs(numbered(5), 3)).isEqualTo(first);
        assertThat(epochs(numbered(6), 3)).isNotEqualTo(first);
    }

    @Test
    void labelsStayWithTheirRows() {
        numbered(5)
                .forEachRemaining(
                        batch -> assertThat(batch.getLabels().sub(1000).toFloatVector())
                                .isEqualTo(batch.getFeatures().getColumn(0).toFloatVector()));
    }

    @Test
    void theLastMinibatchHoldsTheRowsLeft() {
        List<Integer> sizes = new ArrayList<>();
        numbered(5).forEachRemaining(batch -> sizes.add(batch.numExamples()));

        assertThat(sizes).hasSize(16).startsWith(32, 32).endsWith(32, 20);
        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(500);
    }

    @Test
    void anEpochThatIsOverHandsOutNothing() {
        ShuffledMinibatches minibatches = numbered(5);
        epoch(minibatches);

        assertThat(minibatches.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(minibatches::next);
    }

    @Test
    void describesTheRowsAndRefusesPreprocessing() {
        ShuffledMinibatches minibatches = numbered(5);

        assertThat(minibatches.batch()).isEqualTo(32);
        assertThat(minibatches.inputColumns()).isEqualTo(2);
        assertThat(minibatches.totalOutcomes()).isEqualTo(1);
        assertThat(minibatches.asyncSupported()).isFalse();
        assertThat(minibatches.resetSupported()).isTrue();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> minibatches.setPreProcessor(null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShuffledMinibatches(TutorialData.train(), 0, 1))
                .withMessage("A minibatch needs at least 1 row, but has 0");
    }
}
