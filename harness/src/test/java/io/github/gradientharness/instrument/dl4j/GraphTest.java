package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Window;
import org.deeplearning4j.datasets.iterator.utilty.SingletonMultiDataSetIterator;
import org.deeplearning4j.nn.conf.graph.AttentionVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;

/** A graph is recorded like a stack of layers, its layers by their distance from the inputs. */
class GraphTest {

    private static final DataType TYPE = DataType.DOUBLE;

    private final Watching watching = Watching.everyIteration();

    @Test
    void layersStandInForwardOrderUnderTheirVerticesNames() {
        watching.attach(TinyNetworks.branched(TinyNetworks.settings(TYPE)));

        Model model = watching.recording().header().model();

        assertThat(model.kind()).isEqualTo("ComputationGraph");
        assertThat(model.name()).isEqualTo("in_a, in_b -> policy_out, value");
        assertThat(model.parameterCount()).isEqualTo(12 + 8 + 9 + 24 + 10 + 5);
        assertThat(model.layers())
                .extracting(Layer::name)
                .containsExactlyInAnyOrder("branch_a_1", "branch_b", "branch_a_2", "trunk_W", "policy_out", "value");
        assertThat(model.layers().subList(2, 4)).extracting(Layer::name).containsExactly("branch_a_2", "trunk_W");
        assertThat(model.layers().subList(0, 2))
                .extracting(Layer::name)
                .containsExactlyInAnyOrder("branch_a_1", "branch_b");
        assertThat(model.layers()).extracting(Layer::index).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(watching.layer("trunk_W").fanIn()).isEqualTo(5);
        assertThat(watching.layer("value").activation()).isEqualTo("identity");
    }

    @Test
    void everyParameterOfEveryBranchHasAllQuantitiesInEveryIteration() {
        ComputationGraph graph = watching.attach(TinyNetworks.branched(TinyNetworks.settings(TYPE)));
        MultiDataSet data = TinyNetworks.branchedData(TYPE, 6);

        graph.fit(new SingletonMultiDataSetIterator(data), 3);

        assertThat(watching.recording().windows()).extracting(Window::fromEpoch).containsExactly(1, 2, 3);
        for (Layer layer : watching.recording().header().model().layers()) {
            for (String parameter : new String[] {"W", "b"}) {
                double gradient = watching.summary(3, layer.name(), parameter, Quantity.GRADIENT)
                        .l2();
                double update = watching.summary(3, layer.name(), parameter, Quantity.UPDATE)
                        .l2();
                assertThat(gradient).as(layer.name()).isPositive();
                assertThat(update).as(layer.name()).isCloseTo(0.1 * gradient, within(1e-12));
                assertThat(watching.summary(3, layer.name(), parameter, Quantity.PARAMETER)
                                .tensors())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void theLossIsThatOfAllOutputsBeforeTheUpdate() {
        ComputationGraph graph = watching.attach(TinyNetworks.branched(TinyNetworks.settings(TYPE)));
        MultiDataSet data = TinyNetworks.branchedData(TYPE, 6);
        double before = graph.score(data, true);

        graph.fit(data);

        assertThat(watching.recording().windows().get(0).loss().mean()).isCloseTo(before, within(1e-12));
    }

    @Test
    void aVertexWithParametersIsALayerToo() {
        ComputationGraph graph = new ComputationGraph(TinyNetworks.settings(TYPE)
                .updater(new Adam(1e-2))
                .graphBuilder()
                .addInputs("sequence")
                .addVertex(
                        "attention",
                        new AttentionVertex.Builder()
                                .nHeads(1)
                                .nInQueries(2)
                                .nInKeys(2)
                                .nInValues(2)
                                .nOut(4)
                                .headSize(4)
                                .projectInput(true)
                                .weightInit(WeightInit.XAVIER)
                                .build(),
                        "sequence",
                        "sequence",
                        "sequence")
                .addLayer("pool", new GlobalPoolingLayer(), "attention")
                .addLayer("output", TinyNetworks.softmax(4, 2), "pool")
                .setOutputs("output")
                .setInputTypes(InputType.recurrent(2))
                .build());
        watching.attach(graph);
        DataSet labelled = TinyNetworks.denseData(TYPE, 5);

        graph.fit(new DataSet(TinyNetworks.normal(TYPE, 1, 5, 2, 3), labelled.getLabels()));

        assertThat(watching.problem()).isEmpty();
        assertThat(watching.layer("attention").parameters()).hasSize(4);
        watching.layer("attention")
                .parameters()
                .forEach(parameter -> assertThat(watching.summary(1, "attention", parameter.name(), Quantity.GRADIENT)
                                .count())
                        .isEqualTo(parameter.shape().stream().reduce(1L, Math::multiplyExact)));
    }
}
