package io.github.gradientharness.scorecard.real;

import static io.github.gradientharness.scorecard.real.RealTask.DELAYED;
import static io.github.gradientharness.scorecard.real.RealTask.DIGIT_ROWS;
import static io.github.gradientharness.scorecard.real.RealTask.FIRST_OF_10;
import static io.github.gradientharness.scorecard.real.RealTask.FIRST_OF_40;
import static io.github.gradientharness.scorecard.real.RealTask.SINE;
import static io.github.gradientharness.scorecard.real.RealTask.UNEQUAL_LENGTHS;
import static org.nd4j.linalg.activations.Activation.IDENTITY;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;
import static org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction.MSE;

import io.github.gradientharness.scorecard.real.Recurrent.Cell;
import io.github.gradientharness.scorecard.real.Recurrent.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Recurrent DL4J networks on sequences. */
final class RecurrentVariants {

    private static final Network LSTM_LAST = Recurrent.of(Cell.LSTM, Head.LAST);
    private static final Network LSTM_EACH = Recurrent.of(Cell.LSTM, Head.EACH);
    private static final Network SIMPLE_LAST = Recurrent.of(Cell.SIMPLE, Head.LAST);
    private static final Network SIMPLE_EACH = Recurrent.of(Cell.SIMPLE, Head.EACH);

    private final List<RealVariant> all = new ArrayList<>();

    static List<RealVariant> all() {
        RecurrentVariants variants = new RecurrentVariants();
        variants.healthyLast();
        variants.healthyEach();
        variants.roughAndHealthy();
        variants.sickThroughTime();
        variants.explodingThroughTime();
        variants.sickKernels();
        variants.sickRates();
        variants.sickData();
        return variants.all;
    }

    private static RealVariant recurrent(String name, Network network, RealTask task, UnaryOperator<Setup> changes) {
        return RealVariant.of(
                name,
                Kind.RECURRENT,
                network,
                task,
                s -> changes.apply(s.act(TANH).size(1, 12).by(new Adam(0.02)).epochs(10)));
    }

    private void learns(String name, Network network, RealTask task, UnaryOperator<Setup> changes) {
        all.add(recurrent(name, network, task, changes));
    }

    private void healthyLast() {
        learns("LSTM, rows of digits", LSTM_LAST, DIGIT_ROWS, s -> s.size(1, 16).epochs(6));
        learns(
                "LSTM, rows of digits, 2 epochs",
                LSTM_LAST,
                DIGIT_ROWS,
                s -> s.size(1, 16).batch(16).epochs(2));
        learns(
                "LSTM, rows of digits, pooled",
                Recurrent.of(Cell.LSTM, Head.POOLED),
                DIGIT_ROWS,
                s -> s.size(1, 16).epochs(6));
        learns(
                "SimpleRnn, rows of digits",
                SIMPLE_LAST,
                DIGIT_ROWS,
                s -> s.size(1, 16).by(new Adam(0.01)).epochs(8));
        learns("LSTM, first of 10", LSTM_LAST, FIRST_OF_10, s -> s);
        learns("SimpleRnn, first of 10", SIMPLE_LAST, FIRST_OF_10, s -> s.by(new Adam(0.01)));
        learns("GravesLSTM, unequal lengths", Recurrent.of(Cell.GRAVES, Head.LAST), UNEQUAL_LENGTHS, s -> s);
        learns("LSTM, unequal lengths, pooled", Recurrent.of(Cell.LSTM, Head.POOLED), UNEQUAL_LENGTHS, s -> s);
        learns(
                "SimpleRnn, unequal lengths, clipped to 1",
                SIMPLE_LAST,
                UNEQUAL_LENGTHS,
                s -> s.by(new Adam(0.01)).clip(1));
        learns(
                "Bidirectional, unequal lengths, pooled",
                Recurrent.of(Cell.BIDIRECTIONAL, Head.POOLED),
                UNEQUAL_LENGTHS,
                s -> s.size(1, 6));
    }

    private void healthyEach() {
        learns("SimpleRnn, delayed", SIMPLE_EACH, DELAYED, s -> s);
        learns(
                "LSTM of 2 layers, delayed",
                LSTM_EACH,
                DELAYED,
                s -> s.size(2, 12).epochs(15));
        learns(
                "Bidirectional, delayed",
                Recurrent.of(Cell.BIDIRECTIONAL, Head.EACH),
                DELAYED,
                s -> s.size(1, 8).epochs(15));
        learns("LSTM, sine", LSTM_EACH, SINE, s -> s);
        learns("LSTM, sine, truncated to 4 steps", new Recurrent(Cell.LSTM, Head.EACH, 4), SINE, s -> s);
        learns("SimpleRnn, sine, RMSProp", SIMPLE_EACH, SINE, s -> s.by(new RmsProp(0.01)));
        learns("GravesLSTM, sine, truncated to 6 steps", new Recurrent(Cell.GRAVES, Head.EACH, 6), SINE, s -> s);
        learns(
                "SimpleRnn, sine, Sgd 0.02, long",
                SIMPLE_EACH,
                SINE,
                s -> s.by(new Sgd(0.02)).epochs(30));
    }

    /** Not as they should be, and they learn all the same. */
    private void roughAndHealthy() {
        learns(
                "LSTM, rows of digits, rough: pixels 0..16",
                LSTM_LAST,
                DIGIT_ROWS,
                s -> s.size(1, 16).inputs(16, 0).epochs(8));
        learns(
                "SimpleRnn, first of 10, rough: N(0,0.6), Adam",
                SIMPLE_LAST,
                FIRST_OF_10,
                s -> s.kernels(Kernels.normal(0.6)).by(new Adam(0.01)).epochs(15));
        learns(
                "SimpleRnn, delayed, rough: ReLU",
                SIMPLE_EACH,
                DELAYED,
                s -> s.act(RELU).by(new Adam(0.01)).epochs(15));
    }

    private void sickThroughTime() {
        all.add(recurrent(
                        "SimpleRnn, sigmoid, first of 40",
                        SIMPLE_LAST,
                        FIRST_OF_40,
                        s -> s.act(SIGMOID).by(new Sgd(0.1)))
                .failsBy(
                        Sickness.VANISHING_THROUGH_TIME,
                        "Use cells with gates, tanh, or shorter sequences.",
                        Advice.GATED_CELLS,
                        Advice.OTHER_ACTIVATION));
        all.add(recurrent(
                        "SimpleRnn of 1 unit, first of 40",
                        SIMPLE_LAST,
                        FIRST_OF_40,
                        s -> s.size(1, 1).kernels(Kernels.normal(0.3)).by(new Sgd(0.05)))
                .failsBy(
                        Sickness.VANISHING_THROUGH_TIME,
                        "Use cells with gates, or shorter sequences.",
                        Advice.GATED_CELLS));
        all.add(recurrent(
                        "LSTM, first of 40, Sgd",
                        LSTM_LAST,
                        FIRST_OF_40,
                        s -> s.by(new Sgd(0.05)).epochs(8))
                .failsBy(
                        Sickness.VANISHING_THROUGH_TIME,
                        "Use a shorter sequence, or a larger bias of the forget gate.",
                        Advice.GATED_CELLS,
                        Advice.BIASES));
        all.add(recurrent(
                        "SimpleRnn, kernels N(0,0.05), first of 40",
                        SIMPLE_LAST,
                        FIRST_OF_40,
                        s -> s.kernels(Kernels.normal(0.05)).by(new Adam(0.001)))
                .failsBy(
                        Sickness.VANISHING_THROUGH_TIME,
                        "Initialise the recurrent kernel orthogonally, or use gates.",
                        Advice.GATED_CELLS,
                        Advice.KERNELS_BY_FAN));
    }

    private void explodingThroughTime() {
        all.add(recurrent(
                        "SimpleRnn without activation, N(0,1), first of 40",
                        SIMPLE_LAST,
                        FIRST_OF_40,
                        s -> s.act(IDENTITY).kernels(Kernels.normal(1)).by(new Sgd(0.01)))
                .failsBy(
                        Sickness.EXPLODING_THROUGH_TIME,
                        "Clip the gradient, or initialise smaller.",
                        Advice.CLIP,
                        Advice.KERNELS_SMALLER,
                        Advice.KERNELS_BY_FAN,
                        Advice.GATED_CELLS));
        all.add(recurrent(
                        "SimpleRnn, ReLU, N(0,0.8), delayed",
                        SIMPLE_EACH,
                        DELAYED,
                        s -> s.act(RELU).kernels(Kernels.normal(0.8)).by(new Sgd(0.1)))
                .failsBy(
                        Sickness.EXPLODING_THROUGH_TIME,
                        "Clip the gradient, or initialise smaller.",
                        Advice.CLIP,
                        Advice.KERNELS_SMALLER,
                        Advice.KERNELS_BY_FAN,
                        Advice.GATED_CELLS));
    }

    private void sickKernels() {
        all.add(recurrent(
                        "SimpleRnn, N(0,5), rows of digits",
                        SIMPLE_LAST,
                        DIGIT_ROWS,
                        s -> s.kernels(Kernels.normal(5)).by(new Sgd(0.01)).epochs(6))
                .failsBy(
                        Sickness.KERNELS_TOO_LARGE,
                        "Initialise smaller, by Glorot.",
                        Advice.KERNELS_SMALLER,
                        Advice.KERNELS_BY_FAN));
        all.add(recurrent(
                        "LSTM, N(0,30), sine",
                        LSTM_EACH,
                        SINE,
                        s -> s.kernels(Kernels.normal(30)).by(new Sgd(0.005)))
                .failsBy(
                        Sickness.KERNELS_TOO_LARGE,
                        "Initialise smaller, by Glorot.",
                        Advice.KERNELS_SMALLER,
                        Advice.KERNELS_BY_FAN));
        all.add(recurrent(
                        "LSTM, all kernels 0, rows of digits",
                        LSTM_LAST,
                        DIGIT_ROWS,
                        s -> s.kernels(Kernels.constant(0))
                                .outputKernels(Kernels.constant(0))
                                .epochs(4))
                .failsBy(
                        Sickness.KERNELS_ZERO,
                        "Initialise at random, around zero.",
                        Advice.KERNELS_RANDOM,
                        Advice.KERNELS_BY_FAN));
        all.add(recurrent(
                        "SimpleRnn, all kernels 0.1, rows of digits",
                        SIMPLE_LAST,
                        DIGIT_ROWS,
                        s -> s.kernels(Kernels.constant(0.1))
                                .outputKernels(Kernels.constant(0.1))
                                .by(new Sgd(0.05))
                                .epochs(8))
                .failsBy(Sickness.KERNELS_CONSTANT, "Initialise at random.", Advice.KERNELS_RANDOM));
        all.add(recurrent(
                        "SimpleRnn of 3 layers, U(0,1), delayed",
                        SIMPLE_EACH,
                        DELAYED,
                        s -> s.size(3, 12).kernels(Kernels.uniform(0, 1)).by(new Sgd(0.01)))
                .failsBy(Sickness.KERNELS_ONE_SIDED, "Draw the kernels around zero.", Advice.KERNELS_AROUND_ZERO));
    }

    private void sickRates() {
        all.add(recurrent(
                        "LSTM, Sgd 1e-5, rows of digits",
                        LSTM_LAST,
                        DIGIT_ROWS,
                        s -> s.by(new Sgd(1e-5)).epochs(5))
                .failsBy(Sickness.RATE_TOO_LOW, "Raise the rate.", Advice.RAISE_RATE));
        all.add(recurrent(
                        "Bidirectional, Adam 1e-6, sine, 2 epochs",
                        Recurrent.of(Cell.BIDIRECTIONAL, Head.EACH),
                        SINE,
                        s -> s.by(new Adam(1e-6)).epochs(2))
                .failsBy(Sickness.RATE_TOO_LOW, "Raise the rate.", Advice.RAISE_RATE));
        all.add(recurrent("SimpleRnn, Adam 1, delayed", SIMPLE_EACH, DELAYED, s -> s.by(new Adam(1)))
                .failsBy(Sickness.RATE_TOO_HIGH, "Lower the rate.", Advice.LOWER_RATE));
        all.add(recurrent(
                        "LSTM, Adam 3, rows of digits",
                        LSTM_LAST,
                        DIGIT_ROWS,
                        s -> s.by(new Adam(3)).epochs(5))
                .failsBy(Sickness.RATE_TOO_HIGH, "Lower the rate.", Advice.LOWER_RATE));
        all.add(recurrent(
                        "LSTM, rows of digits, rate times 0.1 an epoch",
                        LSTM_LAST,
                        DIGIT_ROWS,
                        s -> s.by(new Sgd(new ExponentialSchedule(ScheduleType.EPOCH, 0.1, 0.1)))
                                .epochs(8))
                .failsBy(Sickness.RATE_DECAYED, "Let the rate decay less.", Advice.MEND_SCHEDULE, Advice.RAISE_RATE));
        all.add(recurrent(
                        "GravesLSTM, clipped to 1e-6, unequal lengths",
                        Recurrent.of(Cell.GRAVES, Head.LAST),
                        UNEQUAL_LENGTHS,
                        s -> s.clip(1e-6).by(new Sgd(0.1)))
                .failsBy(Sickness.CLIPPED, "Clip at a larger norm.", Advice.LESS_CLIPPING));
        all.add(recurrent("LSTM, l2 of 10, delayed", LSTM_EACH, DELAYED, s -> s.l2(10))
                .failsBy(Sickness.WEIGHT_DECAY, "Lower l2.", Advice.LESS_REGULARIZATION));
    }

    private void sickData() {
        all.add(recurrent(
                        "LSTM, inputs x 1e4, rows of digits",
                        LSTM_LAST,
                        DIGIT_ROWS,
                        s -> s.inputs(1e4, 0).by(new Sgd(0.05)).epochs(5))
                .failsBy(Sickness.INPUTS_LARGE, "Scale the inputs.", Advice.SCALE_INPUTS));
        all.add(recurrent(
                        "SimpleRnn, inputs shifted by 30, delayed",
                        SIMPLE_EACH,
                        DELAYED,
                        s -> s.inputs(1, 30).by(new Sgd(0.05)))
                .failsBy(Sickness.INPUTS_SHIFTED, "Centre the inputs.", Advice.SCALE_INPUTS));
        all.add(recurrent(
                        "LSTM, sine x 100, tanh output",
                        LSTM_EACH,
                        SINE,
                        s -> s.targets(100, 200).output(TANH))
                .failsBy(
                        Sickness.TARGETS_OUT_OF_RANGE,
                        "Use a linear output, or scale the targets.",
                        Advice.FITTING_OUTPUT,
                        Advice.SCALE_TARGETS));
        all.add(recurrent(
                        "LSTM, softmax with MSE, rows of digits",
                        LSTM_LAST,
                        DIGIT_ROWS,
                        s -> s.loss(MSE).by(new Sgd(0.05)).epochs(5))
                .failsBy(Sickness.WRONG_OUTPUT, "Use MCXENT with softmax.", Advice.FITTING_LOSS));
        all.add(recurrent("LSTM, labels shuffled, unequal lengths", LSTM_LAST, UNEQUAL_LENGTHS, s -> s.shuffled())
                .failsBy(Sickness.LABELS, "Look at the labels.", Advice.LABELS));
    }
}
