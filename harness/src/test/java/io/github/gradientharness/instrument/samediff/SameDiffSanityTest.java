package io.github.gradientharness.instrument.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.InputUse;
import io.github.gradientharness.recording.Recording.SanityFacts;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** What a copy of a SameDiff graph does with the first minibatch is recorded. */
class SameDiffSanityTest {

    private static final DataType TYPE = DataType.DOUBLE;
    private static final int SAMPLES = 6;

    private static INDArray normal(long seed, long... shape) {
        Random random = new Random(seed);
        INDArray array = Nd4j.create(TYPE, shape);
        for (long i = 0; i < array.length(); i++) {
            array.putScalar(i, random.nextGaussian());
        }
        return array;
    }

    private static final DataSet DATA =
            new DataSet(normal(1, SAMPLES, 3), Nd4j.eye(2).castTo(TYPE).repeat(0, SAMPLES / 2));

    /** A graph of one hidden layer; its inputs go through a function of graph and variable first. */
    private static SameDiff graph(BinaryOperator<SDVariable> hiddenOfInputAndKernel) {
        SameDiff graph = SameDiff.create();
        SDVariable values = graph.placeHolder("points", TYPE, -1, 3);
        SDVariable labels = graph.placeHolder("labels", TYPE, -1, 2);
        SDVariable hidden = hiddenOfInputAndKernel.apply(values, graph.var("hidden", normal(2, 3, 4)));
        SDVariable logits = graph.math.tanh(hidden).mmul(graph.var("output", normal(3, 4, 2)));
        graph.loss.softmaxCrossEntropy("loss", labels, logits, graph.constant(Nd4j.scalar(TYPE, 1.0)));
        graph.setLossVariables("loss");
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(new Adam(0.05))
                .dataSetFeatureMapping("points")
                .dataSetLabelMapping("labels")
                .build());
        return graph;
    }

    private static SanityFacts facts(SameDiff graph) {
        GradientRecorder recorder =
                new GradientRecorder(RecorderOptions.inMemory("checked").with(RecorderOptions.SanityChecks.ALL));
        recorder.attach(graph).fit(DATA);
        Recording recording = recorder.recording();
        assertThat(recording.notes()).noneMatch(note -> note.contains("could not be checked"));
        return recording.sanity();
    }

    @Test
    void aHealthyGraph() {
        SameDiff graph = graph(SDVariable::mmul);
        double loss = CirclesGraph.loss(graph, DATA);

        SanityFacts facts = facts(graph);

        assertThat(facts.samples()).isEqualTo(SAMPLES);
        assertThat(facts.initialLoss()).isCloseTo(loss, within(1e-9));
        assertThat(facts.uninformedLoss()).isCloseTo(Math.log(2), within(1e-9));
        assertThat(facts.inputs()).containsExactly(new InputUse("points", 3, 0, List.of(), List.of()));
        assertThat(facts.leakingSamples()).isZero();
        assertThat(facts.frozen()).isEmpty();
        assertThat(facts.steps().lossAfter()).isLessThan(loss);
        assertThat(facts.steps().parameters()).isEqualTo(2);
        assertThat(facts.steps().unmoved()).isEmpty();
        assertThat(facts.steps().withoutGradient()).isEmpty();
    }

    @Test
    void samplesThatAreMixedLeak() {
        SameDiff graph = graph(
                (values, kernel) -> values.permute(1, 0).reshape(SAMPLES, 3).mmul(kernel));

        assertThat(facts(graph).leakingSamples()).isGreaterThan(0.3);
    }

    @Test
    void aColumnThatIsCutOffIsUnused() {
        SameDiff graph = graph((values, kernel) -> values.mul(values.getSameDiff()
                        .constant(Nd4j.createFromArray(1.0, 1.0, 0.0).reshape(1, 3)))
                .mmul(kernel));

        assertThat(facts(graph).inputs()).containsExactly(new InputUse("points", 3, 1, List.of(2), List.of()));
    }

    @Test
    void aConstantInPlaceOfAKernelIsNamed() {
        SameDiff graph =
                graph((values, kernel) -> values.mmul(values.getSameDiff().constant("fixed", normal(5, 3, 4))));

        SanityFacts facts = facts(graph);

        assertThat(facts.frozen()).containsExactly("constant 'fixed'");
        assertThat(facts.steps().unmoved()).containsExactly("hidden");
        assertThat(facts.steps().withoutGradient()).containsExactly("hidden");
    }
}
