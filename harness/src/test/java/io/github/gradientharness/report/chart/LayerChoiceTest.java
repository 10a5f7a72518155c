package io.github.gradientharness.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayerChoiceTest {

    @Test
    void fewLayersAreAllChosen() {
        assertThat(LayerChoice.of(5, List.of(2), 12)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void ofManyTheFirstTheLastTheSickAndOthersAreChosen() {
        assertThat(LayerChoice.of(200, List.of(137), 12))
                .hasSizeLessThanOrEqualTo(12)
                .hasSizeGreaterThan(9)
                .contains(0, 137, 199)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void manySickLayersDoNotCrowdOutTheRest() {
        assertThat(LayerChoice.of(100, List.of(50, 51, 52, 53, 54, 55, 56), 8)).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void aModelWithoutKernelsHasNone() {
        assertThat(LayerChoice.of(0, List.of(), 12)).isEmpty();
    }
}
