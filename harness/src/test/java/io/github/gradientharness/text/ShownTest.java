package io.github.gradientharness.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void boundsLongNamesAndSaysHowLongTheyWere() {
        assertThat(Shown.name("x".repeat(10_000))).hasSizeLessThan(200).endsWith("… (10000 characters)");
    }

    @Test
    void neverCutsAnEmojiInHalf() {
        assertThat(Shown.label("\uD83D\uDD25".repeat(20), 5)).isEqualTo("\uD83D\uDD25".repeat(4) + "…");
    }

    @Test
    void replacesWhatHasNoShape() {
        assertThat(Shown.name("a\u0000b\nc\uD800d")).isEqualTo("a b c\uFFFDd");
    }

    @Test
    void makesSentences() {
        assertThat(Shown.sentence("lower the learning rate")).isEqualTo("Lower the learning rate.");
        assertThat(Shown.sentence("Why?")).isEqualTo("Why?");
        assertThat(Shown.sentence("")).isEmpty();
    }
}
