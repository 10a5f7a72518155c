package io.github.gradientharness.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarginTest {

    @Test
    void theNearestIsTheOneThatTheSmallestFactorTakesToItsLimit() {
        Margin half = Margin.of(0.5, Limit.atMost(0.9)).orElseThrow();
        Margin triple = Margin.of(0.03, Limit.atLeast(0.01)).orElseThrow();

        assertThat(half.factor()).isEqualTo(1.8);
        assertThat(triple.factor()).isEqualTo(3);
        assertThat(Stream.of(triple, half).min(Margin.NEAREST_FIRST)).contains(half);
        assertThat(triple.text()).isEqualTo("0.03 (limit 0.01)");
        assertThat(new Margin(0.010001, Limit.atLeast(0.01)).text()).isEqualTo("0.010001 (limit 0.01)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, 0.91})
    void whatIsBrokenOrHasNoRatioHasNoMargin(double actual) {
        assertThat(Margin.of(actual, Limit.atMost(0.9))).isEmpty();
    }

    @Test
    void aLimitOfZeroHasNoMargin() {
        assertThat(Margin.of(0.5, Limit.atLeast(0))).isEmpty();
    }
}
