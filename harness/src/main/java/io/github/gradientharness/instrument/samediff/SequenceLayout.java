package io.github.gradientharness.instrument.samediff;

import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.LSTMLayer;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMLayerConfig;

/** Which dimension of a recurrent layer's output holds what. */
enum SequenceLayout {
    /** [samples, units, time steps]. */
    NST(0, 1, 2),
    /** [samples, time steps, units]. */
    NTS(0, 2, 1),
    /** [time steps, samples, units]. */
    TNS(1, 2, 0);

    private final int[] samplesUnitsSteps;

    SequenceLayout(int... samplesUnitsSteps) {
        this.samplesUnitsSteps = samplesUnitsSteps;
    }

    /** The layout that an operation was configured with; null if it is not recurrent or hands out no sequence. */
    static @Nullable SequenceLayout of(SameDiffOp operation) {
        LSTMLayerConfig config = operation.getOp() instanceof LSTMLayer lstm ? lstm.getConfiguration() : null;
        if (config == null || !config.isRetFullSequence()) {
            return null;
        }
        return switch (config.getLstmdataformat()) {
            case NST -> NST;
            case NTS -> NTS;
            case TNS -> TNS;
            case T2NS -> null;
        };
    }

    /** The order of dimensions in which they are samples, units and time steps. */
    int[] samplesUnitsSteps() {
        return samplesUnitsSteps.clone();
    }
}
