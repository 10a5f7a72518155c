package io.github.gradientharness.recording;

import static io.github.gradientharness.recording.LineCursor.bytes;

import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads the windows of one file as our own writer writes them: fields in its order, no spaces, no escapes. What is
 * written in any other way is an {@link UnusualLineException}, and for {@link WindowJson} to read or to refuse.
 */
final class WindowLine {

    private static final byte[] FROM_EPOCH = bytes("{\"type\":\"window\",\"fromEpoch\":");
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

    private final int layers;
    private final SeriesNames names;
    private final SummaryTableBuilder summaries = new SummaryTableBuilder();

    /** Of a model with so many layers. */
    WindowLine(int layers) {
        this.layers = layers;
        this.names = new SeriesNames(layers);
    }

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
        Map<Series, Distribution> distributions = Map.of();
        if (line.accept(DISTRIBUTIONS)) {
            int from = line.at();
            new DistributionLine(line).checkDistributions(layers);
            byte[] part = line.since(from);
            distributions = new MapOnDemand<>(() -> new DistributionLine(LineCursor.over(part)).distributions());
        }
        Map<UnitSeries, UnitSummary> units = Map.of();
        if (line.accept(UNITS)) {
            int from = line.at();
            new DistributionLine(line).checkUnits(layers);
            byte[] part = line.since(from);
            units = new MapOnDemand<>(() -> new DistributionLine(LineCursor.over(part)).units());
        }
        line.expect('}');
        if (!line.isAtEnd()) {
            throw new UnusualLineException();
        }
        return new Window(
                fromEpoch, toEpoch, fromIteration, toIteration, loss, summaries.build(), distributions, units);
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
