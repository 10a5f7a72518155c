package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLogTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong(100 * SECOND);
    private final List<String> lines = new ArrayList<>();
    private final WindowBuilder builder = new WindowBuilder();
    private final ProgressLog log = new ProgressLog("Suite > test", () -> Recordings.model(3), clock::get, lines::add);

    /** One iteration a second, four an epoch. */
    private void train(int seconds) {
        double[] sizes = {0.01, 0.1, 0.2};
        for (int second = 1; second <= seconds; second++) {
            builder.lossAdded(0.6931);
            for (int layer = 0; layer < sizes.length; layer++) {
                int index = builder.indexOf(new Series(layer, "W", Quantity.GRADIENT));
                builder.accumulator(index).add(new double[] {sizes[layer]}, 1);
                builder.tensorAdded(index, 1.0);
            }
            int epoch = (second - 1) / 4 + 1;
            builder.commit(epoch, second);
            clock.addAndGet(SECOND);
            log.iterationEnded(epoch, second, builder::window);
            if (second % 4 == 0) {
                log.epochEnded();
            }
        }
    }

    @Test
    void aLineComesAtLeastEveryTenSeconds() {
        train(60);

        assertThat(lines).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void aLineSaysEpochLossRatioAndTimeLeft() {
        log.plannedEpochs(10);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            train(10);
        } finally {
            Locale.setDefault(before);
        }

        assertThat(lines.get(1))
                .isEqualTo("Suite > test: epoch 3 of 10, iteration 10, loss 0.693,"
                        + " first/last layer's gradient 0.0500, about 36 s left");
    }

    @Test
    void aShortTrainingSaysNothing() {
        train(4);

        assertThat(lines).isEmpty();
    }

    @Test
    void whatIsNotANumberIsLeftOut() {
        builder.commit(1, 1);
        clock.addAndGet(10 * SECOND);
        log.iterationEnded(1, 1, builder::window);

        assertThat(lines).containsExactly("Suite > test: epoch 1, iteration 1");
    }
}
