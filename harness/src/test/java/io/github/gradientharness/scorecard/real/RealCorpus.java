package io.github.gradientharness.scorecard.real;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The trainings, kept in a folder: of each its recording, and when it is over a file with its score, so that a run that
 * was stopped goes on. A variant is trained again if its setup or {@link #VERSION} changed.
 */
final class RealCorpus {

    /** To be raised whenever networks, tasks or what is recorded changes. */
    static final int VERSION = 2;

    private final Path folder;

    RealCorpus(Path folder) {
        this.folder = folder;
    }

    /** One training, from the folder if it is there. */
    RealTraining training(RealVariant variant, long seed) {
        Path home = folder.resolve(RealVariants.folder(variant));
        Path file = home.resolve("seed-" + seed + ".jsonl");
        Path label = home.resolve("seed-" + seed + ".txt");
        String fingerprint = "version " + VERSION + ", " + variant.fingerprint();
        try {
            if (Files.exists(label)) {
                List<String> lines = Files.readAllLines(label);
                if (lines.get(0).equals(fingerprint)) {
                    return labelled(variant, seed, Double.parseDouble(lines.get(1)), file);
                }
            }
            Files.createDirectories(home);
            Files.deleteIfExists(label);
            Files.deleteIfExists(file);
            double score = train(variant, seed, file);
            Files.writeString(label, fingerprint + "\n" + score + "\n", StandardCharsets.UTF_8);
            return labelled(variant, seed, score, file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static RealTraining labelled(RealVariant variant, long seed, double score, Path file) {
        return new RealTraining(variant, seed, variant.task().skill(score), file);
    }

    /** The score on test data. */
    private static double train(RealVariant variant, long seed, Path file) {
        GradientRecorder recorder = new GradientRecorder(new RecorderOptions(
                "scorecard",
                "scorecard",
                RealVariants.folder(variant) + "-" + seed,
                "",
                Declaration.NONE,
                Windowing.EPOCH,
                () -> file));
        Learner learner = trained(variant, seed, new Random(seed), recorder);
        Samples test = variant.setup().of(variant.task().test());
        return variant.task().score().of(learner.predict(test), test);
    }

    /**
     * A trained network.
     *
     * @param order decides the order of the minibatches
     */
    static Learner trained(RealVariant variant, long seed, Random order, GradientRecorder recorder) {
        Setup setup = variant.setup();
        Nd4j.getRandom().setSeed(seed);
        Samples all = variant.task().train();
        Samples train = setup.of(setup.shuffled ? all.withShuffledTargets(order) : all);
        Learner learner = variant.network().create(variant.task(), setup, seed);
        recorder.attach(learner.model());
        for (int epoch = 0; epoch < setup.epochs; epoch++) {
            learner.epoch(train.batches(setup.batch, order));
        }
        recorder.end(Ending.Status.COMPLETE);
        return learner;
    }

    /** Such as {@code lenet, adam: skill .93, LEARNS after 2.1 s}. */
    RealTraining reported(RealVariant variant, long seed) {
        long start = System.nanoTime();
        RealTraining training = training(variant, seed);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s, seed %d: skill %.2f, %s%s after %.1f s%n",
                variant.name(),
                seed,
                training.skill(),
                Label.of(training.skill()),
                training.isUnintended() ? ", not as intended," : "",
                seconds);
        return training;
    }
}
