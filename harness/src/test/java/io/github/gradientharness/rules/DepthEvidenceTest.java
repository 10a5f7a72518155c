package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.rules.evidence.DepthEvidence;
import io.github.gradientharness.rules.evidence.LayerKinds;
import io.github.gradientharness.verdict.Evidence;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DepthEvidenceTest {

    private static List<Layer> layers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Layer(i, "hidden " + i, "DenseLayer", "tanh", 5, 5, List.of()))
                .toList();
    }

    @Test
    void aFewLayersAreAllThere() {
        List<Evidence> evidence = DepthEvidence.of(layers(24), name -> "size of " + name, i -> i, 3);

        assertThat(evidence).hasSize(24);
        assertThat(evidence.get(7)).isEqualTo(new Evidence("size of hidden 7", "7"));
    }

    @Test
    void ofManyLayersBothEndsAndTheOneInQuestionAreThereAndTheRangeOfTheOthers() {
        List<Evidence> evidence = DepthEvidence.of(layers(200), name -> "size of " + name, i -> i, 100);

        assertThat(evidence).hasSize(6 + 9 + 6 + 1);
        assertThat(evidence).extracting(Evidence::name).contains("size of hidden 96", "size of hidden 104");
        assertThat(evidence.get(evidence.size() - 1)).isEqualTo(new Evidence("size of 179 other layers", "6 to 193"));
    }

    @Test
    void manyNamesAreShortened() {
        assertThat(LayerKinds.names(layers(3))).isEqualTo("hidden 0, hidden 1, hidden 2");
        assertThat(LayerKinds.names(layers(200)))
                .startsWith("hidden 0, hidden 1,")
                .contains("hidden 5, 188 more, hidden 194,")
                .endsWith("hidden 199");
    }
}
