package io.github.gradientharness.instrument;

import io.github.gradientharness.stats.SummaryAccumulator;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Reads {@code float[]}, {@code double[]} and whatever the readers on the class path know. */
final class ArrayReaders {

    private final List<ArrayReader> readers = new ArrayList<>();

    ArrayReaders() {
        ServiceLoader.load(ArrayReader.class, ArrayReaders.class.getClassLoader())
                .forEach(readers::add);
    }

    void add(Object array, SummaryAccumulator accumulator) {
        if (array instanceof float[] floats) {
            accumulator.add(floats, floats.length);
        } else if (array instanceof double[] doubles) {
            accumulator.add(doubles, doubles.length);
        } else {
            readerFor(array).add(array, accumulator);
        }
    }

    private ArrayReader readerFor(Object array) {
        for (ArrayReader reader : readers) {
            if (supports(reader, array)) {
                return reader;
            }
        }
        List<String> known = new ArrayList<>(List.of("float[]", "double[]"));
        readers.forEach(reader -> known.add(reader.supportedArrays()));
        throw new IllegalArgumentException(
                "Can't read a " + array.getClass().getName() + ". A recorder reads: " + String.join(", ", known) + ".");
    }

    private static boolean supports(ArrayReader reader, Object array) {
        try {
            return reader.supports(array);
        } catch (LinkageError libraryIsNotOnTheClassPath) {
            return false;
        }
    }
}
