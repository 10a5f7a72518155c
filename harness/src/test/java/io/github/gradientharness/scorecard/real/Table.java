package io.github.gradientharness.scorecard.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** A table of numbers with the target in its last column, in a fixed random order. */
record Table(float[][] rows) {

    /** One of the files in {@code src/test/resources/datasets}. */
    static Table load(String name) {
        List<float[]> rows = new ArrayList<>();
        try (InputStream file =
                        Objects.requireNonNull(Table.class.getResourceAsStream("/datasets/" + name + ".csv.gz"), name);
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(numbers(line));
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        Collections.shuffle(rows, new Random(7));
        return new Table(rows.toArray(float[][]::new));
    }

    private static float[] numbers(String line) {
        String[] cells = line.split(",");
        float[] numbers = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            numbers[i] = Float.parseFloat(cells[i]);
        }
        return numbers;
    }

    int features() {
        return rows[0].length - 1;
    }

    /** The features, each divided by the same number. */
    float[][] inputs(double divisor) {
        float[][] inputs = new float[rows.length][features()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < features(); j++) {
                inputs[i][j] = (float) (rows[i][j] / divisor);
            }
        }
        return inputs;
    }

    /** One column for each class. */
    float[][] classes(int number) {
        float[][] classes = new float[rows.length][number];
        for (int i = 0; i < rows.length; i++) {
            classes[i][(int) rows[i][features()]] = 1;
        }
        return classes;
    }

    /** The last column as it is. */
    float[][] target() {
        float[][] target = new float[rows.length][1];
        for (int i = 0; i < rows.length; i++) {
            target[i][0] = rows[i][features()];
        }
        return target;
    }

    /** Each column with mean 0 and standard deviation 1. */
    static float[][] standardised(float[][] values) {
        int columns = values[0].length;
        float[][] scaled = new float[values.length][columns];
        for (int j = 0; j < columns; j++) {
            double sum = 0;
            double squares = 0;
            for (float[] row : values) {
                sum += row[j];
                squares += (double) row[j] * row[j];
            }
            double mean = sum / values.length;
            double deviation = Math.sqrt(Math.max(1e-12, squares / values.length - mean * mean));
            for (int i = 0; i < values.length; i++) {
                scaled[i][j] = (float) ((values[i][j] - mean) / deviation);
            }
        }
        return scaled;
    }
}
