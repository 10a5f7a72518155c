package io.github.gradientharness.scorecard.twin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * A binary classification: rows of features, labels 0 or 1 about evenly, the first rows to train on, the rest to test.
 *
 * @param features one row per sample
 * @param labels one per row
 * @param trainRows how many of the rows are trained on
 */
public record TwinData(double[][] features, double[] labels, int trainRows) {

    private static final int TRAIN = 500;
    private static final int ROWS = 1000;

    /** Draws one sample. */
    private interface Sampler {
        void draw(double[] row, int label, Random random);
    }

    /** The tutorial's points, scaled to [-1, 1] and rounded to float32, from the reference. */
    public static TwinData circles() {
        String file = "/reference/circles_main_1000_0.1_1.csv";
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(TwinData.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            double[][] cells = reader.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(line -> new double[] {
                        (float) Double.parseDouble(line[4]),
                        (float) Double.parseDouble(line[5]),
                        Double.parseDouble(line[3])
                    })
                    .toArray(double[][]::new);
            double[][] features = new double[cells.length][];
            double[] labels = new double[cells.length];
            for (int i = 0; i < cells.length; i++) {
                features[i] = new double[] {cells[i][0], cells[i][1]};
                labels[i] = cells[i][2];
            }
            return new TwinData(features, labels, TRAIN);
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** Two interleaved half circles with noise, as in scikit-learn's {@code make_moons}, centred. */
    public static TwinData moons() {
        return draw(2, 11, (row, label, random) -> {
            double angle = Math.PI * random.nextDouble();
            row[0] = (label == 0 ? Math.cos(angle) - 0.5 : 0.5 - Math.cos(angle)) / 1.5 + 0.1 * random.nextGaussian();
            row[1] = label == 0 ? Math.sin(angle) - 0.25 : 0.25 - Math.sin(angle);
            row[1] += 0.1 * random.nextGaussian();
        });
    }

    /** Exclusive or: the sign of the product of two coordinates. */
    public static TwinData exclusiveOr() {
        return draw(2, 12, (row, label, random) -> {
            double sign = random.nextBoolean() ? 1 : -1;
            row[0] = sign * (0.05 + 0.95 * random.nextDouble());
            row[1] = (label == 1 ? -sign : sign) * (0.05 + 0.95 * random.nextDouble());
        });
    }

    /** Two spirals of three quarters of a turn, half a turn apart. */
    public static TwinData spirals() {
        return draw(2, 13, (row, label, random) -> {
            double t = 0.1 + 0.9 * random.nextDouble();
            double angle = 1.5 * Math.PI * t + label * Math.PI;
            row[0] = t * Math.cos(angle) + 0.03 * random.nextGaussian();
            row[1] = t * Math.sin(angle) + 0.03 * random.nextGaussian();
        });
    }

    /** Twenty inputs: four Gaussian clusters, of which those opposite each other share a label. No single input tells. */
    public static TwinData mixture() {
        double[][] directions = directions(2, 20);
        return draw(20, 14, (row, label, random) -> {
            double shift = random.nextBoolean() ? 3.5 : -3.5;
            for (int i = 0; i < row.length; i++) {
                row[i] = shift * directions[label][i] + random.nextGaussian();
            }
        });
    }

    /** A hundred inputs: two Gaussian clusters. */
    public static TwinData manyInputs() {
        double[][] directions = directions(1, 100);
        return draw(100, 15, (row, label, random) -> {
            double shift = label == 1 ? 2.0 : -2.0;
            for (int i = 0; i < row.length; i++) {
                row[i] = shift * directions[0][i] + random.nextGaussian();
            }
        });
    }

    private static TwinData draw(int columns, long seed, Sampler sampler) {
        Random random = new Random(seed);
        double[][] features = new double[ROWS][columns];
        double[] labels = new double[ROWS];
        for (int r = 0; r < ROWS; r++) {
            labels[r] = r % 2;
            sampler.draw(features[r], r % 2, random);
            for (int c = 0; c < columns; c++) {
                features[r][c] = (float) features[r][c];
            }
        }
        return new TwinData(features, labels, TRAIN);
    }

    /** The same with every feature multiplied. */
    public TwinData scaled(double factor) {
        double[][] scaled = new double[features.length][];
        for (int r = 0; r < features.length; r++) {
            scaled[r] = new double[features[r].length];
            for (int c = 0; c < scaled[r].length; c++) {
                scaled[r][c] = (float) (features[r][c] * factor);
            }
        }
        return new TwinData(scaled, labels, trainRows);
    }

    /** The same with the labels to train on shuffled, so that there is nothing to learn. */
    public TwinData withShuffledLabels(Random random) {
        double[] shuffled = labels.clone();
        for (int i = trainRows - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swapped = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swapped;
        }
        return new TwinData(features, shuffled, trainRows);
    }

    /** The same with one feature of one row that is trained on replaced by NaN. */
    public TwinData withOneNaN() {
        double[][] broken = features.clone();
        broken[trainRows / 2] = features[trainRows / 2].clone();
        broken[trainRows / 2][0] = Double.NaN;
        return new TwinData(broken, labels, trainRows);
    }

    /** Orthonormal directions. */
    private static double[][] directions(int count, int length) {
        double[] drawn = Initialization.ORTHOGONAL.draw(count, length, new Random(7));
        double[][] directions = new double[count][length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(drawn, i * length, directions[i], 0, length);
        }
        return directions;
    }
}
