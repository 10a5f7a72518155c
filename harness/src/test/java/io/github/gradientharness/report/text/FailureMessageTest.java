package io.github.gradientharness.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.PredictedTraining;
import io.github.gradientharness.rules.FindingsByHand;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Period;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a failing test prints, word by word, from recordings and findings made by hand. */
class FailureMessageTest {

    private static final Path FILE = Path.of("test.jsonl");
    private static final Path REPORT = Path.of("index.html");

    private static Window window(int epoch, long from, long to, double loss, double... gradients) {
        Map<Series, Summary> series = new LinkedHashMap<>();
        for (int layer = 0; layer < gradients.length; layer++) {
            series.put(new Series(layer, "W", Quantity.GRADIENT), Summary.of(gradients[layer]));
        }
        return new Window(epoch, epoch, from, to, Summary.of(loss), series);
    }

    private static Finding finding(String rule, String layer, double actual, Limit limit, int epoch, long iteration) {
        return Finding.of(rule, Severity.ERROR, layer)
                .in(Period.ofEpochs(1, 3))
                .since(epoch, iteration)
                .measured("its number", actual, limit)
                .evidence(List.of(
                        new Evidence("mean |gradient| of hidden 1", "1"),
                        new Evidence("last finite window", "1"),
                        new Evidence("fact", "seen")))
                .meaning("This is what it means.")
                .remedies(List.of("try this (Source 2015)", "or that", "or another thing", "or a fourth"))
                .build();
    }

    private static Recording recording(Window... windows) {
        int layers = windows.length == 0 ? 2 : windows[0].series().size();
        return Recordings.complete(Declaration.NONE, layers, List.of(windows));
    }

    private static String message(Recording recording, RuleResult... results) {
        List<RuleResult> completed = Arrays.stream(results)
                .map(result -> FindingsByHand.completed(recording, result))
                .toList();
        return text(new Diagnosis(recording, completed, List.of(), ""));
    }

    private static String text(Diagnosis diagnosis) {
        return new FailureMessage(diagnosis, FILE, REPORT).text();
    }

    @Test
    void aNetworkThatWasUnlikelyToLearnFromTheBeginningIsSaidToBeSo() {
        Diagnosis doomed = PredictedTraining.doomed().diagnosis();

        assertThat(text(doomed)).contains("""

                        Predicted at initialisation
                          Unlikely to learn: of 214 networks of the harness's corpus that began like this, 201 did not
                          learn (94 %; 95 % interval 90 to 96 %).
                          - largest step: 30; usual is at most 0.3

                        Ruled out
                        """);
        assertThat(text(doomed.withPrediction(
                        PredictedTraining.healthy().diagnosis().prediction())))
                .contains("Ruled out")
                .doesNotContain("Predicted at initialisation");
    }

    private static RuleResult found(Finding... findings) {
        return RuleResult.found(findings[0].rule(), List.of(findings), "looked at");
    }

    @Test
    void aLayerThatDiesInTrainingIsShownWithItsLastGoodWindows() {
        Recording recording = recording(
                window(1, 1, 1, 0.71, 0.04, 0.08),
                window(1, 2, 2, 0.68, 0.03, 0.07),
                window(1, 3, 4, 0.66, 0.02, 0.06),
                window(1, 5, 8, 0.67, 0.01, 0.05),
                window(1, 9, 16, 0.86, 0, 0.04),
                window(2, 17, 32, 0.84, 0, 0.04),
                window(3, 33, 48, 0.84, 0, 0.04));

        assertThat(message(
                        recording,
                        RuleResult.healthy("non-finite", "0 non-finite values"),
                        found(finding("dead-layer", "hidden 1", 0.666666, Limit.atMost(0.5), 2, 17)),
                        RuleResult.inconclusive("stalled-layer", "no update was measured")))
                .isEqualTo("""
                        UNHEALTHY: dead-layer in layer 'hidden 1' since epoch 2 (iteration 17). Page: index.html
                        in suite > test, MultiLayerNetwork 5-5-1

                        This is what it means.

                        Mean |gradient| of each layer's kernel in epochs 1 to 3
                          hidden 1  no gradient in 2 of 3 epochs  <-- dead
                          output    0.04

                        Measured in epochs 1 to 3: its number is 0.667, above the limit of 0.5

                        What to try, most likely first
                          1. try this (Source 2015)
                          2. or that
                          3. or another thing

                        Good before iteration 9: training did this, not how the network starts.
                          window                        loss  its mean |gradient|
                          epoch 1, iteration 2          0.68  0.03
                          epoch 1, iterations 3 to 4    0.66  0.02
                          epoch 1, iterations 5 to 8    0.67  0.01
                          epoch 1, iterations 9 to 16   0.86  0                    <-- bad from here on
                          epoch 2, iterations 17 to 32  0.84  0

                        Evidence
                          - fact: seen

                        Ruled out
                          - non-finite: 0 non-finite values

                        Could not be judged
                          - stalled-layer: no update was measured

                        If this is on purpose
                          @ExpectFinding(rule = "dead-layer", layer = "hidden 1", reason = "...")

                        Recording: test.jsonl
                        Page:      mvn gradient:report writes it""");
    }

    @Test
    void whatIsNotFiniteIsShownWhereItBegan() {
        Recording recording = recording(
                window(1, 1, 1, 3e8, 1e6, 4e8),
                window(1, 2, 2, Double.POSITIVE_INFINITY, 5e6, Double.POSITIVE_INFINITY),
                window(1, 3, 8, Double.NaN, Double.NaN, Double.NaN));

        assertThat(message(recording, found(finding("non-finite", "output", 7, Limit.atMost(0), 1, 2))))
                .contains("""

                        Mean |gradient| of each layer's kernel in epoch 1, iteration 2
                          hidden 1  5e6
                          output    infinite  <-- not finite

                        """)
                .contains("""
                        Good before iteration 2: training did this, not how the network starts.
                          window                      loss      largest |gradient|
                          epoch 1, iteration 1        3e8       4e8
                          epoch 1, iteration 2        infinite  infinite            <-- bad from here on
                          epoch 1, iterations 3 to 8  NaN       NaN

                        """);
    }

    @Test
    void aNetworkThatIsBadFromTheStartSaysSo() {
        Finding vanishing = finding("vanishing-gradient", "hidden 1", 0.00099999, Limit.atLeast(0.01), 1, 1);

        assertThat(message(recording(window(1, 1, 1, 0.7, 1e-3, 1), window(1, 2, 4, 0.7, 1e-3, 1)), found(vanishing)))
                .contains("""
                        Bad from the first iteration on: this is how the network starts, not what training did.
                          window                      loss  its mean |gradient|  over the largest layer's
                          epoch 1, iteration 1        0.7   0.001                0.001
                          epoch 1, iterations 2 to 4  0.7   0.001                0.001
                        """)
                .contains("its number is 0.001, below the limit of 0.01");
        assertThat(message(recording(window(1, 1, 16, 0.7, 1e-3, 1)), found(vanishing)))
                .contains("Bad in the first window already, which holds 16 iterations: probably how the network starts,"
                        + " not\nwhat training did.");
        assertThat(message(recording(window(1, 1, 16, 0.7, 0.5, 1)), found(vanishing)))
                .contains("Found from the first epoch on.");
    }

    @Test
    void aFirstIterationThatIsNotFinitePointsAtTheDataAndTheInitialParameters() {
        assertThat(message(
                        recording(window(1, 1, 1, Double.NaN, Double.NaN, Double.NaN)),
                        found(finding("non-finite", "output", 3, Limit.atMost(0), 1, 1))))
                .contains("""
                        Bad from the first iteration on: it is the data or the initial parameters, not what training
                        did.
                          window                loss  largest |gradient|
                          epoch 1, iteration 1  NaN   NaN
                        """);
    }

    @Test
    void aFindingInTheLossMarksNoLayer() {
        assertThat(message(
                        recording(window(1, 1, 1, 0.7, 0.1, 0.2), window(1, 2, 2, Double.NaN, 0.1, 0.2)),
                        found(finding("non-finite", "loss", 1, Limit.atMost(0), 1, 2))))
                .startsWith("UNHEALTHY: non-finite in the loss since epoch 1 (iteration 2). Page: index.html\n")
                .contains("  hidden 1  0.1  #\n  output    0.2  ####\n\n");
    }

    @Test
    void otherErrorsAreMarkedAsWellAndListedInALineEach() {
        assertThat(message(
                        recording(window(1, 1, 1, 0.7, 1e-3, 0), window(1, 2, 2, 0.7, 1e-3, 0)),
                        found(finding("dead-layer", "output", 1, Limit.atMost(0.5), 1, 1)),
                        found(finding("stalled-layer", "hidden 1", 1e-9, Limit.atLeast(1e-6), 1, 2)
                                .expectedBecause("frozen on purpose")),
                        found(finding("saturated-layer", "hidden 1", Double.NaN, Limit.atMost(0.5), 1, 2))))
                .contains("  hidden 1  0.001        <-- saturated\n  output    no gradient  <-- dead\n")
                .contains("""
                        Found as well
                          - ERROR (expected: frozen on purpose) stalled-layer in layer 'hidden 1' since epoch 1
                            (iteration 2): its number is 1e-9, below the limit of 1e-6
                          - ERROR saturated-layer in layer 'hidden 1' since epoch 1 (iteration 2): its number is NaN,
                            which breaks the limit of 0.5
                        """)
                .contains("""
                        If this is on purpose
                          @ExpectFinding(rule = "dead-layer", layer = "output", reason = "...")
                          @ExpectFinding(rule = "saturated-layer", layer = "hidden 1", reason = "...")
                        """);
    }

    @Test
    void layersWithoutKernelAreLeftOutUnlessTheyAreSickOrFrozen() {
        List<Parameter> kernel = List.of(new Parameter("W", Parameter.Role.KERNEL, List.of(5L, 5L)));
        Model model = new Model(
                "",
                "ComputationGraph",
                List.of(
                        new Layer(0, "hidden 1", "DenseLayer", "relu", 5, 5, kernel),
                        new Layer(1, "base", "FrozenLayer(DenseLayer)", "relu", 5, 5, List.of()),
                        new Layer(2, "pool", "SubsamplingLayer", "", 5, 5, List.of()),
                        new Layer(3, "act", "ActivationLayer", "tanh", 5, 5, List.of()),
                        new Layer(4, "unseen", "DenseLayer", "tanh", 5, 5, kernel)),
                "",
                50);
        Recording recording = new Recording(
                Recordings.header(model, Declaration.NONE), List.of(window(1, 1, 1, 0.7, 0.5)), List.of(), null, "");

        assertThat(message(recording, found(finding("saturated-layer", "act", 0.9, Limit.atMost(0.5), 1, 1))))
                .contains("\nin suite > test, ComputationGraph\n")
                .contains("""
                          hidden 1  0.5
                          base      frozen
                          act       no kernel     <-- saturated
                          unseen    not measured
                        """);
    }

    @Test
    void hostileNamesStayInTheirLineAndTheAnnotationCompiles() {
        Finding hostile = finding("dead-layer", "a\"\\\n\u001b[2Jb", 1, Limit.atMost(0.5), 1, 1);

        assertThat(message(recording(window(1, 1, 1, 0.7, 1, 1)), found(hostile)))
                .startsWith(
                        "UNHEALTHY: dead-layer in layer 'a\"\\  [2Jb' since epoch 1 (iteration 1). Page: index.html\n")
                .contains("layer = \"a\\\"\\\\\\012\\033[2Jb\"")
                .doesNotContain("\u001b");
    }

    @Test
    void noLineBelowTheFirstIsOfItsOwnWiderThanAHundredColumns() {
        List<Window> windows = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            windows.add(window(1000 + i, 100_000L + 2 * i, 100_001L + 2 * i, -1.23e-10, 1.23e-10, 4.56e-30));
        }
        Finding late = Finding.of("vanishing-gradient", Severity.ERROR, "output")
                .unit(17)
                .in(Period.ofEpochs(1001, 1040))
                .since(1020, 100_040)
                .measured(
                        "a measure of many words that says what was taken over what and of which layers it was taken",
                        1.23e-20,
                        Limit.atLeast(4.56e-10))
                .evidence(List.of(new Evidence("a fact", "word ".repeat(100))))
                .meaning("A meaning of many words. ".repeat(10))
                .remedies(List.of("remedy ".repeat(40)))
                .build();

        assertThat(message(recording(windows.toArray(Window[]::new)), found(late))
                        .lines()
                        .skip(1))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void numbersAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(message(
                            recording(window(1, 1, 1, 0.7, 0.25, 0.5)),
                            found(finding("dead-layer", "output", 0.75, Limit.atMost(0.5), 1, 1))))
                    .contains("its number is 0.75, above the limit of 0.5")
                    .contains("  hidden 1  0.25  #");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anAbsentExpectedFindingSaysWhatIsThereInItsPlace() {
        Recording recording = recording(window(1, 1, 1, 0.7, 0.25, 0.5));
        RuleResult healthy = RuleResult.healthy("dead-layer", "0 of 2 layers without any gradient");
        Expectation known = new Expectation("dead-layer", "", "known since March");

        assertThat(text(new Diagnosis(recording, List.of(healthy), List.of(known), "")))
                .isEqualTo("""
                UNHEALTHY: the expected dead-layer is absent. Page: index.html
                in suite > test, MultiLayerNetwork 5-5-1

                Expected: dead-layer in any layer, because "known since March"
                Found:    0 of 2 layers without any gradient

                What to do
                  if the network is healthy now, remove its @ExpectFinding

                Recording: test.jsonl
                Page:      mvn gradient:report writes it""");
    }

    @Test
    void anExpectationOfALayerThatDoesNotExistListsThoseThatDo() {
        Recording recording = recording(window(1, 1, 1, 0.7, 0.25, 0.5));
        RuleResult elsewhere = found(
                finding("dead-layer", "output", 1, Limit.atMost(0.5), 1, 1).expectedBecause("another"));

        assertThat(text(new Diagnosis(
                        recording, List.of(elsewhere), List.of(new Expectation("dead-layer", "hiden 1", "x")), "")))
                .contains("""
                        Found:    ERROR (expected: another) dead-layer in layer 'output' since epoch 1 (iteration 1):
                          its number is 1, above the limit of 0.5

                        What to do
                          correct the layer of its @ExpectFinding: there is none of that name. There are: 'hidden 1',
                          'output'
                        """);
        assertThat(text(new Diagnosis(
                        recording, List.of(elsewhere), List.of(new Expectation("dead-layer", "hidden 1", "x")), "")))
                .contains("  if it may be in another layer, leave the layer out of its @ExpectFinding\n");
    }

    @Test
    void aModelThatSawNoIterationSaysWhatToDo() {
        assertThat(text(new Diagnosis(recording(), List.of(), List.of(), "nothing was seen")))
                .isEqualTo("""
                INCONCLUSIVE: the recorder was attached, but saw no training iteration. Page: index.html
                in suite > test, MultiLayerNetwork 5-5-1

                What to do, most likely first
                  1. call fit() on the very object that recorder.attach(model) returns, not on a clone or a copy
                  2. call addListeners(...) in place of setListeners(...): that one removes the recorder
                  3. look whether the data is empty: does the iterator need a reset()?

                Recording: test.jsonl
                Page:      mvn gradient:report writes it""");
    }

    @Test
    void aRecordingThatIsNotWholeSaysWhatIsMissing() {
        Ending lost = new Ending(
                Ending.Status.COMPLETE,
                8,
                1,
                1,
                100,
                "The recorder saw only 3 of 8 iterations. Attach the model that is trained.");
        Recording recording = new Recording(
                Recordings.header(Recordings.model(2), Declaration.NONE),
                List.of(window(1, 1, 3, 0.7, 0.25, 0.5)),
                List.of(),
                List.of("dL/da was not measured"),
                lost,
                "");

        assertThat(text(new Diagnosis(recording, List.of(), List.of(), lost.problem())))
                .isEqualTo("""
                INCONCLUSIVE: The recorder saw only 3 of 8 iterations. Page: index.html
                in suite > test, MultiLayerNetwork 5-5-1

                Attach the model that is trained.

                What was recorded
                  3 iterations, 1 epoch, 2 layers with a kernel
                  dL/da was not measured

                Recording: test.jsonl
                Page:      mvn gradient:report writes it""");
    }

    @Test
    void aRuleThatWasBlindSaysWhy() {
        assertThat(message(
                        recording(window(1, 1, 1, 0.7, 0.5)),
                        RuleResult.inconclusive("vanishing-gradient", "no finite kernel gradient was measured")))
                .startsWith("""
                        INCONCLUSIVE: a rule had nothing to look at, so the gradients are unknown. Page: index.html
                        in suite > test, MultiLayerNetwork 5-5-1

                        vanishing-gradient: no finite kernel gradient was measured

                        What was recorded
                        """);
    }
}
