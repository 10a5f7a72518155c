package io.github.gradientharness.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Points computed with scikit-learn, read from a file of {@code src/test/resources/circles}.
 *
 * @param points raw coordinates
 * @param scaled the same coordinates scaled to [−1, 1]
 * @param labels class of each row
 */
record ReferenceCircles(double[][] points, double[][] scaled, int[] labels) {

    static ReferenceCircles read(String fileName) {
        List<String[]> rows =
                lines(fileName).skip(1).map(line -> line.split(",")).toList();
        return new ReferenceCircles(
                columns(rows, 6),
                columns(rows, 8),
                rows.stream().mapToInt(row -> Integer.parseInt(row[3])).toArray());
    }

    // The hexadecimal words hold the exact doubles.
    private static double[][] columns(List<String[]> rows, int first) {
        return rows.stream()
                .map(row -> new double[] {exact(row[first]), exact(row[first + 1])})
                .toArray(double[][]::new);
    }

    private static double exact(String word) {
        return Double.longBitsToDouble(Long.parseUnsignedLong(word, 16));
    }

    private static Stream<String> lines(String fileName) {
        try (InputStream file = ReferenceCircles.class.getResourceAsStream("/circles/" + fileName)) {
            byte[] bytes = Objects.requireNonNull(file, fileName).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
