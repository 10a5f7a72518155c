package io.github.gradientharness.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.stats.ObservedShare;
import io.github.gradientharness.stats.ShareRequirement;
import io.github.gradientharness.stats.ShareRequirement.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A share over seeds in words that need no manual. */
class ShareFormatterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AT_MOST | 0.7 | 0 | 3 | As declared, this network rarely learns: 0 of 3 seeds (declared: at most 70 %)",
                "AT_MOST | 0.9 | 20 | 20 | As declared, this network often fails to learn: 20 of 40 seeds"
                        + " (declared: at most 90 %)",
                "AT_LEAST | 0.6 | 16 | 0 | As declared, this network usually learns: 16 of 16 seeds"
                        + " (declared: at least 60 %)",
                "AT_LEAST | 0.1 | 15 | 25 | As declared, this network sometimes learns: 15 of 40 seeds"
                        + " (declared: at least 10 %)",
                "AT_LEAST | 0.8 | 0 | 5 | This network learns less often than declared: 0 of 5 seeds"
                        + " (declared: at least 80 %)",
                "AT_MOST | 0.2 | 9 | 0 | This network learns more often than declared: 9 of 9 seeds"
                        + " (declared: at most 20 %)",
                "AT_LEAST | 0.8 | 1 | 0 | Too few seeds to tell how often this network learns: 1 of 1 seed"
                        + " (declared: at least 80 %)"
            })
    void saysWhatTheSeedsSay(Kind kind, double limit, int successes, int failures, String sentence) {
        assertThat(ShareFormatter.sentence(
                        new ShareRequirement(kind, limit, 0.95), new ObservedShare(successes, failures)))
                .isEqualTo(sentence);
    }

    /** By the definition of the bounds: their percentages, rounded outwards. */
    @Test
    void theRateIsRoundedOutwardsAndSaysWhenBothBoundsCanBeWrong() {
        assertThat(ShareFormatter.successRate(new ObservedShare(0, 3), 0.95))
                .isEqualTo("true success rate: 0-68 % (95 % confidence)");
        assertThat(new ObservedShare(0, 3).upperBound(0.95)).isBetween(0.67, 0.68);
        ObservedShare half = new ObservedShare(30, 30);
        assertThat(ShareFormatter.successRate(half, 0.95))
                .startsWith("true success rate: " + (int) (half.lowerBound(0.95) * 100) + "-")
                .endsWith(" % (95 % confidence in each bound)");
    }
}
