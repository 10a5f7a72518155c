package io.github.gradientharness.assertj;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.recording.Quantity.ACTIVATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gradientharness.recording.Recording;
import org.assertj.core.api.AbstractDoubleAssert;
import org.junit.jupiter.api.Test;

class DistributionAssertTest {

    private static final Recording RECORDING = HandMade.ofLayers(2)
            .distribution(0, "", ACTIVATION, -3, -0.1, 0, 0, 0.4)
            .distribution(1, "", ACTIVATION, 7)
            .window(1, 1, 1)
            .distribution(0, "", ACTIVATION, 0.5, 0.6, 1, 2, 100)
            .window(2, 2, 2)
            .recording();

    private static DistributionAssert<AbstractDoubleAssert<?>> distribution(Recording recording) {
        return assertThat(recording).overall().layer(0).activation().distribution();
    }

    @Test
    void sharesAreCountedOverAllWindows() {
        distribution(RECORDING).count().isEqualTo(10);
        distribution(RECORDING).shareBelow(0).isEqualTo(0.2);
        distribution(RECORDING).zeroShare().isEqualTo(0.2);
        distribution(RECORDING).shareBelow(0.5).isEqualTo(0.5);
        distribution(RECORDING).shareAtLeast(1).isEqualTo(0.3);
        distribution(RECORDING).shareBetween(0.5, 2).isEqualTo(0.3);
    }

    @Test
    void quantilesComeWithinSevenPercent() {
        distribution(RECORDING).median().isCloseTo(0.5, withinPercentage(7));
        distribution(RECORDING).quantile(1).isCloseTo(100, withinPercentage(7));
        distribution(RECORDING).quantile(0).isCloseTo(-3, withinPercentage(7));
        assertThat(RECORDING).overall().layer(0).activation().quantile(0.81).isCloseTo(2, withinPercentage(7));
    }

    @Test
    void aFailureSaysWhatWasCounted() {
        assertThat(Messages.of(() -> distribution(RECORDING).shareAtLeast(1).isLessThan(0.25)))
                .isEqualTo("""
                        the whole training: share of at least 1 of the activation of layer 'hidden 1': Expecting actual 0.3 \
                        to be less than 0.25""");
        assertThat(Messages.of(() -> distribution(RECORDING).quantile(0.9).isZero()))
                .startsWith("the whole training: 0.9 quantile of the activation of layer 'hidden 1': ");
    }

    @Test
    void impossibleSharesAndBoundsAreMistakes() {
        assertThatThrownBy(() -> distribution(RECORDING).quantile(90))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A quantile is asked for by a share from 0 to 1, not 90.0.");
        assertThatThrownBy(() -> distribution(RECORDING).shareBetween(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Nothing lies between bounds that are not in order: shareBetween(1.0, 1.0).");
    }

    @Test
    void severalLayersMakeAProfile() {
        assertThat(Messages.of(() -> assertThat(RECORDING)
                        .inEpoch(1)
                        .eachLayer()
                        .activation()
                        .distribution()
                        .shareAtLeast(4)
                        .isLessThan(0.5)))
                .isEqualTo("""
                        epoch 1: share of at least 4 of the activation of each layer: Expected each layer's \
                        number to be less than 0.5, but 1 of 2 is not
                          hidden 1  0
                          output    1  <-- fails""");
    }
}
