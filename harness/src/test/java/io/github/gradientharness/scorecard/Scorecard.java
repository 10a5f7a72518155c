package io.github.gradientharness.scorecard;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.CalibrationCounter;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.rules.StatedShares;
import io.github.gradientharness.rules.packs.RulePacks;
import io.github.gradientharness.rules.prediction.PredictionStudy;
import io.github.gradientharness.verdict.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Says how often the rules are right: {@code mvn -B verify -Pscorecard -pl harness -am}.
 *
 * <p>System properties: {@code scorecard.folder}, {@code scorecard.seeds} (10), {@code scorecard.only} (a regular
 * expression that a variant's name must contain), {@code scorecard.retrain} (true trains everything again).
 */
public final class Scorecard {

    private Scorecard() {}

    /** The rule sets that are compared, by name, ours first. */
    static Map<String, RuleSet> ruleSets() {
        Map<String, RuleSet> sets = new LinkedHashMap<>();
        sets.put("defaults", RuleSet.defaults());
        sets.put("SageMaker Debugger", RulePacks.sageMakerDebugger());
        sets.put("AUTOTRAINER", RulePacks.autoTrainer());
        sets.put("TheDeepChecker", RulePacks.theDeepChecker());
        return sets;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(System.getProperty("scorecard.folder", "target/scorecard"));
        Pattern only = Pattern.compile(System.getProperty("scorecard.only", ""));
        List<Variant> variants = Variants.all();
        long start = System.nanoTime();
        List<LabelledTraining> trainings = new Corpus(folder, Integer.getInteger("scorecard.seeds", 10))
                .trainings(variants, only, Boolean.getBoolean("scorecard.retrain"));
        System.out.println(trainings.size() + " trainings ready after " + seconds(start));
        long judging = System.nanoTime();
        List<Judged> judged = Judged.of(trainings, ruleSets());
        System.out.println("judged in " + seconds(judging) + "\n");
        Path table = folder.resolve("scorecard.md");
        String text = new ScorecardTable(trainings, judged, ruleSets()).markdown();
        Files.writeString(table, text, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("judged.tsv"), JudgedTable.text(judged), StandardCharsets.UTF_8);
        CalibrationCounter counted = new CalibrationCounter();
        shown(trainings, Half.FIT, counted::add);
        Files.write(folder.resolve("calibration-twin.tsv"), counted.lines(), StandardCharsets.UTF_8);
        StatedShares stated = new StatedShares();
        shown(trainings, Half.HOLDOUT, stated::add);
        System.out.println(text + "\n### What findings say of themselves, HOLDOUT\n\n" + stated.markdown());
        System.out.println("Written to " + table.toAbsolutePath() + " and, line by line, judged.tsv beside it.");
    }

    /** Hands over each training of a half at each stage, with whether it did not learn. */
    private static void shown(List<LabelledTraining> trainings, Half half, BiConsumer<Recording, Boolean> counter) {
        trainings.stream().filter(training -> training.half() == half).forEach(training -> {
            Recording recording = training.recording();
            for (Stage stage : Stage.values()) {
                counter.accept(stage.of(recording), !training.learned());
            }
        });
    }

    /** Hands each training of the twin to a study of what the first iteration tells. */
    public static void study(PredictionStudy study, Path folder, Pattern only) {
        study(
                study,
                new Corpus(folder, Integer.getInteger("scorecard.seeds", 10)).trainings(Variants.all(), only, false));
    }

    static void study(PredictionStudy study, List<LabelledTraining> trainings) {
        for (LabelledTraining training : trainings) {
            study.add(
                    new PredictionStudy.Label(
                            "twin",
                            training.variant().name(),
                            training.variant().causes().get(0).name(),
                            training.half() == Half.HOLDOUT,
                            !training.learned(),
                            isFoundInFirstIteration(training.recording())),
                    training.recording());
        }
    }

    /** Whether a rule finds an error in the first iteration. */
    public static boolean isFoundInFirstIteration(Recording recording) {
        return RuleSet.defaults().evaluate(RecordingCut.toIterations(recording, 1)).findings().stream()
                .anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private static String seconds(long since) {
        return (System.nanoTime() - since) / 1_000_000_000 + " s";
    }
}
