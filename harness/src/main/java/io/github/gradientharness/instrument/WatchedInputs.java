package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.TrainingData.Inputs;
import io.github.gradientharness.stats.ColumnStatistics;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What one input of a model was fed with. */
final class WatchedInputs {

    /** Of wider tables nothing is told. */
    static final int MOST_COLUMNS = 65_536;

    /** Columns of fewer rows are alike by chance. */
    private static final int FEWEST_ROWS = 8;

    private String name = "";
    private long rows;
    private int duplicates;
    private @Nullable ColumnStatistics columns;

    void add(String called, LayerBatch batch) {
        name = called;
        int width = batch.units();
        if (width == 0 || width > MOST_COLUMNS || (columns != null && columns.columns() != width)) {
            return;
        }
        double[] values = batch.values();
        if (columns == null) {
            columns = new ColumnStatistics(width);
            duplicates = duplicates(batch, values);
        }
        int positions = batch.positions();
        for (int i = 0; i < batch.length(); i++) {
            columns.add(i / positions % width, values[i]);
        }
        rows += (long) batch.samples() * positions;
    }

    /** Columns that are constant are no duplicates. */
    private static int duplicates(LayerBatch batch, double[] values) {
        int positions = batch.positions();
        if (batch.samples() * positions < FEWEST_ROWS) {
            return 0;
        }
        Set<Long> seen = new HashSet<>();
        int duplicates = 0;
        for (int column = 0; column < batch.units(); column++) {
            long hash = 1;
            boolean varies = false;
            double first = values[column * positions];
            for (int sample = 0; sample < batch.samples(); sample++) {
                for (int position = 0; position < positions; position++) {
                    double value = values[(sample * batch.units() + column) * positions + position];
                    varies |= value != first;
                    hash = (hash ^ Double.doubleToLongBits(value)) * 0x9E3779B97F4A7C15L;
                    hash ^= hash >>> 29;
                }
            }
            duplicates += varies && !seen.add(hash) ? 1 : 0;
        }
        return duplicates;
    }

    Optional<Inputs> inputs() {
        ColumnStatistics known = columns;
        if (known == null) {
            return Optional.empty();
        }
        double[] spreads = IntStream.range(0, known.columns())
                .filter(column -> !known.isConstant(column))
                .mapToDouble(column -> Math.sqrt(known.variance(column)))
                .filter(spread -> !Double.isNaN(spread))
                .sorted()
                .toArray();
        int constant = (int)
                IntStream.range(0, known.columns()).filter(known::isConstant).count();
        return Optional.of(new Inputs(
                name,
                DataWatch.values(rows, known),
                constant,
                duplicates,
                spreads.length == 0 ? Double.NaN : spreads[0],
                spreads.length == 0 ? Double.NaN : spreads[spreads.length - 1]));
    }
}
