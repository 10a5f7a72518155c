package io.github.gradientharness.assertj;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.assertj.GradientAssertions.assertThatRecordings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final Recording SICK = Recordings.constant(20, 1e-6, 1e-3, 1.0);

    @Test
    void aDescriptionStandsBeforeThePlaceWhereverInTheChainItIsGiven() {
        assertThat(Messages.of(() -> assertThat(SICK).as("fraud %s", "model").isHealthy()))
                .startsWith("fraud model: Expected healthy");
        assertThat(Messages.of(() -> assertThat(SICK).describedAs("fraud").inEpochs(21, 22)))
                .startsWith("fraud: Nothing was recorded");
        assertThat(Messages.of(() ->
                        assertThat(SICK).as("fraud").inEpoch(1).gradientSlope().isNegative()))
                .startsWith("fraud: epoch 1: slope");
        assertThat(Messages.of(() ->
                        assertThat(SICK).inEpoch(1).as("100 %").gradientSlope().isNegative()))
                .startsWith("100 %: epoch 1: slope");
        assertThat(Messages.of(() -> assertThat(SICK)
                        .inEpoch(1)
                        .layer(0)
                        .as(() -> "fraud")
                        .gradient()
                        .max()
                        .isNegative()))
                .startsWith("fraud: epoch 1: largest gradient");
        assertThat(Messages.of(() -> assertThat(SICK)
                        .inEpoch(1)
                        .eachLayer()
                        .gradient()
                        .as("fraud")
                        .max()
                        .isZero()))
                .startsWith("fraud: epoch 1: largest gradient");
        assertThat(Messages.of(() -> assertThat(SICK).as("fraud").loss().last().isNegative()))
                .startsWith("fraud: last loss");
        assertThat(Messages.of(() -> assertThat(SICK).as("fraud").findings().isEmpty()))
                .startsWith("fraud: Expecting empty but was: [ERROR vanishing-gradient in layer"
                        + " 'hidden 1': mean |gradient| of its kernel");
        assertThat(Messages.of(() -> assertThatRecordings(List.of(SICK))
                        .as("seeds")
                        .shareOfHealthy()
                        .observed()
                        .isEqualTo(1)))
                .startsWith("seeds: share of recordings that are healthy");
    }

    @Test
    void theLastDescriptionCounts() {
        assertThat(Messages.of(() -> assertThat(SICK)
                        .as("first")
                        .as("second")
                        .inEpoch(1)
                        .as("third")
                        .gradientSlope()
                        .isNegative()))
                .startsWith("third: epoch 1: slope");
    }

    @Test
    void aFailMessageReplacesOursAllAlongTheChain() {
        assertThat(Messages.of(() -> assertThat(SICK)
                        .withFailMessage("sick %s", "again")
                        .inEpoch(1)
                        .gradientSlope()
                        .isNegative()))
                .startsWith("epoch 1: slope")
                .contains("of mean |gradient|: sick again\n");
        assertThat(Messages.of(() ->
                        assertThat(SICK).overridingErrorMessage(() -> "sick").isHealthy()))
                .isEqualTo("sick");
        assertThat(Messages.of(() -> assertThat(SICK).withFailMessage("sick").inEpochs(21, 22)))
                .isEqualTo("sick");
        assertThat(Messages.of(() -> assertThat(SICK)
                        .inEpoch(1)
                        .withFailMessage("100 %")
                        .eachLayer()
                        .gradient()
                        .max()
                        .isZero()))
                .endsWith("each layer's kernel: 100 %");
        assertThat(Messages.of(() -> assertThat(SICK)
                        .inEpoch(1)
                        .overridingErrorMessage("sick %d", 2)
                        .layer(0)
                        .update()
                        .max()))
                .isEqualTo("epoch 1: sick 2");
    }
}
