package io.github.gradientharness.scorecard.real;

import static io.github.gradientharness.scorecard.real.Feedforward.DENSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.SOFTMAX;
import static org.nd4j.linalg.activations.Activation.TANH;
import static org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction.MCXENT;
import static org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction.MSE;

import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Networks of which strangers asked what was wrong, or that were blamed though they learn; each with one seed in a build and with another in a long run. */
@Tag("slow")
class CasesTest {

    @TempDir
    Path folder;

    private record Case(String name, Network network, RealTask task, UnaryOperator<Setup> setup) {

        Diagnosis diagnosis(Path folder, long seed) {
            RealVariant variant = RealVariant.of(name, Kind.DENSE, network, task, setup);
            return RuleSet.defaults()
                    .evaluate(new RealCorpus(folder).training(variant, seed).recording());
        }

        Arguments with(Object... expected) {
            Object[] all = new Object[expected.length + 1];
            all[0] = this;
            System.arraycopy(expected, 0, all, 1, expected.length);
            return Arguments.of(all);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Case dense(String name, RealTask task, UnaryOperator<Setup> setup) {
        return new Case(name, DENSE, task, setup);
    }

    static Stream<Arguments> sick() {
        return Stream.of(
                dense(
                                "circles, tanh 5x5, U(0,1)",
                                RealTask.CIRCLES,
                                s -> s.act(TANH)
                                        .size(5, 5)
                                        .kernels(Kernels.uniform(0, 1))
                                        .outputKernels(Kernels.uniform(0, 1))
                                        .by(new Sgd(0.01))
                                        .epochs(25))
                        .with("vanishing-gradient", Advice.KERNELS_AROUND_ZERO),
                dense(
                                "sure and wrong",
                                RealTask.CANCER,
                                s -> s.size(2, 16)
                                        .loss(MSE)
                                        .outputBias(-20)
                                        .by(new Sgd(0.1))
                                        .epochs(60))
                        .with("unsuited-output", Advice.FITTING_LOSS),
                dense(
                                "targets beyond a sigmoid",
                                RealTask.DIABETES,
                                s -> s.targets(30, 50).output(SIGMOID).epochs(20))
                        .with("unsuited-output", Advice.FITTING_OUTPUT),
                dense(
                                "softmax of one unit",
                                RealTask.CANCER,
                                s -> s.output(SOFTMAX).loss(MCXENT).epochs(10))
                        .with("unsuited-output", Advice.FITTING_OUTPUT),
                dense(
                                "circles, tanh, all kernels 0.3",
                                RealTask.CIRCLES,
                                s -> s.act(TANH)
                                        .size(2, 10)
                                        .kernels(new Kernels(Kernels.Form.CONSTANT, 0.3, 0))
                                        .outputKernels(new Kernels(Kernels.Form.CONSTANT, 0.3, 0))
                                        .by(new Sgd(0.5))
                                        .batch(500)
                                        .epochs(200))
                        .with("copied-units", Advice.KERNELS_RANDOM),
                dense(
                                "softmax with squared errors",
                                RealTask.DIGITS,
                                s -> s.loss(MSE).by(new Sgd(0.1)))
                        .with("unsuited-output", Advice.FITTING_LOSS),
                dense(
                                "l2 of 10",
                                RealTask.DIGITS,
                                s -> s.l2(10).by(new Adam(0.001)).epochs(40))
                        .with("regularized-kernel", Advice.LESS_REGULARIZATION),
                dense(
                                "pixels divided by 255 twice",
                                RealTask.DIGITS,
                                s -> s.inputs(1 / 255.0, 0).by(new Sgd(0.1)).epochs(10))
                        .with("unscaled-inputs", Advice.SCALE_INPUTS),
                dense(
                                "inputs times a million",
                                RealTask.DIGITS,
                                s -> s.inputs(1e6, 0).by(new Sgd(0.1)).epochs(5))
                        .with("", Advice.SCALE_INPUTS),
                dense(
                                "all kernels zero",
                                RealTask.DIGITS,
                                s -> s.kernels(new Kernels(Kernels.Form.CONSTANT, 0, 0))
                                        .outputKernels(new Kernels(Kernels.Form.CONSTANT, 0, 0))
                                        .epochs(5))
                        .with("copied-units", Advice.KERNELS_RANDOM),
                dense(
                                "ReLU output that is dead",
                                RealTask.DIABETES,
                                s -> s.output(RELU)
                                        .targets(1, 5)
                                        .outputBias(-30)
                                        .epochs(10))
                        .with("unsuited-output", Advice.FITTING_OUTPUT),
                dense(
                                "rate that decays to nothing",
                                RealTask.CIRCLES,
                                s -> s.act(TANH)
                                        .size(5, 5)
                                        .by(new Nesterovs(new ExponentialSchedule(ScheduleType.EPOCH, 0.01, 0.9), 0.9))
                                        .epochs(100))
                        .with("stalled-layer", Advice.MEND_SCHEDULE));
    }

    @ParameterizedTest
    @MethodSource("sick")
    void whatIsWrongIsAnErrorAndItsRemedyComesFirst(Case sick, String rule, Advice advice) {
        findsWhatIsWrong(sick, rule, advice, 1, 1);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("sick")
    void soItIsWithAnotherSeed(Case sick, String rule, Advice advice) {
        findsWhatIsWrong(sick, rule, advice, 2, 2);
    }

    private void findsWhatIsWrong(Case sick, String rule, Advice advice, long firstSeed, long lastSeed) {
        for (long seed = firstSeed; seed <= lastSeed; seed++) {
            Diagnosis diagnosis = sick.diagnosis(folder, seed);
            Finding first = diagnosis.primary().orElseThrow();

            assertThat(first.severity())
                    .as("%s, seed %d: %s", sick, seed, first)
                    .isEqualTo(Severity.ERROR);
            assertThat(first.rule()).as("%s, seed %d", sick, seed).contains(rule);
            assertThat(Advice.in(first.remedies().get(0)))
                    .as("%s, seed %d: %s", sick, seed, first.remedies())
                    .contains(advice);
        }
    }

    static Stream<Arguments> healthy() {
        return Stream.of(
                dense(
                                "raw targets, Adam",
                                RealTask.DIABETES,
                                s -> s.targets(77, 152)
                                        .size(1, 32)
                                        .by(new Adam(0.001))
                                        .epochs(40))
                        .with(),
                dense(
                                "raw targets, Sgd",
                                RealTask.DIABETES,
                                s -> s.targets(77, 152)
                                        .size(1, 32)
                                        .by(new Sgd(0.001))
                                        .epochs(40))
                        .with(),
                dense(
                                "warm-up, ReLU",
                                RealTask.CIRCLES,
                                s -> s.size(3, 16)
                                        .by(new Adam(new MapSchedule(
                                                ScheduleType.ITERATION,
                                                Map.of(0, 1e-6, 4, 1e-5, 8, 1e-4, 12, 1e-3, 16, 1e-2))))
                                        .epochs(1))
                        .with(),
                dense(
                                "pixels from 0 to 255, tanh, 1 epoch",
                                RealTask.DIGITS,
                                s -> s.inputs(255, 0)
                                        .act(TANH)
                                        .by(new Adam(0.001))
                                        .epochs(1))
                        .with(),
                dense(
                                "pixels from 0 to 255, tanh, 5 epochs",
                                RealTask.DIGITS,
                                s -> s.inputs(255, 0)
                                        .act(TANH)
                                        .by(new Adam(0.001))
                                        .epochs(5))
                        .with());
    }

    @ParameterizedTest
    @MethodSource("healthy")
    void whatLearnsIsNoError(Case healthy) {
        findsNoError(healthy, 1, 1);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("healthy")
    void norIsItWithAnotherSeed(Case healthy) {
        findsNoError(healthy, 2, 2);
    }

    private void findsNoError(Case healthy, long firstSeed, long lastSeed) {
        for (long seed = firstSeed; seed <= lastSeed; seed++) {
            List<Finding> errors = healthy.diagnosis(folder, seed).findings().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .toList();

            assertThat(errors).as("%s, seed %d", healthy, seed).isEmpty();
        }
    }
}
