package io.github.gradientharness.instrument.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.recording.TrainingData.Targets;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** What a graph is fed and is to answer is recorded. */
class SameDiffDataTest {

    private static final INDArray INPUTS = Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}});
    private static final INDArray CLASSES = Nd4j.createFromArray(new double[][] {{1, 0}, {0, 1}, {0, 1}, {0, 1}});
    private static final INDArray NUMBERS = Nd4j.createFromArray(new double[][] {{1, 10}, {3, 14}, {1, 10}, {3, 14}});

    private static final double ENTROPY = -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75);

    private interface LossOf {
        SDVariable apply(SameDiff graph, SDVariable labels, SDVariable output);
    }

    private static TrainingData data(LossOf loss, INDArray labels) {
        SameDiff graph = SameDiff.create();
        SDVariable input = graph.placeHolder("x", DataType.DOUBLE, -1, 2);
        SDVariable label = graph.placeHolder("y", DataType.DOUBLE, -1, 2);
        SDVariable kernel = graph.var("output/W", Nd4j.createFromArray(new double[][] {{0.1, 0.2}, {0.3, -0.1}}));
        loss.apply(graph, label, input.mmul(kernel));
        graph.setLossVariables("loss");
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(new Sgd(0.01))
                .dataSetFeatureMapping("x")
                .dataSetLabelMapping("y")
                .build());
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("data"));
        recorder.attach(graph).fit(new DataSet(INPUTS, labels));
        return recorder.recording().trainingData();
    }

    @Test
    void classes() {
        TrainingData data = data((graph, y, out) -> graph.loss.softmaxCrossEntropy("loss", y, out, null), CLASSES);

        Targets targets = data.targets().get(0);
        assertThat(targets.loss()).isEqualTo("MCXENT");
        assertThat(targets.largestShare()).isEqualTo(0.75);
        assertThat(targets.guessingLoss()).isCloseTo(ENTROPY, within(1e-12));
        assertThat(data.inputs().get(0).name()).isEqualTo("x");
        assertThat(data.inputs().get(0).values().mean()).isEqualTo(4.5);
    }

    @Test
    void squaredErrorsAreAveragedOverAllNumbers() {
        TrainingData data = data((graph, y, out) -> graph.loss.meanSquaredError("loss", y, out, null), NUMBERS);

        assertThat(data.targets().get(0).guessingLoss()).isEqualTo((1.0 + 4.0) / 2);
        assertThat(data.targets().get(0).largestShare()).isNaN();
    }

    @Test
    void ofALossThatIsPutTogetherNothingIsKnown() {
        TrainingData data = data((graph, y, out) -> out.sub(y).norm2().rename("loss"), NUMBERS);

        assertThat(data.guessingLoss()).isNaN();
        assertThat(data.targets().get(0).values().max()).isEqualTo(14);
    }
}
