package io.github.gradientharness.scorecard.real;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;

/** What somebody does who follows the words of a remedy to the letter. Where the words name no figure, a rate is changed tenfold. */
final class FollowedAdvice {

    private static final UnaryOperator<Setup> USUAL_KERNELS = setup -> {
        setup.kernels = null;
        setup.outputKernels = null;
        return setup;
    };
    private static final UnaryOperator<Setup> FITTING_OUTPUT = setup -> {
        setup.output = null;
        setup.loss = null;
        return setup;
    };
    private static final Map<Advice, UnaryOperator<Setup>> STEPS = Map.ofEntries(
            Map.entry(Advice.SCALE_INPUTS, setup -> setup.inputs(1, 0)),
            Map.entry(Advice.SCALE_TARGETS, setup -> setup.targets(1, 0)),
            Map.entry(Advice.LOWER_RATE, setup -> rate(setup, 0.1)),
            Map.entry(Advice.RAISE_RATE, setup -> rate(setup, 10)),
            Map.entry(Advice.MEND_SCHEDULE, setup -> rate(setup, 1)),
            Map.entry(Advice.LESS_CLIPPING, setup -> setup.clip(0)),
            Map.entry(Advice.CLIP, setup -> setup.clip(1)),
            Map.entry(Advice.KERNELS_SMALLER, USUAL_KERNELS),
            Map.entry(Advice.KERNELS_BY_FAN, USUAL_KERNELS),
            Map.entry(Advice.KERNELS_AROUND_ZERO, USUAL_KERNELS),
            Map.entry(Advice.KERNELS_RANDOM, USUAL_KERNELS),
            Map.entry(Advice.OTHER_ACTIVATION, setup -> setup.act(Activation.RELU)),
            Map.entry(Advice.FEWER_LAYERS, setup -> setup.size(2, Math.max(32, setup.width))),
            Map.entry(Advice.NORMALIZE, Setup::normalized),
            Map.entry(Advice.FITTING_OUTPUT, FITTING_OUTPUT),
            Map.entry(Advice.FITTING_LOSS, FITTING_OUTPUT),
            Map.entry(Advice.BIASES, setup -> {
                setup.bias = 0;
                setup.outputBias = 0;
                return setup;
            }),
            Map.entry(Advice.LESS_REGULARIZATION, setup -> setup.l2(0)),
            Map.entry(Advice.UNFREEZE, setup -> setup.frozen(0, 0, false)));

    private FollowedAdvice() {}

    /** The variant with all that one remedy advises. What can't be done to a setup is left out. */
    static RealVariant of(RealVariant variant, List<Advice> remedy) {
        return new RealVariant(
                variant.name(),
                variant.kind(),
                variant.network(),
                variant.task(),
                setup -> {
                    Setup changed = variant.changes().apply(setup);
                    for (Advice advice : remedy) {
                        changed = STEPS.getOrDefault(advice, it -> it).apply(changed);
                    }
                    return changed;
                },
                variant.sickness(),
                variant.advice(),
                variant.because());
    }

    private static Setup rate(Setup setup, double factor) {
        IUpdater updater = setup.updater.clone();
        updater.setLrAndSchedule(updater.getLearningRate(0, 0) * factor, null);
        setup.updater = updater;
        return setup;
    }
}
