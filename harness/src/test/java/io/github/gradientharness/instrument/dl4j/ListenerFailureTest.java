package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Outcome;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

/** Whatever goes wrong while a network is measured, it trains on to the same bits, and the recording says what was lost. */
class ListenerFailureTest {

    private final DataSet data = TinyNetworks.denseData(DataType.FLOAT, 6);

    /** A network that fails once it is told to, but only if it is the recorder who asks. */
    private static final class Trap extends MultiLayerNetwork {

        private final Throwable failure;
        private boolean isSet;

        Trap(Throwable failure) {
            super(TinyNetworks.dense(TinyNetworks.settings(DataType.FLOAT)).getLayerWiseConfigurations());
            this.failure = failure;
            init();
        }

        @Override
        public double score() {
            if (isSet && isAskedByTheRecorder()) {
                throw Trap.<RuntimeException>unchecked(failure);
            }
            return super.score();
        }

        private static boolean isAskedByTheRecorder() {
            return StackWalker.getInstance()
                    .walk(frames -> frames.skip(2)
                            .limit(1)
                            .anyMatch(frame -> frame.getClassName().equals(DataLoss.class.getName())));
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> T unchecked(Throwable failure) throws T {
            throw (T) failure;
        }
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("no idea"),
                new OutOfMemoryError("Cannot allocate new FloatPointer(100)"),
                new UnsatisfiedLinkError("no such library"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void trainingGoesOnAndTheRecordingSaysWhatWasLost(Throwable failure) {
        Trap plain = new Trap(failure);
        Trap watched = new Trap(failure);
        Watching watching = Watching.everyIteration();
        watching.attach(watched);
        for (int iteration = 1; iteration <= 4; iteration++) {
            watched.isSet = iteration == 3;
            plain.fit(data);
            watched.fit(data);
        }

        assertThat(watched.params().dup().data().asFloat())
                .isEqualTo(plain.params().dup().data().asFloat());
        assertThat(watching.recording().iterations()).isEqualTo(2);
        assertThat(watching.problem())
                .isEqualTo("Measuring the gradient failed, nothing was recorded from there on: " + failure);
        assertThat(RuleSet.defaults().evaluate(watching.recording()).gateOutcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }
}
