package io.github.gradientharness.sample.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.junit.RecordGradients;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.sample.CirclesNetworks;
import io.github.gradientharness.sample.ShuffledMinibatches;
import io.github.gradientharness.sample.TutorialData;
import io.github.gradientharness.stats.Summary;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Why a gradient per epoch and one per iteration differ: an iteration sees 32 rows, and most of what it sees of the gradient
 * is those rows' own. In the mean over an epoch's gradients that cancels; in the mean of their sizes it stays.
 */
@Tag("tutorial")
@RecordGradients(windowing = Windowing.ITERATION)
class EpochsAndIterationsTest {

    private static final int BATCHES = 16;
    private static final int EPOCHS = 21;

    @Test
    void minibatchesScatterAroundTheGradientOfAllRows(GradientRecorder recorder) {
        MultiLayerNetwork network = CirclesNetworks.relu(5, 1);
        ShuffledMinibatches minibatches = TutorialData.trainMinibatches(1);
        recorder.attach(network);
        network.fit(minibatches, EPOCHS - 1);
        double[] ofAllRows = gradientOfAllRows(network, "hidden 1");
        network.fit(minibatches);

        List<Window> iterations = recorder.recording().windowsInEpochs(EPOCHS, EPOCHS);
        Layer first = recorder.recording().header().model().layersWithKernel().get(0);
        double[] sizes = iterations.stream()
                .mapToDouble(window -> window.kernels(first, Quantity.GRADIENT).l2())
                .toArray();
        Summary epoch = iterations.stream()
                .map(window -> window.kernels(first, Quantity.GRADIENT))
                .reduce(Summary.EMPTY, Summary::merge);

        recorder.metric("L2 norm of the gradient of all rows, hidden 1", norm(ofAllRows));
        recorder.metric("L2 norm of a minibatch's gradient, hidden 1", epoch.l2());
        assertThat(sizes).hasSize(BATCHES);
        assertThat(epoch.l2())
                .as("an epoch's window is its iterations taken together")
                .isCloseTo(rms(sizes), within(1e-9));
        assertThat(epoch.l2())
                .as("a minibatch's gradient, beside that of all rows")
                .isGreaterThan(1.2 * norm(ofAllRows));
        assertThat(Summary.of(sizes).max()).isGreaterThan(2 * Summary.of(sizes).min());
    }

    /** Of a copy, so that nothing of the training changes. */
    private static double[] gradientOfAllRows(MultiLayerNetwork network, String layer) {
        MultiLayerNetwork copy = network.clone();
        DataSet rows = TutorialData.train();
        copy.setInput(rows.getFeatures());
        copy.setLabels(rows.getLabels());
        copy.computeGradientAndScore();
        double[] summed = copy.gradient()
                .getGradientFor(copy.getLayer(layer).getIndex() + "_W")
                .ravel()
                .toDoubleVector();
        for (int i = 0; i < summed.length; i++) {
            summed[i] /= rows.numExamples();
        }
        return summed;
    }

    private static double norm(double[] values) {
        return Math.sqrt(values.length) * rms(values);
    }

    private static double rms(double[] values) {
        return Summary.of(values).rms();
    }
}
