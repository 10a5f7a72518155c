package io.github.gradientharness.instrument.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** What is recorded of parameters is what the definitions say. */
class SameDiffGradientTest {

    private final CirclesGraph circles = CirclesGraph.of("tanh-5x5", DataType.DOUBLE);
    private final GradientRecorder recorder =
            new GradientRecorder(RecorderOptions.inMemory("samediff").with(Windowing.ITERATION));

    @Test
    void theGradientOfASharedKernelIsThatOfAllItsUses() {
        SameDiff graph = SameDiff.create();
        SDVariable kernel = graph.var("shared", Nd4j.createFromArray(new double[][] {{0.5, -1.0}, {0.8, 0.3}}));
        SDVariable points = graph.placeHolder("points", DataType.DOUBLE, -1, 2);
        SDVariable labels = graph.placeHolder("labels", DataType.DOUBLE, -1, 1);
        SDVariable hidden = graph.math.tanh(graph.math.tanh(points.mmul(kernel)).mmul(kernel));
        graph.math.square(hidden.sub(labels)).mean().rename("loss");
        graph.setLossVariables("loss");
        graph.setTrainingConfig(circles.with(new Sgd(0.1)).config().build());
        recorder.attach(graph);
        DataSet batch = circles.batch();
        double expected = meanAbsoluteOfFiniteDifferences(graph, kernel.getArr(), batch);

        graph.fit(batch);

        Window window = recorder.recording().windows().get(0);
        assertThat(CirclesGraph.summary(window, 0, "shared", Quantity.GRADIENT).meanAbsolute())
                .isCloseTo(expected, within(1e-7 * expected));
    }

    private static double meanAbsoluteOfFiniteDifferences(SameDiff graph, INDArray kernel, DataSet batch) {
        double step = 1e-6;
        double sum = 0;
        for (int i = 0; i < kernel.length(); i++) {
            double value = kernel.getDouble(i);
            kernel.putScalar(i, value + step);
            double above = CirclesGraph.loss(graph, batch);
            kernel.putScalar(i, value - step);
            double below = CirclesGraph.loss(graph, batch);
            kernel.putScalar(i, value);
            sum += Math.abs(above - below) / (2 * step);
        }
        return sum / kernel.length();
    }

    @Test
    void regularizationIsInTheUpdateButNotInGradientAndLoss() {
        GradientRecorder plain =
                new GradientRecorder(RecorderOptions.inMemory("plain").with(Windowing.ITERATION));
        plain.attach(circles.graph()).fit(circles.batch());
        SameDiff graph = circles.layers();
        graph.setTrainingConfig(circles.config().l2(0.1).build());
        recorder.attach(graph).fit(circles.batch());

        Window with = recorder.recording().windows().get(0);
        Window without = plain.recording().windows().get(0);
        assertThat(with.loss()).isEqualTo(without.loss());
        for (Quantity same : List.of(Quantity.GRADIENT, Quantity.PARAMETER)) {
            assertThat(CirclesGraph.summary(with, 0, "hidden1/W", same))
                    .isEqualTo(CirclesGraph.summary(without, 0, "hidden1/W", same));
        }
        assertThat(CirclesGraph.summary(with, 0, "hidden1/W", Quantity.UPDATE))
                .isNotEqualTo(CirclesGraph.summary(without, 0, "hidden1/W", Quantity.UPDATE));
    }

    @Test
    void anUpdateIsWhatIsSubtractedEvenIfTheLossIsMaximised() {
        SameDiff graph = circles.layers();
        graph.setTrainingConfig(
                circles.with(new Sgd(0.1)).config().minimize(false).build());
        INDArray before = graph.getVariable("output/W").getArr().dup();
        recorder.attach(graph).fit(circles.batch());

        INDArray subtracted = before.sub(graph.getVariable("output/W").getArr());
        assertThat(CirclesGraph.summary(recorder.recording().windows().get(0), 5, "output/W", Quantity.UPDATE)
                        .mean())
                .isCloseTo(subtracted.meanNumber().doubleValue(), within(1e-12));
    }

    @Test
    void inputsThatAreNotNumbersAreFoundWithTheIterationInWhichTheyCame() {
        SameDiff graph = recorder.attach(circles.graph());
        graph.fit(circles.batches(), 1);
        graph.fit(new DataSet(Nd4j.valueArrayOf(new long[] {4, 2}, Double.NaN), Nd4j.ones(DataType.DOUBLE, 4, 1)));

        Finding finding = RuleSet.defaults().evaluate(recorder.recording()).findings().stream()
                .filter(it -> it.rule().equals(RuleId.NON_FINITE))
                .findFirst()
                .orElseThrow();

        assertThat(finding.sinceIteration()).isEqualTo(17);
    }
}
