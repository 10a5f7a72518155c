package io.github.gradientharness.instrument.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.BaseListener;
import org.nd4j.autodiff.listeners.Loss;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.autodiff.samediff.internal.Variable;
import org.nd4j.evaluation.classification.EvaluationBinary;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** The recorded loss is the true one, though SameDiff reports 0, and nobody else notices. */
class SameDiffLossTest {

    private final CirclesGraph circles = CirclesGraph.of("tanh-5x5", DataType.DOUBLE);
    private final GradientRecorder recorder =
            new GradientRecorder(RecorderOptions.inMemory("samediff").with(Windowing.ITERATION));

    @Test
    void theRecordedLossIsTheOneBeforeTheUpdate() {
        SameDiff graph = recorder.attach(circles.graph());
        DataSet batch = circles.batch();
        double first = CirclesGraph.loss(graph, batch);
        graph.fit(batch);
        double second = CirclesGraph.loss(graph, batch);
        graph.fit(batch);

        assertThat(recorder.recording().windows())
                .extracting(window -> window.loss().mean())
                .containsExactly(first, second);
        assertThat(second).isLessThan(first);
    }

    @Test
    void aPenaltyInTheGraphCountsWithTheKernelBeforeTheUpdate() {
        SameDiff graph = circles.layers();
        SDVariable penalty =
                graph.math.square(graph.getVariable("output/W")).sum().mul(0.5);
        graph.getVariable("loss").add("total", penalty);
        graph.setLossVariables("total");
        graph.setTrainingConfig(circles.config().build());
        DataSet batch = circles.batch();
        double expected =
                graph.outputSingle(CirclesGraph.placeholders(batch), "total").getDouble(0);
        recorder.attach(graph).fit(batch);

        assertThat(recorder.recording().windows().get(0).loss().mean()).isEqualTo(expected);
    }

    @Test
    void severalLossesAreAddedUpAsTheirGradientsAre() {
        SameDiff graph = circles.layers();
        graph.getVariable("loss").mul("again", 2.0);
        graph.setLossVariables("loss", "again");
        graph.setTrainingConfig(circles.config().build());
        DataSet batch = circles.batch();
        double expected = 3 * CirclesGraph.loss(graph, batch);
        recorder.attach(graph).fit(batch);

        assertThat(recorder.recording().windows().get(0).loss().mean()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void theTrainingConfigurationIsLeftAsFoundAndTheUsersEvaluationsAreKept() {
        SameDiff graph = circles.layers();
        graph.nn.sigmoid("prediction", graph.getVariable("logits"));
        TrainingConfig config = circles.config()
                .trainEvaluation("prediction", 0, new EvaluationBinary())
                .build();
        graph.setTrainingConfig(config);
        String before = config.toJson();
        var evaluations = config.getTrainEvaluations();
        var labels = config.getTrainEvaluationLabels();
        List<String> found = new ArrayList<>();
        BaseListener looking = looking(() -> found.add(
                config.getTrainEvaluations() == evaluations && config.getTrainEvaluationLabels() == labels
                        ? "the user's"
                        : "another"));
        graph.addListeners(looking);
        recorder.attach(graph);
        graph.addListeners(looking);

        var history = graph.fit(circles.batches(), 1);

        assertThat(config.getTrainEvaluations()).isSameAs(evaluations).containsOnlyKeys("prediction");
        assertThat(config.getTrainEvaluationLabels()).isSameAs(labels).containsOnlyKeys("prediction");
        assertThat(found).hasSizeGreaterThan(16 * 2 * 10).containsOnly("the user's");
        assertThat(recorder.recording().windows())
                .hasSize(16)
                .allMatch(window -> window.loss().mean() > 0);
        config.setIterationCount(0);
        config.setEpochCount(0);
        assertThat(config.toJson()).isEqualTo(before);
        EvaluationBinary evaluated = history.finalTrainingEvaluations().evaluation("prediction");
        assertThat(evaluated.totalCount(0)).isEqualTo(500);
    }

    /** A listener that looks whenever SameDiff hands it something. */
    private static BaseListener looking(Runnable look) {
        return new BaseListener() {
            @Override
            public boolean isActive(Operation operation) {
                return true;
            }

            @Override
            public void operationStart(SameDiff graph, Operation operation) {
                look.run();
            }

            @Override
            public void iterationStart(SameDiff graph, At at, MultiDataSet batch, long millis) {
                look.run();
            }

            @Override
            public void preOpExecution(SameDiff graph, At at, SameDiffOp operation, OpContext context) {
                look.run();
            }

            @Override
            public void activationAvailable(
                    SameDiff graph, At at, MultiDataSet batch, SameDiffOp operation, String name, INDArray array) {
                look.run();
            }

            @Override
            public void preUpdate(SameDiff graph, At at, Variable parameter, INDArray update) {
                look.run();
            }

            @Override
            public void iterationDone(SameDiff graph, At at, MultiDataSet batch, Loss loss) {
                look.run();
            }
        };
    }
}
