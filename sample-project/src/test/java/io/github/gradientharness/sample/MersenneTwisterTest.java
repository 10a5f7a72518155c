package io.github.gradientharness.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MersenneTwisterTest {

    @Test
    void intervalReachesBothEndsAndNothingBeyond() {
        MersenneTwister random = new MersenneTwister(7);

        int[] drawn = IntStream.range(0, 1000).map(i -> random.interval(4)).toArray();

        assertThat(Arrays.stream(drawn).distinct().sorted().toArray()).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void normalDeviatesAreThoseOfNumpy() {
        MersenneTwister random = new MersenneTwister(0);

        // numpy.random.RandomState(0).normal(size=4)
        assertThat(IntStream.range(0, 4).mapToDouble(i -> random.gauss()).toArray())
                .containsExactly(
                        new double[] {1.764052345967664, 0.4001572083672233, 0.9787379841057392, 2.240893199201458},
                        within(1e-15));
    }

    @Test
    void theLargestSeedIsUnsigned() {
        MersenneTwister random = new MersenneTwister((1L << 32) - 1);

        // numpy.random.RandomState(4294967295).normal()
        assertThat(random.gauss()).isCloseTo(0.6484086742306527, within(1e-15));
    }
}
