package io.github.gradientharness.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitTest {

    @Test
    void aLimitItselfIsHealthyAndNaNNeverIs() {
        assertThat(Limit.atLeast(0.01).isBrokenBy(0.01)).isFalse();
        assertThat(Limit.atLeast(0.01).isBrokenBy(0.00999)).isTrue();
        assertThat(Limit.atLeast(0.01).isBrokenBy(Double.NaN)).isTrue();
        assertThat(Limit.atMost(1).isBrokenBy(1)).isFalse();
        assertThat(Limit.atMost(1).isBrokenBy(1.01)).isTrue();
        assertThat(Limit.atMost(1).isBrokenBy(Double.NaN)).isTrue();
    }

    @Test
    void aValueNeverPrintsAsTheLimitItBroke() {
        assertThat(Limit.atLeast(0.01).print(0.0099999)).isEqualTo("0.0099999");
        assertThat(Limit.atMost(10).print(10.0001)).isEqualTo("10.0001");
        assertThat(Limit.atMost(0.0123456).text()).isEqualTo("0.0123456");
    }
}
