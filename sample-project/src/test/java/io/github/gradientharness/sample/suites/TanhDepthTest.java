package io.github.gradientharness.sample.suites;

import static io.github.gradientharness.verdict.RuleId.SATURATED_LAYER;
import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.ExpectFinding;
import io.github.gradientharness.junit.RecordGradients;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.sample.CirclesModel;
import io.github.gradientharness.sample.CirclesNetworks;
import io.github.gradientharness.stats.Summary;
import java.util.DoubleSummaryStatistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One to ten tanh layers with kernels in [0, 1): twenty epochs are enough to see which depth starves. What they come to after
 * 500 epochs, over seeds, is in the package {@code study}.
 */
@Tag("tutorial")
@RecordGradients
class TanhDepthTest {

    private static final int EPOCHS = 20;
    private static final int WIDE = 25;

    @ParameterizedTest(name = "{0} layers of 5")
    @ValueSource(ints = {1, 2, 3, 4})
    void upToFourLayersGetTheirShare(int layers, GradientRecorder recorder) {
        assertThat(smallestOverLargest(CirclesModel.tanh(layers), recorder)).isGreaterThan(0.01);
    }

    @ParameterizedTest(name = "{0} layers of 5")
    @ValueSource(ints = {5, 6, 9, 10})
    @ExpectFinding(rule = VANISHING_GRADIENT, reason = "all-positive kernels starve the middle of a deep network")
    void fromFiveOnTheMiddleStarves(int layers, GradientRecorder recorder) {
        assertThat(smallestOverLargest(CirclesModel.tanh(layers), recorder)).isLessThan(0.01);
    }

    @ParameterizedTest(name = "{0} layers of 5")
    @ValueSource(ints = {7, 8})
    @ExpectFinding(
            rule = SATURATED_LAYER,
            reason = "with this seed positive kernels saturate a layer, and starve others")
    void someDepthsSaturateAsWell(int layers, GradientRecorder recorder) {
        assertThat(smallestOverLargest(CirclesModel.tanh(layers), recorder)).isLessThan(0.01);
    }

    @Test
    @ExpectFinding(rule = VANISHING_GRADIENT, reason = "all-positive kernels starve the last hidden layer")
    void threeWideLayersStarve(GradientRecorder recorder) {
        assertThat(smallestOverLargest(CirclesModel.tanh(3).withWidth(WIDE), recorder))
                .isLessThan(0.01);
    }

    @ParameterizedTest(name = "{0} layers of 25")
    @ValueSource(ints = {4, 5, 6, 7, 8, 9, 10})
    @ExpectFinding(rule = SATURATED_LAYER, reason = "25 positive kernels add up to more than tanh can tell apart")
    void moreWideLayersSaturate(int layers, GradientRecorder recorder) {
        assertThat(smallestOverLargest(CirclesModel.tanh(layers).withWidth(WIDE), recorder))
                .isLessThan(0.01);
    }

    private static double smallestOverLargest(CirclesModel model, GradientRecorder recorder) {
        TutorialTraining.train(CirclesNetworks.network(model, 1), 1, EPOCHS, recorder);
        Recording recording = recorder.recording();
        DoubleSummaryStatistics layers = recording.header().model().layersWithKernel().stream()
                .mapToDouble(layer -> gradient(recording, layer))
                .summaryStatistics();
        return layers.getMin() / layers.getMax();
    }

    private static double gradient(Recording recording, Layer layer) {
        return recording.windowsInEpochs(1, EPOCHS).stream()
                .map((Window window) -> window.kernels(layer, Quantity.GRADIENT))
                .reduce(Summary.EMPTY, Summary::merge)
                .meanAbsolute();
    }
}
