package io.github.gradientharness.scorecard.real;

import io.github.gradientharness.scorecard.twin.TwinData;
import java.util.Arrays;
import java.util.function.Supplier;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * What the networks learn. The baseline of each is what a competent model reaches by the task's score: 3 nearest
 * neighbours on the same split where {@code BaselinesTest} says so, the truth where the task is made up so that it is
 * known, and else what a healthy network reached once.
 */
enum RealTask {
    DIGITS(Score.ACCURACY, 0.99, 600, () -> digits(64)),
    IMAGES(Score.ACCURACY, 0.99, 600, () -> digits(1, 8, 8)),
    /** Rows of an image one after the other. */
    DIGIT_ROWS(Score.ACCURACY, 0.99, 600, RealTask::rows),
    IRIS(Score.ACCURACY, 0.96, 100, () -> standardised("iris", 3)),
    WINE(Score.ACCURACY, 0.93, 120, () -> standardised("wine", 3)),
    RAW_WINE(Score.ACCURACY, 0.93, 120, () -> raw("wine", 3)),
    CANCER(Score.ACCURACY, 0.975, 400, () -> standardised("breast_cancer", 1)),
    RAW_CANCER(Score.ACCURACY, 0.975, 400, () -> raw("breast_cancer", 1)),
    /** Is it an eight? One in ten is. */
    EIGHTS(Score.BALANCED_ACCURACY, 0.98, 600, RealTask::eights),
    /** Standardised inputs and targets. The baseline is a linear network's. */
    DIABETES(Score.EXPLAINED_VARIANCE, 0.45, 300, RealTask::diabetes),
    /** The baseline is a healthy network's; the truth explains .99. */
    FRIEDMAN(Score.EXPLAINED_VARIANCE, 0.85, 300, Sequences::friedman),
    FIRST_OF_10(Score.ACCURACY, 1, 200, () -> Sequences.first(10)),
    FIRST_OF_40(Score.ACCURACY, 1, 200, () -> Sequences.first(40)),
    DELAYED(Score.ACCURACY, 1, 200, () -> Sequences.delayed(12)),
    /** The noise leaves .99 to be explained. */
    SINE(Score.EXPLAINED_VARIANCE, 0.97, 200, () -> Sequences.sine(12)),
    UNEQUAL_LENGTHS(Score.ACCURACY, 1, 200, () -> Sequences.ofUnequalLength(10)),
    /** The baseline is a healthy network's. */
    WORDS(Score.ACCURACY, 0.90, 300, () -> Sequences.words(12)),
    MARKED(Score.ACCURACY, 1, 300, () -> Sequences.marked(6)),
    /** Images from a few numbers. The baseline is a healthy network's. */
    AUTOENCODER(Score.EXPLAINED_VARIANCE, 0.70, 600, RealTask::autoencoder),
    /** Which digit, and whether it is above four. The baseline is a healthy network's. */
    TWO_OUTPUTS(Score.WORSE_OUTPUT, 0.90, 600, RealTask::twoOutputs),
    /** Points of a cloud from noise. The baseline is another draw from the same cloud. */
    CLOUD(Score.ENERGY_DISTANCE, -0.02, 300, Sequences::cloud),
    /** The tutorial's two circles. */
    CIRCLES(Score.ACCURACY, 0.98, 500, RealTask::circles);

    private final Score score;
    private final double baseline;
    private final int trainRows;
    private final Supplier<Samples> samples;

    RealTask(Score score, double baseline, int trainRows, Supplier<Samples> samples) {
        this.score = score;
        this.baseline = baseline;
        this.trainRows = trainRows;
        this.samples = samples;
    }

    double baseline() {
        return baseline;
    }

    Score score() {
        return score;
    }

    Samples train() {
        return samples.get().part(0, trainRows);
    }

    Samples test() {
        Samples all = samples.get();
        return all.part(trainRows, Math.min(all.size(), trainRows + 400));
    }

    /** What the targets' mean, or most frequent class, reaches; for the cloud, the noise as it is. */
    double guess() {
        Samples test = test();
        if (score == Score.ENERGY_DISTANCE) {
            return score.of(test.inputs(), test);
        }
        float[] mean = new float[test.targets()[0].length];
        Samples train = train();
        for (float[] target : train.targets()) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += target[j] / train.size();
            }
        }
        float[][] guesses = new float[test.size()][];
        Arrays.fill(guesses, mean);
        return score.of(guesses, test);
    }

    /** How far a score is from guessing (0) to the baseline (1). */
    double skill(double reached) {
        double guess = guess();
        return (reached - guess) / (baseline - guess);
    }

    boolean isRegression() {
        return score == Score.EXPLAINED_VARIANCE;
    }

    private boolean isOneUnit() {
        return this == CANCER || this == RAW_CANCER || this == EIGHTS || this == CIRCLES;
    }

    /** The activation function that fits the targets. */
    Activation output() {
        if (isRegression()) {
            return Activation.IDENTITY;
        }
        return isOneUnit() ? Activation.SIGMOID : Activation.SOFTMAX;
    }

    /** The loss that fits the targets. */
    LossFunction loss() {
        if (isRegression()) {
            return LossFunction.MSE;
        }
        return isOneUnit() ? LossFunction.XENT : LossFunction.MCXENT;
    }

    private static Samples digits(long... shape) {
        Table table = Table.load("digits");
        return Samples.of(table.inputs(16), table.classes(10), shape);
    }

    private static Samples rows() {
        Samples digits = digits(64);
        float[][] inputs = digits.inputs();
        float[][] turned = new float[inputs.length][64];
        for (int i = 0; i < inputs.length; i++) {
            for (int pixel = 0; pixel < 64; pixel++) {
                turned[i][pixel % 8 * 8 + pixel / 8] = inputs[i][pixel];
            }
        }
        return Samples.of(turned, digits.targets(), new long[] {8, 8});
    }

    private static Samples standardised(String name, int classes) {
        Table table = Table.load(name);
        return Samples.of(Table.standardised(table.inputs(1)), targets(table, classes), new long[] {table.features()});
    }

    private static Samples raw(String name, int classes) {
        Table table = Table.load(name);
        return Samples.of(table.inputs(1), targets(table, classes), new long[] {table.features()});
    }

    private static float[][] targets(Table table, int classes) {
        return classes == 1 ? table.target() : table.classes(classes);
    }

    private static Samples eights() {
        Table table = Table.load("digits");
        float[][] targets = table.target();
        for (float[] target : targets) {
            target[0] = target[0] == 8 ? 1 : 0;
        }
        return Samples.of(table.inputs(16), targets, new long[] {64});
    }

    private static Samples diabetes() {
        Table table = Table.load("diabetes");
        return Samples.of(Table.standardised(table.inputs(1)), Table.standardised(table.target()), new long[] {10});
    }

    private static Samples circles() {
        TwinData circles = TwinData.circles();
        float[][] points = new float[circles.labels().length][2];
        float[][] labels = new float[circles.labels().length][1];
        for (int i = 0; i < points.length; i++) {
            points[i][0] = (float) circles.features()[i][0];
            points[i][1] = (float) circles.features()[i][1];
            labels[i][0] = (float) circles.labels()[i];
        }
        return Samples.of(points, labels, new long[] {2});
    }

    private static Samples autoencoder() {
        float[][] pixels = Table.load("digits").inputs(16);
        return Samples.of(pixels, pixels, new long[] {64});
    }

    private static Samples twoOutputs() {
        Table table = Table.load("digits");
        float[][] both = new float[table.rows().length][12];
        for (int i = 0; i < both.length; i++) {
            int digit = (int) table.rows()[i][64];
            both[i][digit] = 1;
            both[i][digit > 4 ? 11 : 10] = 1;
        }
        return Samples.of(table.inputs(16), both, new long[] {64});
    }
}
