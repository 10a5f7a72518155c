package io.github.gradientharness.scorecard.real;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.CalibrationCounter;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.rules.StatedShares;
import io.github.gradientharness.rules.prediction.PredictionStudy;
import io.github.gradientharness.scorecard.Scorecard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says how often the rules are right: {@code mvn -B verify -Pscorecard -pl harness -am}.
 *
 * <p>System properties, beside those of {@link Scorecard}: {@code scorecard.corpus}: {@code twin} is {@link Scorecard}'s
 * plain-Java twin; {@code real} trains DL4J and SameDiff networks where that has not been done, judges them and writes
 * {@code scorecard.results}, which stays as it is where {@code scorecard.only} chooses some; {@code labels} trains only;
 * {@code flips} says how often verdicts depend on preset and batch order, {@code sanity} what sanity checks find in each network;
 * {@code prediction} fits the prediction at initialisation to both corpora and says how often it is right; {@code results} prints the table of that file again;
 * {@code remedies} says how often remedies that are proven and remedies that are advised make sick variants learn.
 */
public final class RealScorecard {

    private RealScorecard() {}

    public static void main(String[] arguments) throws IOException {
        String corpus = System.getProperty("scorecard.corpus", "twin");
        Path file = Path.of(System.getProperty("scorecard.results", "target/scorecard/real.tsv"));
        switch (corpus) {
            case "twin" -> Scorecard.main(arguments);
            case "labels" -> trainings();
            case "flips" ->
                System.out.println(VerdictFlips.of(RealVariants.all(), only()).markdown());
            case "sanity" ->
                System.out.println(
                        SanityFalseAlarms.of(RealVariants.all(), only()).markdown());
            case "real" -> {
                List<RealTraining> trainings = trainings();
                List<Result> results = judged(trainings);
                if (isWhole()) {
                    write(file, results);
                    CalibrationCounter counted = new CalibrationCounter();
                    shown(trainings, false, counted::add);
                    Files.write(file.resolveSibling("calibration-real.tsv"), counted.lines(), StandardCharsets.UTF_8);
                }
                StatedShares stated = new StatedShares();
                shown(trainings, true, stated::add);
                System.out.println(new RealScorecardTable(results).markdown()
                        + "\n### What findings say of themselves, holdout half\n\n" + stated.markdown());
            }
            case "prediction" -> prediction();
            case "remedies" -> remedies(file);
            case "results" -> System.out.println(new RealScorecardTable(read(file)).markdown());
            default ->
                throw new IllegalArgumentException("scorecard.corpus is " + corpus
                        + "; it can be twin, real, labels, flips, sanity, prediction, remedies or results.");
        }
    }

    /** Twin trainings are those that {@code twin} keeps; real ones are of as many seeds as are there, two at most. */
    private static void prediction() throws IOException {
        Path folder = Path.of(System.getProperty("scorecard.folder", "target/scorecard"));
        PredictionStudy study = new PredictionStudy();
        Scorecard.study(study, folder, only());
        trainings(Math.min(2, Integer.getInteger("scorecard.seeds", 1))).stream()
                .filter(training -> Label.of(training.skill()) != Label.GREY)
                .forEach(training -> study.add(
                        new PredictionStudy.Label(
                                "real",
                                training.variant().name(),
                                training.variant().sickness().name(),
                                training.variant().isHoldout(),
                                Label.of(training.skill()) == Label.FAILS,
                                Scorecard.isFoundInFirstIteration(training.recording())),
                        training.recording()));
        List<String> table = study.table();
        Files.write(folder.resolve("prediction.tsv"), table, StandardCharsets.UTF_8);
        System.out.println(
                String.join("\n", table) + "\n\n### The half it was fitted to\n\n" + study.markdown(table, false)
                        + "\n\n### The half that was held out\n\n" + study.markdown(table, true));
    }

    /** Beside the verdicts, so that a run that was stopped goes on. */
    private static void remedies(Path verdicts) throws IOException {
        Path file = verdicts.resolveSibling("remedies.tsv");
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(Integer.getInteger("scorecard.minutes", 35));
        new RemedyStudy(read(verdicts), file).run(Integer.getInteger("scorecard.variants", 12), until);
        System.out.println(RemedyStudyTable.markdown(RemedyStudyTable.read(file)));
    }

    private static boolean isWhole() {
        return RealVariants.all().stream()
                .allMatch(variant -> only().matcher(variant.name()).find());
    }

    private static Pattern only() {
        return Pattern.compile(System.getProperty("scorecard.only", ""));
    }

    /** One seed of every variant after the other, so that a run that is stopped has of each about as many. */
    private static List<RealTraining> trainings() {
        return trainings(Integer.getInteger("scorecard.seeds", 1));
    }

    private static List<RealTraining> trainings(int seeds) {
        Path folder = Path.of(System.getProperty("scorecard.folder", "target/scorecard"));
        Pattern only = only();
        RealCorpus corpus = new RealCorpus(folder.resolve("real"));
        List<RealTraining> trainings = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            for (RealVariant variant : RealVariants.all()) {
                if (only.matcher(variant.name()).find()) {
                    trainings.add(corpus.reported(variant, seed));
                }
            }
        }
        return trainings;
    }

    static List<Result> judged(List<RealTraining> trainings) {
        RuleSet rules = RuleSet.defaults();
        return trainings.stream().map(training -> Result.of(training, rules)).toList();
    }

    /** Hands over each training of a half at each stage, with whether it did not learn; those in between count as neither. */
    private static void shown(List<RealTraining> trainings, boolean holdout, BiConsumer<Recording, Boolean> counter) {
        trainings.stream()
                .filter(training ->
                        training.variant().isHoldout() == holdout && Label.of(training.skill()) != Label.GREY)
                .forEach(training -> cuts(training.recording())
                        .forEach(cut -> counter.accept(cut, Label.of(training.skill()) == Label.FAILS)));
    }

    /** A short training is the same at several stages. Calibration counts the epochs after the 20th to the same stage as the 20th. */
    private static Collection<Recording> cuts(Recording recording) {
        return Arrays.stream(Shown.values())
                .filter(shown -> shown != Shown.ALL)
                .map(shown -> shown.of(recording))
                .collect(Collectors.toMap(Recording::iterations, cut -> cut, (earlier, same) -> earlier, TreeMap::new))
                .values();
    }

    static void write(Path file, List<Result> results) throws IOException {
        List<String> lines = new ArrayList<>(List.of(Result.HEADER));
        results.forEach(result -> lines.add(result.line()));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    static List<Result> read(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .skip(1)
                .map(Result::parse)
                .toList();
    }
}
