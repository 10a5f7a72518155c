package io.github.gradientharness.recording;

import java.io.Serializable;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What a model was fed and what it was to answer: statistics of the minibatches that were looked at.
 *
 * @param inputs one for each input of the model
 * @param targets one for each output of the model
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TrainingData(List<Inputs> inputs, List<Targets> targets) implements Serializable {

    /** Nothing was looked at. */
    public static final TrainingData UNKNOWN = new TrainingData(List.of(), List.of());

    /** Copies the lists. */
    public TrainingData {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
    }

    /**
     * The numbers that one input is fed with. A column is one feature of a row, or one channel of an image; rows are
     * samples, time steps or pixels. Values that are not finite are left out.
     *
     * @param name what the model calls it
     * @param values what was looked at
     * @param constantColumns columns that have the same value in every row
     * @param duplicateColumns columns that repeat another column in every row of the first minibatch
     * @param smallestColumnSpread standard deviation of the column that varies least, constant ones left out; NaN if none varies
     * @param largestColumnSpread standard deviation of the column that varies most; NaN if none varies
     */
    public record Inputs(
            String name,
            Values values,
            int constantColumns,
            int duplicateColumns,
            double smallestColumnSpread,
            double largestColumnSpread)
            implements Serializable {}

    /**
     * The numbers that one output is compared with. Masked rows and values that are not finite are left out.
     *
     * @param layer name of the output layer
     * @param loss name of the loss function, such as {@code MCXENT}; empty where it is not known
     * @param values what was looked at
     * @param largestShare share of the rows that the most frequent class has; NaN if the targets are no classes
     * @param guessingLoss the mean loss of a sample by which the best constant answer misses the targets: the entropy of the
     *     classes for cross-entropy, the variance for squared errors; NaN where the loss function is another one
     */
    public record Targets(String layer, String loss, Values values, double largestShare, double guessingLoss)
            implements Serializable {}

    /**
     * Statistics of a table of numbers.
     *
     * @param rows how many rows were looked at
     * @param columns how many columns a row has
     * @param mean of all numbers
     * @param spread the standard deviation of all numbers
     * @param min the smallest; NaN if there is none
     * @param max the largest; NaN if there is none
     */
    public record Values(long rows, int columns, double mean, double spread, double min, double max)
            implements Serializable {}

    /**
     * The mean loss of a sample of which the best constant answer to all outputs is capable; NaN where it is not known of
     * each.
     */
    public double guessingLoss() {
        return targets.isEmpty()
                ? Double.NaN
                : targets.stream().mapToDouble(Targets::guessingLoss).sum();
    }
}
