package io.github.gradientharness.recording;

import java.util.ArrayList;
import java.util.List;

/** The series that a file names, each made once. */
final class SeriesNames {

    private static final int QUANTITIES = Quantity.values().length;

    /** More parameters than any layer has; looking through them takes time that grows with their number. */
    private static final int MOST_PARAMETERS = 32;

    private final List<List<Named>> byLayerAndQuantity = new ArrayList<>();

    /** A series, and its parameter's name as it stands in the file. */
    private record Named(byte[] parameter, Series series) {}

    /** Of a model with so many layers. */
    SeriesNames(int layers) {
        for (int i = 0; i < layers * QUANTITIES; i++) {
            byLayerAndQuantity.add(new ArrayList<>(2));
        }
    }

    /** The series whose parameter's name comes next in a line. */
    Series next(LineCursor line, int layer, Quantity quantity) {
        int place = layer * QUANTITIES + quantity.ordinal();
        if (place >= byLayerAndQuantity.size()) {
            throw new UnusualLineException();
        }
        List<Named> known = byLayerAndQuantity.get(place);
        int from = line.at();
        line.skipText();
        for (Named named : known) {
            if (line.isSince(from, named.parameter)) {
                return named.series;
            }
        }
        if (known.size() == MOST_PARAMETERS) {
            throw new UnusualLineException();
        }
        byte[] parameter = line.since(from);
        Named named = new Named(parameter, new Series(layer, LineCursor.unquoted(parameter), quantity));
        known.add(named);
        return named.series;
    }
}
