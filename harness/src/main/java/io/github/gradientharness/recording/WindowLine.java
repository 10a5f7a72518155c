package io.github.gradientharness.recording;

import static io.github.gradientharness.recording.LineCursor.bytes;

import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads the windows of one file as our own writer writes them: fields in its order, no spaces, no escapes, and a checksum
 * where there is more than summaries. What is written in any other way is an {@link UnusualLineException}, and for {@link
 * WindowJson} to read or to refuse.
 */
final class WindowLine {

    private static final byte[] BEGINNING = bytes("{\"type\":\"window\"");
    private static final byte[] FROM_EPOCH = bytes(",\"fromEpoch\":");
    private static final byte[] TO_EPOCH = bytes(",\"toEpoch\":");
    private static final byte[] FROM_ITERATION = bytes(",\"fromIteration\":");
    private static final byte[] TO_ITERATION = bytes(",\"toIteration\":");
    private static final byte[] LOSS = bytes(",\"loss\":");
    private static final byte[] LAYERS = bytes(",\"layers\":[");
    private static final byte[] LAYER = bytes("{\"layer\":");
    private static final byte[] DISTRIBUTIONS = bytes(",\"distributions\":");
    private static final byte[] UNITS = bytes(",\"units\":");
    private static final Quantity[] QUANTITIES = Quantity.values();
    private static final byte[][] FIELDS = Arrays.stream(QUANTITIES)
            .map(quantity -> bytes(",\"" + quantity + "\":{"))
            .toArray(byte[][]::new);

    private final KeyNames<Quantity, Series> names;
    private final SummaryTableBuilder summaries = new SummaryTableBuilder();
    private final PartList<Quantity, Series, Distribution> distributions;
    private final PartList<UnitSeries.Statistic, UnitSeries, UnitSummary> units;

    /** Of a model with so many layers. */
    WindowLine(Path file, int layers) {
        AsWritten source = new AsWritten(file);
        this.names = new KeyNames<>(layers, Quantity.class, Series::new);
        this.distributions =
                new PartList<>(source, layers, "quantity", Quantity.class, Series::new, DistributionLine::distribution);
        this.units = new PartList<>(
                source, layers, "statistic", UnitSeries.Statistic.class, UnitSeries::new, DistributionLine::units);
    }

    /** Steps over the beginning of a window's line, if it is one. */
    static boolean isBegun(LineCursor line) {
        return line.accept(BEGINNING);
    }

    /** Reads on. */
    Window read(LineCursor line) {
        summaries.clear();
        line.expect(FROM_EPOCH);
        int fromEpoch = line.smallCount();
        line.expect(TO_EPOCH);
        int toEpoch = line.smallCount();
        line.expect(FROM_ITERATION);
        long fromIteration = line.count();
        line.expect(TO_ITERATION);
        long toIteration = line.count();
        if (toEpoch < fromEpoch || toIteration < fromIteration) {
            throw new UnusualLineException();
        }
        line.expect(LOSS);
        Summary loss = SummaryTableBuilder.summary(line);
        readLayers(line);
        Map<UnitSeries, UnitSummary> ofUnits = isThere(line, UNITS) ? units.read(line) : Map.of();
        Map<Series, Distribution> ofSeries = isThere(line, DISTRIBUTIONS) ? distributions.later(line) : Map.of();
        if (!line.isAsWritten()) {
            line.expect('}');
        }
        if (!line.isAtEnd()) {
            throw new UnusualLineException();
        }
        return new Window(fromEpoch, toEpoch, fromIteration, toIteration, loss, summaries.build(), ofSeries, ofUnits);
    }

    /** Whether such a field comes next. Its values are not checked, so it should be as it was written. */
    private static boolean isThere(LineCursor line, byte[] field) {
        boolean isThere = line.accept(field);
        if (isThere && !line.isAsWritten()) {
            throw new UnusualLineException();
        }
        return isThere;
    }

    private void readLayers(LineCursor line) {
        line.expect(LAYERS);
        if (line.accept(']')) {
            return;
        }
        do {
            line.expect(LAYER);
            int layer = line.smallCount();
            for (int i = 0; i < QUANTITIES.length; i++) {
                if (line.accept(FIELDS[i])) {
                    readQuantity(line, layer, QUANTITIES[i]);
                }
            }
            line.expect('}');
        } while (line.hasNext(']'));
    }

    private void readQuantity(LineCursor line, int layer, Quantity quantity) {
        do {
            Series series = names.next(line, layer, quantity);
            line.expect(':');
            summaries.add(series, line);
        } while (line.hasNext('}'));
    }
}
