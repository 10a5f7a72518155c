package io.github.gradientharness.assertj;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.assertj.GradientAssertions.layer;
import static io.github.gradientharness.recording.Quantity.ACTIVATION;
import static io.github.gradientharness.recording.Quantity.ACTIVATION_GRADIENT;
import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static io.github.gradientharness.recording.Quantity.PARAMETER;
import static io.github.gradientharness.recording.Quantity.SAMPLE_CONCENTRATION;
import static io.github.gradientharness.recording.Quantity.UNIT_SIMILARITY;
import static io.github.gradientharness.recording.Quantity.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.UnitSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerAssertTest {

    private static final Recording MIXED = HandMade.mixed()
            .tensor(0, "W", GRADIENT, 1)
            .tensor(2, "W", GRADIENT, 2)
            .tensor(3, "W", GRADIENT, 3)
            .tensor(0, "b", GRADIENT, 4)
            .tensor(1, "", ACTIVATION, 5)
            .tensor(1, "", ACTIVATION_GRADIENT, 6)
            .tensor(1, "", SAMPLE_CONCENTRATION, 0.7)
            .tensor(1, "", UNIT_SIMILARITY, 0.8)
            .tensor(0, "W", UPDATE, 0.003, 0.004)
            .tensor(0, "W", PARAMETER, 3, 4)
            .units(1, UnitSeries.Statistic.ZERO_SHARE, 1, 0.99, 0, 1)
            .units(2, UnitSeries.Statistic.SATURATED_SHARE, 0.5, 0.49, 0.9, 1, 0)
            .window(1, 1, 10)
            .recording();

    private static final WindowAssert WINDOW = assertThat(MIXED).inEpoch(1);

    @Test
    void oneLayerIsFoundByPlaceNameAndIndex() {
        WINDOW.firstLayer().gradient().mean().isEqualTo(1);
        WINDOW.lastLayer().gradient().mean().isEqualTo(3);
        WINDOW.layer("hidden 2").gradient().mean().isEqualTo(2);
        WINDOW.layer(2).gradient().mean().isEqualTo(2);
        WINDOW.layer(layer("hidden 2")).gradient().mean().isEqualTo(2);
    }

    @Test
    void severalLayersComeInForwardOrder() {
        WINDOW.eachLayer().gradient().mean().values().containsExactly(1.0, 2.0, 3.0);
        WINDOW.hiddenLayers().gradient().mean().values().containsExactly(1.0, 2.0);
        WINDOW.layersOfType("DenseLayer").gradient().mean().values().containsExactly(2.0);
        WINDOW.layersMatching("*2").gradient().mean().values().containsExactly(2.0);
        WINDOW.layersMatching("?????t").gradient().mean().values().containsExactly(3.0);
        WINDOW.layersMatching("con*").gradient().mean().values().containsExactly(1.0);
    }

    @Test
    void eachQuantityIsThatOfTheRecording() {
        WINDOW.layer("relu").activation().mean().isEqualTo(5);
        WINDOW.layer("relu").activationGradient().mean().isEqualTo(6);
        WINDOW.layer("relu").sampleConcentration().mean().isEqualTo(0.7);
        WINDOW.layer("relu").unitSimilarity().mean().isEqualTo(0.8);
        WINDOW.firstLayer().update().max().isEqualTo(0.004);
        WINDOW.firstLayer().parameter().l2().isEqualTo(5);
        WINDOW.firstLayer().gradient().ofBias().mean().isEqualTo(4);
        WINDOW.firstLayer().gradient().ofParameter("b").mean().isEqualTo(4);
        WINDOW.firstLayer().updateToParameterRatio().isEqualTo(0.001);
        WINDOW.updateToParameterRatio(layer("conv 1")).isEqualTo(0.001);
        WINDOW.layersMatching("conv*").updateToParameterRatio().isEqualTo(0.001);
    }

    @Test
    void unitsAreDeadIfZeroForEverySampleAndSaturatedIfForHalfOfThem() {
        WINDOW.layer("relu").deadUnitShare().isEqualTo(0.5);
        WINDOW.layer("hidden 2").saturatedUnitShare().isEqualTo(0.6);
        WINDOW.layer("relu")
                .units(UnitSeries.Statistic.ZERO_SHARE)
                .shareBelow(0.5)
                .isEqualTo(0.25);
        assertThat(Messages.of(() -> WINDOW.layer("relu").deadUnitShare().isZero()))
                .startsWith("epoch 1: share of at least 1 of the units' shares of samples with an output of"
                        + " zero of layer 'relu': expected: 0.0 but was: 0.5");
    }

    @Test
    void anUnknownLayerIsAMistakeThatListsThoseThereAre() {
        String all = "There are: 0 'conv 1', 1 'relu', 2 'hidden 2', 3 'output'";
        assertThatThrownBy(() -> WINDOW.layer("hidden 3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no layer 'hidden 3'. " + all);
        assertThatThrownBy(() -> WINDOW.layer(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no layer 4. " + all);
        assertThatThrownBy(() -> WINDOW.layersMatching("dense*"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no layer that matches 'dense*'. " + all);
        assertThatThrownBy(() -> WINDOW.layersOfType("LSTM"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "There is no layer of type 'LSTM'. There are: ConvolutionLayer, ActivationLayer, DenseLayer,"
                                + " OutputLayer");
        assertThatThrownBy(() -> WINDOW.layer(layer("relu")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no layer 'relu' with a kernel. There are: 0 'conv 1', 2 'hidden 2', 3 'output'");
    }

    @Test
    void anUnknownParameterIsAMistakeThatListsThoseThereAre() {
        assertThatThrownBy(
                        () -> WINDOW.firstLayer().gradient().ofParameter("RW").mean())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Layer 'conv 1' has no parameter 'RW'. It has: 'W' (kernel), 'b' (bias)");
        assertThatThrownBy(() -> WINDOW.layer("relu").gradient().mean())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Layer 'relu' has no kernel. It has: no parameters");
        assertThatThrownBy(() -> WINDOW.layer("relu").activation().ofBias())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The activation is a layer's, not a parameter's: leave ofBias() and ofParameter(...) out.");
    }

    @Test
    void aModelWithoutHiddenLayersOrKernelsSaysSo() {
        Recording single =
                HandMade.ofLayers(1).kernel(GRADIENT, 1).window(1, 1, 1).recording();
        assertThat(Messages.of(() -> assertThat(single).overall().hiddenLayers()))
                .isEqualTo("the whole training: The model has no hidden layer: its only layer with a kernel"
                        + " is 'output'.");
        Model bare = new Model("bare", "SameDiff", List.of(new Layer(0, "relu", "", "", 0, 0, List.of())), "", 0);
        Recording none = new HandMade(bare).window(1, 1, 1).recording();
        assertThat(Messages.of(() -> assertThat(none).overall().firstLayer()))
                .isEqualTo("the whole training: The model has no layer with a kernel.");
    }

    @Test
    void whatWasNotMeasuredSaysWhereItWasAndWhatMeasuresIt() {
        Recording sparse = HandMade.ofLayers(2)
                .kernel(GRADIENT, 1, 1)
                .kernel(UPDATE, 1, 1)
                .window(1, 1, 1)
                .kernel(GRADIENT, 1, 1)
                .window(1, 2, 10)
                .note("Activations are measured of a MultiLayerNetwork only.")
                .recording();

        assertThat(Messages.of(() ->
                        assertThat(sparse).inIterations(2, 10).layer(0).update().mean()))
                .isEqualTo("""
                        iterations 2 to 10: The update of layer 'hidden 1' (kernel) was not measured in \
                        iterations 2 to 10.
                        This recording has it in the windows of iterations 1. It is measured densely \
                        at first and then ever more rarely. To have it in every iteration, set gradient.preset=full or \
                        gradient.windows=iteration.
                        The recording notes:
                          Activations are measured of a MultiLayerNetwork only.""");
        assertThat(Messages.of(
                        () -> assertThat(sparse).overall().layer(0).activation().mean()))
                .isEqualTo("""
                        the whole training: The activation of layer 'hidden 1' was not measured in the whole \
                        training.
                        This recording has it nowhere. It is measured in a few iterations by \
                        gradient.preset=standard, never by economy. To have it in every iteration, set \
                        gradient.preset=full or gradient.windows=iteration.
                        The recording notes:
                          Activations are measured of a MultiLayerNetwork only.""");
        assertThat(Messages.of(
                        () -> assertThat(sparse).overall().layer(0).gradient().quantile(0.5)))
                .startsWith("the whole training: The distribution of the gradient of layer 'hidden 1'"
                        + " (kernel) was not measured in the whole training.\nThis recording has it nowhere.");
        assertThat(Messages.of(() -> assertThat(sparse).overall().layer(0).deadUnitShare()))
                .startsWith("the whole training: The distribution of the units' shares of samples with an"
                        + " output of zero of layer 'hidden 1' was not measured in the whole training.");
    }

    @Test
    void aKernelOfZerosHasNoUpdateRatio() {
        Recording zeros = HandMade.ofLayers(1)
                .kernel(UPDATE, 1)
                .kernel(PARAMETER, 0)
                .window(1, 1, 1)
                .recording();
        assertThat(Messages.of(() -> assertThat(zeros).overall().layer(0).updateToParameterRatio()))
                .isEqualTo("the whole training: The kernel of layer 'output' is all zero: there is no ratio"
                        + " of its update to it. Was it initialised?");
    }

    @Test
    void wildcardsAreTakenLiterallyOtherwise() {
        Model model = Recordings.model(2);
        assertThat(LayerLookup.matching("hidden.1").test(model.layers().get(0))).isFalse();
        assertThat(LayerLookup.matching("hidden ?").test(model.layers().get(0))).isTrue();
        assertThat(LayerLookup.matching("hidden").test(model.layers().get(0))).isFalse();
        assertThat(LayerLookup.matching("*").test(model.layers().get(0))).isTrue();
    }
}
