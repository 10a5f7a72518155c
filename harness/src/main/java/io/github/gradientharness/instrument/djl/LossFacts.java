package io.github.gradientharness.instrument.djl;

import ai.djl.training.loss.L2Loss;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SigmoidBinaryCrossEntropyLoss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import io.github.gradientharness.instrument.OutputFacts;
import io.github.gradientharness.instrument.OutputFacts.LossKind;
import io.github.gradientharness.instrument.OutputFacts.Reduction;

/** What is known about DJL's loss functions. They average over all rows and, except for classes, columns. */
final class LossFacts {

    private LossFacts() {}

    /** Of a loss that is weighted, composed, or given other numbers than those of a linear output, only the name is known. */
    static OutputFacts of(Loss loss, String layer) {
        LossKind kind = kind(loss);
        return new OutputFacts(
                layer,
                switch (kind) {
                    case CLASSES -> "MCXENT";
                    case YES_OR_NO -> "BinaryXENT";
                    case SQUARED_ERROR -> "MSE";
                    case OTHER -> loss.getClass().getSimpleName();
                },
                kind,
                Reduction.MEAN_OF_ALL);
    }

    private static LossKind kind(Loss loss) {
        if (loss instanceof SoftmaxCrossEntropyLoss) {
            return kind(loss, SoftmaxCrossEntropyLoss.class, "fromLogit", true, LossKind.CLASSES);
        }
        if (loss instanceof SigmoidBinaryCrossEntropyLoss) {
            return kind(loss, SigmoidBinaryCrossEntropyLoss.class, "fromSigmoid", false, LossKind.YES_OR_NO);
        }
        return loss instanceof L2Loss && hasWeightOne(loss, L2Loss.class) ? LossKind.SQUARED_ERROR : LossKind.OTHER;
    }

    private static LossKind kind(Loss loss, Class<?> type, String setting, boolean expected, LossKind kind) {
        boolean isExpected = Boolean.valueOf(expected).equals(TrainerInternals.valueOf(type, loss, setting));
        return isExpected && hasWeightOne(loss, type) ? kind : LossKind.OTHER;
    }

    private static boolean hasWeightOne(Loss loss, Class<?> type) {
        return Float.valueOf(1).equals(TrainerInternals.valueOf(type, loss, "weight"));
    }
}
