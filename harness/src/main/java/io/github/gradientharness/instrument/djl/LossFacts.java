package io.github.gradientharness.instrument.djl;

import ai.djl.training.loss.L2Loss;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SigmoidBinaryCrossEntropyLoss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import io.github.gradientharness.instrument.OutputFacts;
import io.github.gradientharness.instrument.OutputFacts.LossKind;
import io.github.gradientharness.instrument.OutputFacts.Reduction;

/** What is known of DJL's loss functions. They average over all rows and, except for classes, columns. */
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
        if (!Float.valueOf(1).equals(TrainerInternals.valueOf(loss, "weight"))) {
            return LossKind.OTHER;
        }
        if (loss.getClass() == SoftmaxCrossEntropyLoss.class) {
            return is(loss, "fromLogit", true) ? LossKind.CLASSES : LossKind.OTHER;
        }
        if (loss.getClass() == SigmoidBinaryCrossEntropyLoss.class) {
            return is(loss, "fromSigmoid", false) ? LossKind.YES_OR_NO : LossKind.OTHER;
        }
        return loss.getClass() == L2Loss.class ? LossKind.SQUARED_ERROR : LossKind.OTHER;
    }

    private static boolean is(Loss loss, String setting, boolean expected) {
        return Boolean.valueOf(expected).equals(TrainerInternals.valueOf(loss, setting));
    }
}
