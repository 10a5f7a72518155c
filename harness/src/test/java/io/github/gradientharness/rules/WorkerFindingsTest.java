package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.Worker;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.recording.TrainingData.Inputs;
import io.github.gradientharness.recording.TrainingData.Targets;
import io.github.gradientharness.recording.TrainingData.Values;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A finding names the workers that are sick, where others are not. */
class WorkerFindingsTest {

    private static final int EPOCHS = 6;
    private static final double[] HEALTHY = {1e-2, 1e-2, 1e-2};
    private static final double[] VANISHING = {1e-9, 1e-9, 1e-2};

    private static List<Window> windows(int firstNan, double... gradients) {
        return IntStream.rangeClosed(1, EPOCHS)
                .mapToObj(epoch -> epoch < firstNan
                        ? Recordings.window(epoch, gradients)
                        : Recordings.window(epoch, Double.NaN, Double.NaN, Double.NaN))
                .toList();
    }

    private static Worker worker(int number, List<Window> windows) {
        return new Worker("worker " + number, windows, TrainingData.UNKNOWN);
    }

    private static Recording together(Worker... workers) {
        List<Window> windows = new ArrayList<>();
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            int at = epoch;
            windows.add(List.of(workers).stream()
                    .map(worker -> worker.windows().get(at))
                    .reduce(Window::merge)
                    .orElseThrow());
        }
        return Recordings.complete(Declaration.NONE, HEALTHY.length, windows).with(List.of(workers), List.of());
    }

    private static List<Finding> findings(Recording recording, String rule) {
        return RuleSet.defaults().evaluate(recording).findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    private static List<String> named(List<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> finding.evidence().stream())
                .filter(evidence -> evidence.name().equals("worker"))
                .map(Evidence::value)
                .toList();
    }

    @Test
    void nobodyIsNamedWhereAllAreSick() {
        Recording recording = together(
                worker(1, windows(3, HEALTHY)), worker(2, windows(3, HEALTHY)), worker(3, windows(3, HEALTHY)));

        assertThat(findings(recording, RuleId.NON_FINITE)).isNotEmpty();
        assertThat(named(findings(recording, RuleId.NON_FINITE))).isEmpty();
    }

    @Test
    void whereNanGetsToAllTheFirstIsNamed() {
        Recording recording = together(
                worker(1, windows(4, HEALTHY)), worker(2, windows(3, HEALTHY)), worker(3, windows(4, HEALTHY)));

        List<Finding> findings = findings(recording, RuleId.NON_FINITE);

        assertThat(named(findings)).containsExactly("worker 2");
        assertThat(findings.get(0).meaning()).startsWith("It begins in worker 2 of 3 workers: ");
    }

    @Test
    void onlyTheOneIsNamedThatHasNan() {
        Recording recording = together(
                worker(1, windows(9, HEALTHY)), worker(2, windows(9, HEALTHY)), worker(3, windows(3, HEALTHY)));

        assertThat(named(findings(recording, RuleId.NON_FINITE))).containsExactly("worker 3");
    }

    @Test
    void whatOneOfManyShowsAloneIsAWarning() {
        Recording recording = together(
                worker(1, windows(9, HEALTHY)),
                worker(2, windows(9, VANISHING)),
                worker(3, windows(9, HEALTHY)),
                worker(4, windows(9, HEALTHY)));

        assertThat(findings(recording.with(List.of(), List.of()), RuleId.VANISHING_GRADIENT))
                .as("all together do not show it")
                .isEmpty();
        assertThat(findings(recording, RuleId.VANISHING_GRADIENT))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.meaning()).startsWith("Only worker 2 of 4 workers shows it: ");
                });
    }

    @Test
    void dataAreJudgedForEachWorker() {
        Values scaled = new Values(160, 2, 0, 1, -2, 2);
        Values large = new Values(160, 2, 40_000, 20_000, 0, 90_000);
        Recording recording = together(
                new Worker("worker 1", windows(9, HEALTHY), data(scaled, 0.5)),
                new Worker("worker 2", windows(9, HEALTHY), data(large, 1.0)));

        assertThat(named(findings(recording, RuleId.UNSCALED_INPUTS))).containsExactly("worker 2");
        assertThat(named(findings(recording, RuleId.UNSUITED_LABELS))).containsExactly("worker 2");
    }

    private static TrainingData data(Values inputs, double largestShare) {
        return new TrainingData(
                List.of(new Inputs("input", inputs, 0, 0, 1, 1)),
                List.of(new Targets(
                        "output",
                        "MCXENT",
                        new Values(160, 2, 0.5, 0.5, 0, 1),
                        largestShare,
                        largestShare == 1 ? 0 : 0.69)));
    }
}
