package io.github.gradientharness.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds who can read an array: Java's own ones, and whatever the readers on the class path know. */
final class ArrayReaders {

    private final List<ArrayReader> readers = new ArrayList<>();

    ArrayReaders() {
        readers.add(new PlainArrayReader());
        ServiceLoader.load(ArrayReader.class, ArrayReaders.class.getClassLoader())
                .forEach(readers::add);
    }

    /**
     * The reader of an array.
     *
     * @throws IllegalArgumentException if there is none
     */
    ArrayReader readerOf(Object array) {
        for (ArrayReader reader : readers) {
            if (supports(reader, array)) {
                return reader;
            }
        }
        String known = readers.stream().map(ArrayReader::supportedArrays).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "Can't read a " + array.getClass().getName() + ". A recorder reads: " + known + ".");
    }

    private static boolean supports(ArrayReader reader, Object array) {
        try {
            return reader.supports(array);
        } catch (LinkageError libraryIsNotOnTheClassPath) {
            return false;
        }
    }
}
