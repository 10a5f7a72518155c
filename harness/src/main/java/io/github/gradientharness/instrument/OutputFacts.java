package io.github.gradientharness.instrument;

import org.apiguardian.api.API;

/**
 * What is known about an output before it is trained.
 *
 * @param layer name of the output layer
 * @param loss name of the loss function; empty where it is not known
 * @param kind by what its loss measures a guess
 * @param reduction what becomes of the losses of rows and columns
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record OutputFacts(String layer, String loss, LossKind kind, Reduction reduction) {

    /** A loss function of a loop that is written by hand, by its name in DL4J. */
    static OutputFacts named(String loss) {
        return switch (loss) {
            case "MCXENT" -> new OutputFacts("output", loss, LossKind.CLASSES, Reduction.SUM_OF_SAMPLE);
            case "BinaryXENT" -> new OutputFacts("output", loss, LossKind.YES_OR_NO, Reduction.SUM_OF_SAMPLE);
            case "MSE" -> new OutputFacts("output", loss, LossKind.SQUARED_ERROR, Reduction.MEAN_OF_COLUMNS);
            default -> new OutputFacts("output", loss, LossKind.OTHER, Reduction.SUM_OF_SAMPLE);
        };
    }

    /** By what a loss function measures the best constant answer. */
    public enum LossKind {
        /** Cross-entropy over classes that exclude each other. */
        CLASSES,
        /** Cross-entropy of each column by itself. */
        YES_OR_NO,
        /** Squared error. */
        SQUARED_ERROR,
        /** Another one: nothing is known. */
        OTHER
    }

    /** What becomes of the losses of rows and columns. */
    public enum Reduction {
        /** Summed over a sample's rows and columns, then averaged over samples. */
        SUM_OF_SAMPLE,
        /** Averaged over columns, summed over a sample's rows, then averaged over samples. */
        MEAN_OF_COLUMNS,
        /** Averaged over all rows and, except for classes, columns. */
        MEAN_OF_ALL,
        /** Summed over the minibatch. */
        SUM_OF_ALL
    }
}
