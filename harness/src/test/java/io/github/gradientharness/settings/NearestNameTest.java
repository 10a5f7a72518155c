package io.github.gradientharness.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> RULES = List.of("non-finite", "dead-layer", "vanishing-gradient");

    @ParameterizedTest
    @CsvSource({
        "vanishing, vanishing-gradient",
        "VANISHING_GRADIENT, vanishing-gradient",
        "vanishing-gradients, vanishing-gradient",
        "dead-layers, dead-layer",
        "nonfinite, non-finite"
    })
    void aNameThatWasBegunOrHasWrongLettersIsFound(String written, String meant) {
        assertThat(NearestName.of(written, RULES)).isEqualTo(meant);
        assertThat(NearestName.question(written, RULES)).isEqualTo(" Did you mean '" + meant + "'?");
    }

    @Test
    void ofSeveralNamesThatBeginSoTheShortestIsMeant() {
        assertThat(NearestName.of("rule", List.of("ruleSets", "rules"))).isEqualTo("rules");
        assertThat(NearestName.question("rule", List.of("ruleSets", "rules"))).isEqualTo(" Did you mean 'rules'?");
    }

    @Test
    void nothingIsAskedWhereNoNameIsLikeIt() {
        assertThat(NearestName.question("overfitting", RULES)).isEmpty();
        assertThat(NearestName.question("dead-layer", List.of())).isEmpty();
    }
}
