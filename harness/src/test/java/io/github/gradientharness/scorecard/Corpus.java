package io.github.gradientharness.scorecard;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The labelled trainings, kept in a folder. A variant is trained again only if its settings or {@link #VERSION}
 * changed; more seeds are added to those that are there.
 */
final class Corpus {

    /** To be raised whenever the twin, its data or what is recorded changes. */
    static final int VERSION = 3;

    private final Path folder;
    private final int seeds;

    Corpus(Path folder, int seeds) {
        this.folder = folder;
        this.seeds = seeds;
    }

    /** The trainings of those variants whose name holds the pattern, trained where that has not been done yet. */
    List<LabelledTraining> trainings(List<Variant> variants, Pattern only, boolean retrain) {
        Map<String, Half> halves = Half.of(variants);
        return variants.parallelStream()
                .filter(variant -> only.matcher(variant.name()).find())
                .flatMap(variant -> trainings(variant, halves.get(variant.name()), retrain).stream())
                .toList();
    }

    private List<LabelledTraining> trainings(Variant variant, Half half, boolean retrain) {
        Path home = folder.resolve(slug(variant.name()));
        Path labels = home.resolve("labels.txt");
        try {
            String fingerprint = "version " + VERSION + ", " + variant;
            List<String> lines = Files.exists(labels) ? new ArrayList<>(Files.readAllLines(labels)) : new ArrayList<>();
            if (retrain || lines.isEmpty() || !lines.get(0).equals(fingerprint)) {
                lines = new ArrayList<>(List.of(fingerprint));
            }
            if (lines.size() <= seeds) {
                for (long seed = lines.size(); seed <= seeds; seed++) {
                    lines.add(Double.toString(train(variant, seed, file(home, seed))));
                }
                Files.write(labels, lines, StandardCharsets.UTF_8);
            }
            List<String> known = lines;
            return LongStream.rangeClosed(1, seeds)
                    .mapToObj(seed -> new LabelledTraining(
                            variant, half, seed, Double.parseDouble(known.get((int) seed)), file(home, seed)))
                    .toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static double train(Variant variant, long seed, Path file) {
        GradientRecorder recorder = new GradientRecorder(new RecorderOptions(
                "scorecard",
                "scorecard",
                slug(variant.name()) + "-" + seed,
                "",
                Declaration.NONE,
                Windowing.EPOCH,
                () -> file));
        double accuracy = new Training(variant, seed).run(recorder);
        recorder.end(Ending.Status.COMPLETE);
        return accuracy;
    }

    private static Path file(Path home, long seed) {
        return home.resolve("seed-" + seed + ".jsonl");
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    }
}
