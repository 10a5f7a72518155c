package io.github.gradientharness.instrument;

import io.github.gradientharness.instrument.OutputFacts.LossKind;
import io.github.gradientharness.recording.TrainingData.Targets;
import io.github.gradientharness.stats.ColumnStatistics;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What one output of a model was compared with. */
final class WatchedTargets {

    private static final double ROUNDING = 0.01;

    private long samples;
    private long minibatches;
    private long rows;
    private long oneHotRows;
    private long oddRows;
    private @Nullable OutputFacts output;
    private @Nullable ColumnStatistics columns;

    void add(OutputFacts facts, LayerBatch batch, LayerBatch mask) {
        int width = batch.units();
        if (width == 0 || width > WatchedInputs.MOST_COLUMNS || (columns != null && columns.columns() != width)) {
            return;
        }
        output = facts;
        columns = columns == null ? new ColumnStatistics(width) : columns;
        double[] values = batch.values();
        double[] counts = mask.length() == batch.samples() * batch.positions() ? mask.values() : null;
        for (int sample = 0; sample < batch.samples(); sample++) {
            for (int position = 0; position < batch.positions(); position++) {
                if (counts == null || counts[sample * batch.positions() + position] != 0) {
                    addRow(values, sample * width * batch.positions() + position, batch.positions(), columns);
                }
            }
        }
        samples += batch.samples();
        minibatches++;
    }

    private void addRow(double[] values, int from, int step, ColumnStatistics into) {
        int ones = 0;
        int zeros = 0;
        double sum = 0;
        for (int column = 0; column < into.columns(); column++) {
            double value = values[from + column * step];
            into.add(column, value);
            ones += value == 1 ? 1 : 0;
            zeros += value == 0 ? 1 : 0;
            sum += value;
        }
        rows++;
        oddRows += Math.abs(sum - 1) <= ROUNDING ? 0 : 1;
        oneHotRows += ones <= 1 && ones + zeros == into.columns() && (ones == 1 || into.columns() == 1) ? 1 : 0;
    }

    Optional<Targets> targets() {
        OutputFacts facts = output;
        ColumnStatistics known = columns;
        if (facts == null || known == null || rows == 0) {
            return Optional.empty();
        }
        return Optional.of(new Targets(
                facts.layer(),
                facts.loss(),
                DataWatch.values(rows, known),
                oneHotRows == rows ? largestShare(known) : Double.NaN,
                guessingLoss(facts, known)));
    }

    private static double largestShare(ColumnStatistics columns) {
        double largest = IntStream.range(0, columns.columns())
                .mapToDouble(columns::mean)
                .max()
                .orElse(Double.NaN);
        return columns.columns() == 1 ? Math.max(largest, 1 - largest) : largest;
    }

    /** Share of the rows that are no distribution over classes; NaN where the loss expects none, or there are no rows. */
    double oddShare() {
        OutputFacts facts = output;
        return facts != null && facts.kind() == LossKind.CLASSES && rows > 0 ? (double) oddRows / rows : Double.NaN;
    }

    /** The mean loss of a sample if all classes are equally likely and numbers are zero; NaN where it is not known. */
    double uninformedLoss() {
        OutputFacts facts = output;
        ColumnStatistics known = columns;
        if (facts == null || known == null || rows == 0) {
            return Double.NaN;
        }
        double ofRow = switch (facts.kind()) {
            case CLASSES -> known.columns() == 1 ? Double.NaN : Math.log(known.columns());
            case YES_OR_NO -> known.columns() * Math.log(2);
            case SQUARED_ERROR ->
                IntStream.range(0, known.columns())
                        .mapToDouble(column -> known.variance(column) + known.mean(column) * known.mean(column))
                        .sum();
            case OTHER -> Double.NaN;
        };
        return ofSample(ofRow, facts, known);
    }

    private double guessingLoss(OutputFacts facts, ColumnStatistics known) {
        double ofRow = IntStream.range(0, known.columns())
                .mapToDouble(column -> ofColumn(facts.kind(), known, column))
                .sum();
        return ofSample(ofRow, facts, known);
    }

    /** The loss of a row summed over columns, brought into the form in which the framework tells its loss. */
    private double ofSample(double ofRow, OutputFacts facts, ColumnStatistics known) {
        double width = facts.kind() == LossKind.CLASSES ? 1 : known.columns();
        double rowsOfSample = (double) rows / samples;
        return switch (facts.reduction()) {
            case SUM_OF_SAMPLE -> ofRow * rowsOfSample;
            case MEAN_OF_COLUMNS -> ofRow / known.columns() * rowsOfSample;
            case MEAN_OF_ALL -> ofRow / width;
            case SUM_OF_ALL -> ofRow * rows / minibatches;
        };
    }

    private static double ofColumn(LossKind kind, ColumnStatistics known, int column) {
        return switch (kind) {
            case CLASSES -> known.columns() == 1 ? Double.NaN : entropyTerm(known.mean(column));
            case YES_OR_NO -> entropyTerm(known.mean(column)) + entropyTerm(1 - known.mean(column));
            case SQUARED_ERROR -> known.variance(column);
            case OTHER -> Double.NaN;
        };
    }

    /** The limit of -p ln p is 0 at both ends. Targets outside of [0, 1] have no entropy. */
    private static double entropyTerm(double share) {
        if (share < 0 || share > 1) {
            return Double.NaN;
        }
        return share == 0 ? 0 : -share * Math.log(share);
    }
}
