package io.github.gradientharness.sample.study;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.sample.CirclesNetworks;
import io.github.gradientharness.sample.suites.TutorialTraining;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.Locale;

/** Trains one network with one seed and takes from its recording what the study compares. */
final class StudiedTraining {

    static final List<Integer> EPOCHS = List.of(1, 10, 100, 500);
    private static final List<Integer> ACCURACY_EPOCHS = List.of(100, 500);
    private static final double NANOS = 1e9;

    private StudiedTraining() {}

    static SeedResult of(Experiment experiment, long seed) {
        GradientRecorder recorder =
                new GradientRecorder(RecorderOptions.inMemory(experiment.id() + " with seed " + seed));
        long start = System.nanoTime();
        TutorialTraining.train(CirclesNetworks.network(experiment.model(), seed), seed, recorder);
        double seconds = (System.nanoTime() - start) / NANOS;
        recorder.end(Ending.Status.COMPLETE);
        return result(experiment, seed, recorder.recording(), seconds);
    }

    /** What is trained, in words: whatever changes a result changes them. */
    static String setup(Experiment experiment) {
        return experiment.model() + ", cross-entropy clipped at " + CirclesNetworks.LOSS_CLIPPED_AT + ", "
                + TutorialTraining.EPOCHS + " epochs, minibatches of 32";
    }

    private static SeedResult result(Experiment experiment, long seed, Recording recording, double seconds) {
        RecordedLayers layers = new RecordedLayers(recording);
        return new SeedResult(
                experiment.id(),
                seed,
                setup(experiment),
                layers.metric("train accuracy", ACCURACY_EPOCHS),
                layers.metric("test accuracy", ACCURACY_EPOCHS),
                layers.highest("test accuracy"),
                layers.gradients(EPOCHS),
                layers.gradientsOverRun(),
                layers.outputGradients(),
                layers.kernelNorms(EPOCHS),
                layers.similarity(),
                layers.concentration(),
                layers.deadUnits(),
                layers.deadUnitsAtTheEnd(),
                layers.saturatedUnits(),
                findings(recording),
                Math.round(seconds * 10) / 10.0);
    }

    private static List<String> findings(Recording recording) {
        return RuleSet.defaults().evaluate(recording).findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(finding ->
                        String.format(Locale.ROOT, "%s %s %s", finding.severity(), finding.rule(), finding.layer()))
                .distinct()
                .toList();
    }
}
