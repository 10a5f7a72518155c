package io.github.gradientharness.rules;

import static io.github.gradientharness.recording.Quantity.ACTIVATION_GRADIENT;
import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static io.github.gradientharness.recording.Quantity.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.rules.evidence.FrozenLayers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A layer that is kept from training is told from one that can't train. */
class FrozenLayersTest {

    private final NetworkByHand given = NetworkByHand.of("tanh", "tanh");

    private boolean isFrozen() {
        return FrozenLayers.isFrozen(given.layer(1), given.recordedEpochs());
    }

    private boolean hasGradient() {
        return FrozenLayers.hasGradient(given.layer(1), given.recordedEpochs());
    }

    private boolean isKeptFromItsGradient() {
        return FrozenLayers.isKeptFromItsGradient(given.layer(1), given.recordedEpochs());
    }

    /** No gradient is calculated, though dL/da arrives and the units respond. */
    private NetworkByHand keptFromItsGradient() {
        return given.kernel(1, GRADIENT, 0, 0)
                .bias(1, GRADIENT, 0)
                .output(1, ACTIVATION_GRADIENT, 0.1)
                .off(0)
                .saturated(0);
    }

    @Test
    void aKernelThatNeverMovesAlthoughItHasAGradientIsFrozen() {
        given.kernel(1, GRADIENT, 0.1).kernel(1, UPDATE, 0, 0).epochs(3);

        assertThat(isFrozen()).isTrue();
        assertThat(hasGradient()).isTrue();
    }

    @Test
    void aKernelThatMovesOnceIsNot() {
        given.kernel(1, GRADIENT, 0.1)
                .kernel(1, UPDATE, 0)
                .epochs(2)
                .kernel(1, UPDATE, 1e-30)
                .epochs(1);

        assertThat(isFrozen()).isFalse();
    }

    @Test
    void onlyTheEpochsInWhichUpdatesWereMeasuredTell() {
        given.kernel(1, GRADIENT, 0.1).epochs(1);
        assertThat(isFrozen()).as("never measured").isFalse();

        given.kernel(1, UPDATE, 0).epochs(1).kernel(1, UPDATE).epochs(1);
        assertThat(isFrozen()).as("measured in one epoch of three").isTrue();
    }

    @Test
    void aKernelThatNeverMovesAndOfWhichNoGradientWasRecordedIsFrozen() {
        given.kernel(1, UPDATE, 0).epochs(2);

        assertThat(isFrozen()).isTrue();
        assertThat(hasGradient()).isFalse();
    }

    @Test
    void aKernelThatNeverMovesForWantOfAGradientIsDeadInPlaceOfFrozen() {
        given.kernel(1, UPDATE, 0).kernel(1, GRADIENT, 0).epochs(2);

        assertThat(isFrozen()).isFalse();
        assertThat(hasGradient()).isFalse();
    }

    @Test
    void aKernelWhoseGradientIsNotCalculatedIsFrozen() {
        keptFromItsGradient().kernel(1, UPDATE, 0).epochs(2);

        assertThat(isFrozen()).isTrue();
        assertThat(isKeptFromItsGradient()).isTrue();
    }

    @Test
    void aGradientInOneEpochIsCalculated() {
        keptFromItsGradient().epochs(2).kernel(1, GRADIENT, 0, 1e-30).epochs(1);

        assertThat(isKeptFromItsGradient()).isFalse();
    }

    @Test
    void aBiasThatGetsAGradientShowsThatItIsCalculated() {
        keptFromItsGradient().bias(1, GRADIENT, 1e-30).epochs(2);
        assertThat(isKeptFromItsGradient()).isFalse();
    }

    @Test
    void aBiasWhoseGradientWasNotMeasuredShowsNothing() {
        keptFromItsGradient().bias(1, GRADIENT).epochs(2);
        assertThat(isKeptFromItsGradient()).isFalse();
    }

    @Test
    void aLayerThatNoSignalReachesIsNotKeptFromItsGradient() {
        keptFromItsGradient().output(1, ACTIVATION_GRADIENT, 0).epochs(2);
        assertThat(isKeptFromItsGradient()).isFalse();
    }

    @Test
    void aLayerWhoseSignalWasNotMeasuredIsNotKeptFromItsGradient() {
        keptFromItsGradient().output(1, ACTIVATION_GRADIENT).epochs(2);
        assertThat(isKeptFromItsGradient()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.9, true", "1, false"})
    void aLayerWhoseUnitsAreAllOffIsDead(double off, boolean kept) {
        keptFromItsGradient().off(off).epochs(2);
        assertThat(isKeptFromItsGradient()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"0.5, true", "0.6, false"})
    void aLayerWhoseUnitsAreMostlySaturatedIsDead(double saturated, boolean kept) {
        keptFromItsGradient().saturated(saturated).epochs(2);
        assertThat(isKeptFromItsGradient()).isEqualTo(kept);
    }

    @Test
    void aUnitIsOffIfItIsForEverySample() {
        keptFromItsGradient().unitsOf(1, Statistic.ZERO_SHARE, 0.9, 0.9).epochs(2);
        assertThat(isKeptFromItsGradient()).isTrue();
    }

    @Test
    void unitsThatWereNotMeasuredAreNotSaidToRespond() {
        given.kernel(1, GRADIENT, 0)
                .bias(1, GRADIENT, 0)
                .output(1, ACTIVATION_GRADIENT, 0.1)
                .epochs(2);

        assertThat(isKeptFromItsGradient()).isFalse();
    }
}
