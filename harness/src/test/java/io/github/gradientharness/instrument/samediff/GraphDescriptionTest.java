package io.github.gradientharness.instrument.samediff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Parameter.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/** Layers are found in a graph, whatever it is made of. */
class GraphDescriptionTest {

    private final SameDiff graph = SameDiff.create();
    private final SDVariable input = graph.placeHolder("input", DataType.FLOAT, -1, 4);

    private SDVariable variable(String name, long... shape) {
        return graph.var(name, Nd4j.ones(DataType.FLOAT, shape));
    }

    private Model describe(SDVariable loss) {
        graph.setLossVariables(loss);
        return GraphDescription.of(graph).facts().model();
    }

    private static List<String> roles(Layer layer) {
        return layer.parameters().stream()
                .map(parameter -> parameter.name() + " " + parameter.role())
                .toList();
    }

    @Test
    void theModelIsDescribedInForwardOrder() {
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("described"));
        recorder.attach(CirclesGraph.of("tanh-5x5", DataType.DOUBLE).graph());

        Header header = recorder.recording().header();

        assertThat(header.model().kind()).isEqualTo("SameDiff");
        assertThat(header.model().name()).isEqualTo("2-5-5-5-5-5-1");
        assertThat(header.model().layers())
                .extracting(layer -> layer.name() + " " + layer.type() + " " + layer.activation() + " " + layer.fanIn())
                .containsExactly(
                        "hidden1 matmul tanh 2",
                        "hidden2 matmul tanh 5",
                        "hidden3 matmul tanh 5",
                        "hidden4 matmul tanh 5",
                        "hidden5 matmul tanh 5",
                        "output matmul  5");
        assertThat(roles(header.model().layers().get(5))).containsExactly("output/W KERNEL", "output/b BIAS");
        assertThat(header.model().layers().get(0).parameters().get(0))
                .isEqualTo(new Parameter("hidden1/W", Role.KERNEL, List.of(2L, 5L)));
        assertThat(header.model().parameterCount()).isEqualTo(15 + 4 * 30 + 6);
        assertThat(header.model().updater()).contains("ClassicalMomentum");
    }

    @Test
    void namesComeFromWhatTheVariablesShareOrElseFromTheKernel() {
        SDVariable values = input;
        for (String[] names :
                new String[][] {{"a/W", "a/b"}, {"b_W", "b_b"}, {"w2", "b2"}, {"net/w3", "net/b3"}, {"net/w4", "net/b4"}
                }) {
            values = graph.nn.relu(values.mmul(variable(names[0], 4, 4)).add(variable(names[1], 4)), 0.0);
        }
        SDVariable alone = values.mmul(variable("last_kernel", 4, 2));

        assertThat(describe(alone.mean()).layers())
                .extracting(Layer::name)
                .containsExactly("a", "b", "w2", "net/w3", "net/w4", "last_kernel");
    }

    @Test
    void aShortcutDoesNotMoveALayerBehindThoseItSkips() {
        SDVariable stem = graph.nn.relu(input.mmul(variable("stem", 4, 4)), 0.0);
        SDVariable first = graph.nn.relu(stem.mmul(variable("first", 4, 4)), 0.0);
        SDVariable second = graph.nn.relu(first.mmul(variable("second", 4, 4)), 0.0);

        assertThat(describe(second.add(stem).mean()).layers())
                .extracting(Layer::name)
                .containsExactly("stem", "first", "second");
    }

    @Test
    void aSharedKernelBelongsToItsFirstUseAndAPenaltyIsNoUse() {
        SDVariable shared = variable("shared", 4, 4);
        SDVariable other = variable("other", 4, 4);
        SDVariable first = graph.math.tanh(input.mmul(shared));
        SDVariable second = graph.math.tanh(first.mmul(shared).add(variable("bias", 4)));
        SDVariable penalty =
                graph.math.sqrt(graph.math.exp(graph.math.square(other).sum()).add(1.0));

        Model model = describe(second.mmul(other).mean().add(penalty));

        assertThat(model.layers())
                .extracting(layer -> layer.name() + " " + layer.type() + " " + layer.activation())
                .containsExactly("shared matmul tanh", "bias add tanh", "other matmul ");
        assertThat(model.parameterCount()).isEqualTo(16 + 4 + 16);
    }

    @Test
    void theRoleComesFromTheOperation() {
        SDVariable linear = graph.nn.linear(input, variable("d/W", 4, 3), variable("d/b", 3));
        SDVariable parametric = graph.nn.prelu(linear, variable("d/alpha", 3), 1);
        SDVariable scaled = parametric.mul(variable("scale", 1, 3));
        SDVariable row = scaled.mmul(variable("e/W", 3, 2)).add(variable("e/b", 1, 2));
        SDVariable reshaped = row.mmul(graph.permute(variable("transposed", 5, 2), 1, 0));
        variable("unused", 3, 3);

        Model model = describe(reshaped.mean());

        assertThat(model.layers())
                .extracting(layer -> layer.name() + " " + layer.activation() + " " + roles(layer))
                .containsExactly(
                        "d prelu [d/W KERNEL, d/b BIAS, d/alpha OTHER]",
                        "scale  [scale OTHER]",
                        "e  [e/W KERNEL, e/b BIAS]",
                        "transposed  [transposed KERNEL]");
    }

    @Test
    void convolutionsAndTransposedProductsHaveSizes() {
        SDVariable image = graph.placeHolder("image", DataType.FLOAT, -1, 2, 6, 6);
        SDVariable convolved = graph.cnn.conv2d(
                image,
                variable("conv/W", 3, 3, 2, 5),
                variable("conv/b", 5),
                Conv2DConfig.builder().kH(3).kW(3).build());
        SDVariable flat = graph.reshape(graph.nn.relu(convolved, 0.0), -1, 80);
        SDVariable product = graph.mmul(flat, variable("dense", 7, 80), false, true, false);

        assertThat(describe(product.mean()).layers())
                .extracting(layer -> layer.name() + " " + layer.type() + " " + layer.fanIn() + " " + layer.units())
                .containsExactly("conv conv2d 18 5", "dense matmul 80 7");
    }

    @Test
    void whatIsNotOnTheWayToTheLossDoesNotHideAnActivation() {
        SDVariable weighted = input.mmul(variable("W", 4, 3)).add(variable("b", 3));
        graph.nn.sigmoid("seen", weighted);
        SDVariable activated = graph.math.tanh(weighted);

        assertThat(describe(activated.mean()).layers())
                .extracting(Layer::activation)
                .containsExactly("tanh");
    }

    @Test
    void aGraphWithoutTrainableVariablesHasNoLayers() {
        assertThat(describe(input.mean()).layers()).isEmpty();
    }
}
