package io.github.gradientharness.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void ofNumbersInAnyOrderItIsTheMiddleOneOrTheMeanOfTheTwo() {
        assertThat(Median.of(DoubleStream.of(9, 1, 5))).isEqualTo(5);
        assertThat(Median.of(DoubleStream.of(9, 1, 7, 3))).isEqualTo(5);
        assertThat(Median.of(DoubleStream.of(4))).isEqualTo(4);
    }

    @Test
    void whatIsNotANumberIsLeftOut() {
        assertThat(Median.of(DoubleStream.of(Double.NaN, 9, Double.NaN, 1, 5))).isEqualTo(5);
        assertThat(Median.of(DoubleStream.of(Double.NaN))).isNaN();
        assertThat(Median.of(DoubleStream.empty())).isNaN();
    }
}
