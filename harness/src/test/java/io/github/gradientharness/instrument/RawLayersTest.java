package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a training loop written by hand tells of a layer's units, samples and time steps. */
class RawLayersTest {

    /** Four samples of two units: the first is saturated in half of them and zero in one, the second always dead. */
    private static final double[][] ACTIVATIONS = {{0.995, 0}, {-0.995, 0}, {0.5, 0}, {0, 0}};

    private static final float[][] ACTIVATIONS_IN_FLOAT = {{0.995f, 0}, {-0.995f, 0}, {0.5f, 0}, {0, 0}};

    private final GradientRecorder recorder =
            new GradientRecorder(RecorderOptions.inMemory("by hand").with(Windowing.ITERATION));

    private Window window() {
        return recorder.recording().windows().get(0);
    }

    private Summary summary(String parameter, Quantity quantity) {
        return window().summary(new Series(0, parameter, quantity)).orElseThrow();
    }

    private UnitSummary units(String parameter, Statistic statistic) {
        return window().units(new UnitSeries(0, parameter, statistic)).orElseThrow();
    }

    static Stream<Object> activations() {
        return Stream.of(
                ACTIVATIONS,
                ACTIVATIONS_IN_FLOAT,
                Nd4j.createFromArray(ACTIVATIONS),
                Nd4j.createFromArray(ACTIVATIONS).dup('f'));
    }

    @ParameterizedTest
    @MethodSource("activations")
    void activationsTellWhichUnitsAreDeadAndWhichAreSaturated(Object activations) {
        recorder.layer("only", "tanh", 3, 2);
        recorder.record("only", Quantity.ACTIVATION, activations);
        recorder.endIteration(0.5);

        assertThat(summary("", Quantity.ACTIVATION).zeroShare()).isEqualTo(5 / 8.0);
        assertThat(units("", Statistic.ZERO_SHARE)).isEqualTo(UnitSummary.of(0.25, 1));
        assertThat(units("", Statistic.SATURATED_SHARE)).isEqualTo(UnitSummary.of(0.5, 0));
        // one unit varies and the other doesn't
        assertThat(summary("", Quantity.UNIT_SIMILARITY).mean()).isCloseTo(1.0, within(1e-12));
    }

    @Test
    void theGradientOfActivationsTellsHowFewSamplesItComesFrom() {
        recorder.record("only", Quantity.ACTIVATION_GRADIENT, new double[][] {{1, -5}, {1, 1}, {1, 0}, {0, 1}});
        recorder.endIteration(0.5);

        assertThat(summary("", Quantity.ACTIVATION_GRADIENT)).isEqualTo(Summary.of(1, -5, 1, 1, 1, 0, 0, 1));
        assertThat(summary("", Quantity.SAMPLE_CONCENTRATION).mean()).isEqualTo(0.6);
    }

    @Test
    void aFlatArrayOfActivationsIsSummarizedOnly() {
        recorder.record("only", Quantity.ACTIVATION, new float[] {0, 2});
        recorder.record("only", Quantity.ACTIVATION_GRADIENT, new double[] {1, 3});
        recorder.endIteration(0.5);

        assertThat(summary("", Quantity.ACTIVATION)).isEqualTo(Summary.of(0, 2));
        assertThat(summary("", Quantity.ACTIVATION_GRADIENT)).isEqualTo(Summary.of(1, 3));
        assertThat(window().units()).isEmpty();
        assertThat(window().series()).hasSize(2);
    }

    static Stream<Object> kernels() {
        return Stream.of(
                new double[][] {{3, 0, 1}, {4, 2, 1}},
                new float[][] {{3, 0, 1}, {4, 2, 1}},
                Nd4j.createFromArray(new double[][] {{3, 0, 1}, {4, 2, 1}}),
                Nd4j.createFromArray(new float[][] {{3, 0, 1}, {4, 2, 1}}).dup('f'));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aKernelsGradientTellsThatOfEachUnit(Object kernel) {
        recorder.layer("only", "", 2, 3);
        recorder.record("only", Quantity.GRADIENT, kernel);
        recorder.endIteration(0.5);

        assertThat(summary("W", Quantity.GRADIENT)).isEqualTo(Summary.of(3, 0, 1, 4, 2, 1));
        assertThat(units("W", Statistic.GRADIENT_L2)).isEqualTo(UnitSummary.of(5, 2, Math.sqrt(2)));
    }

    @Test
    void theGatesOfARecurrentKernelAreNotTakenForUnits() {
        recorder.layer("lstm", "tanh", 2, 3);
        recorder.record("lstm", Quantity.GRADIENT, new double[2][12]);
        recorder.record("lstm", "b", Quantity.GRADIENT, new double[1][3]);
        recorder.endIteration(0.5);

        assertThat(window().units()).isEmpty();
    }

    @Test
    void whatWasDeclaredAndSeenStandsInTheHeader() {
        recorder.layer("hidden", "tanh", 4, 2).layer("output", "", 0, 0);
        recorder.record("output", Quantity.GRADIENT, new double[][] {{1}, {2}});
        recorder.record("hidden", Quantity.GRADIENT, new double[8]);
        recorder.record("hidden", "bias", Quantity.GRADIENT, new double[2]);
        recorder.endIteration(0.5);

        assertThat(recorder.recording().header().model().parameterCount()).isEqualTo(12);
        assertThat(recorder.recording().header().model().layers())
                .containsExactly(
                        new Layer(
                                0,
                                "hidden",
                                "",
                                "tanh",
                                4,
                                2,
                                List.of(
                                        new Parameter("W", Parameter.Role.KERNEL, List.of(8L)),
                                        new Parameter("bias", Parameter.Role.BIAS, List.of(2L)))),
                        new Layer(
                                1,
                                "output",
                                "",
                                "",
                                0,
                                0,
                                List.of(new Parameter("W", Parameter.Role.KERNEL, List.of(2L, 1L)))));
    }

    @Test
    void aLoopIsAskedForWhatItsPresetMeasures() {
        GradientRecorder economy =
                new GradientRecorder(RecorderOptions.inMemory("by hand").with(Preset.ECONOMY));

        assertThat(economy.measures(Quantity.GRADIENT)).isTrue();
        assertThat(economy.measures(Quantity.UPDATE)).isTrue();
        assertThat(economy.measures(Quantity.ACTIVATION)).isFalse();
        assertThat(recorder.measures(Quantity.ACTIVATION_GRADIENT)).isTrue();
    }

    @Test
    void aLoopIsAskedForActivationsWhenTheScheduleWantsThem() {
        Schedule schedule = Schedule.logSpaced(3, 0.25);
        GradientRecorder scheduled =
                new GradientRecorder(RecorderOptions.inMemory("by hand").with(schedule));
        for (int iteration = 1; iteration <= 1000; iteration++) {
            assertThat(scheduled.measures(Quantity.GRADIENT)).isTrue();
            assertThat(scheduled.measures(Quantity.ACTIVATION)).isEqualTo(schedule.includes(iteration));
            scheduled.record("only", Quantity.GRADIENT, new double[] {1});
            scheduled.endIteration(0.5);
        }
    }

    @Test
    void raggedRowsAreRefusedWithTheRow() {
        assertThatThrownBy(() -> recorder.record("only", Quantity.ACTIVATION, new double[][] {{1, 2}, {3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Can't record the ACTIVATION of layer 'only': Row 0 has 2 elements, but row 1 has 1."
                        + " All rows must be equally long.");
        assertThatThrownBy(() -> recorder.record("only", Quantity.ACTIVATION, new float[][][] {{{1}, {2}}, {{3}}}))
                .hasMessageContaining("Row 0 has 2 x 1 elements, but row 1 has 1 x 1.");
        assertThatThrownBy(() -> recorder.record("only", Quantity.GRADIENT, new float[][] {{1, 2}, null}))
                .hasMessage("Can't record the GRADIENT of layer 'only', parameter 'W': Row 1 is null. Fill every row.");
    }

    static Stream<Object> emptyArrays() {
        return Stream.of(new float[0], new double[0], new double[0][], new float[2][0], Nd4j.empty());
    }

    @ParameterizedTest
    @MethodSource("emptyArrays")
    void anEmptyArrayIsRefused(Object empty) {
        assertThatThrownBy(() -> recorder.record("only", Quantity.ACTIVATION, empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("It is empty. Leave the call out");
    }

    @Test
    void rowsOfAnotherWidthThanTheLayerAreRefused() {
        recorder.layer("only", "tanh", 3, 2);

        assertThatThrownBy(() -> recorder.record("only", Quantity.ACTIVATION, new double[4][3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 3 columns, but the layer has 2 units as it was declared");
    }

    @Test
    void rowsOfAnotherWidthThanThoseBeforeAreRefused() {
        recorder.record("only", Quantity.ACTIVATION, new double[4][3]);

        assertThatThrownBy(() -> recorder.record("only", Quantity.ACTIVATION_GRADIENT, new double[4][2]))
                .hasMessageContaining("has 2 columns, but the layer has 3 units in the arrays before it");
    }

    @Test
    void whatTheRecorderCalculatesAndWhatIsOfTheLayerIsNotTaken() {
        assertThatThrownBy(() -> recorder.record("only", Quantity.UNIT_SIMILARITY, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is calculated by the recorder: hand over the ACTIVATION");
        assertThatThrownBy(() -> recorder.record("only", "W", Quantity.ACTIVATION, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("call record(layer, quantity, array)");
        assertThatThrownBy(() -> recorder.record("only", "", Quantity.GRADIENT, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a name");
    }

    @Test
    void layersAreDeclaredOnceAndFirst() {
        recorder.layers("first");
        assertThatThrownBy(() -> recorder.layer("first", "tanh", 2, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("declared twice");
        recorder.record("first", Quantity.GRADIENT, new double[] {1});
        assertThatThrownBy(() -> recorder.layer("second", "tanh", 2, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before the first record");
        assertThatThrownBy(() -> new GradientRecorder(RecorderOptions.inMemory("x")).layer("bad", "", -1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Give 0 for what is not known");
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new OutOfMemoryError("no room"),
                new StackOverflowError("no stack"),
                new IllegalStateException("broken"));
    }

    private static INDArray broken(Throwable failure) {
        return (INDArray) Proxy.newProxyInstance(
                RawLayersTest.class.getClassLoader(), new Class<?>[] {INDArray.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "shape":
                            return new long[] {4, 2};
                        case "rank":
                            return 2;
                        case "isEmpty":
                            return false;
                        default:
                            throw failure;
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anActivationThatCannotBeReadEndsActivationsAndGradientsGoOn(Throwable failure) {
        recorder.record("only", Quantity.GRADIENT, ACTIVATIONS);
        recorder.record("only", Quantity.ACTIVATION, broken(failure));
        recorder.endIteration(0.5);
        recorder.record("only", Quantity.ACTIVATION, ACTIVATIONS);
        recorder.record("only", Quantity.GRADIENT, ACTIVATIONS);
        recorder.endIteration(0.5);

        assertThat(recorder.recording().iterations()).isEqualTo(2);
        assertThat(recorder.recording().notes())
                .singleElement()
                .asString()
                .contains("ACTIVATION of 'only'", failure.toString(), "no layer's activations were");
        assertThat(recorder.recording().windows())
                .allSatisfy(window -> assertThat(window.series())
                        .containsKey(new Series(0, "W", Quantity.GRADIENT))
                        .doesNotContainKey(new Series(0, "", Quantity.ACTIVATION)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aGradientThatCannotBeReadEndsTheRecordingAndTheLoopGoesOn(Throwable failure) {
        recorder.record("only", Quantity.GRADIENT, ACTIVATIONS);
        recorder.endIteration(0.5);
        recorder.record("only", Quantity.GRADIENT, broken(failure));
        recorder.endIteration(0.5);

        assertThat(recorder.recording().iterations()).isEqualTo(1);
        assertThat(recorder.recording().ending().problem())
                .contains("the GRADIENT of 'only'", "nothing was recorded from there on", failure.toString());
    }
}
