package io.github.gradientharness.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.Schedule;
import io.github.gradientharness.report.formats.ReportFormats;
import io.github.gradientharness.settings.SettingNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Settings spoilt at random, with known seeds: each is understood, or refused by the documented exception with a reason. */
@Tag("slow")
class HostileSettingsTest {

    private static final int INPUTS = 20_000;

    private static void assertUnderstoodOrRefused(int inputs, Function<String, ?> parser, String... samples) {
        int understood = 0;
        for (int seed = 0; seed < inputs; seed++) {
            String sample = samples[new Random(seed).nextInt(samples.length)];
            String spoilt =
                    new String(Mutation.some(sample.getBytes(StandardCharsets.UTF_8), seed), StandardCharsets.UTF_8);
            try {
                assertThat(parser.apply(spoilt)).isNotNull();
                understood++;
            } catch (IllegalArgumentException documented) {
                assertThat(documented)
                        .as("seed %s", seed)
                        .isNotInstanceOf(NumberFormatException.class)
                        .hasMessageMatching("(?s).{20,}");
            } catch (RuntimeException undocumented) {
                throw new AssertionError("of '" + spoilt + "', seed " + seed, undocumented);
            }
        }
        assertThat(understood).isBetween(1, inputs - 1);
    }

    @Test
    void schedules() {
        assertUnderstoodOrRefused(INPUTS, Schedule::parse, "every-iteration", "never", "every:10", "log:20,0.05");
    }

    @Test
    void formats() {
        assertUnderstoodOrRefused(
                INPUTS, ReportFormats::parse, "html,json", "markdown,csv,sarif", "junit , tensorboard");
    }

    @Test
    void names() {
        assertUnderstoodOrRefused(
                INPUTS / 10,
                name -> {
                    Optional<String> problem =
                            SettingNames.problemWith(List.of("gradient." + name), List.of("dead-layer"));
                    assertThat(problem.orElse("There is no setting")).startsWith("There is no setting");
                    if (problem.isPresent()) {
                        throw new IllegalArgumentException(problem.get());
                    }
                    return name;
                },
                "outputDirectory",
                "limit.dead-layer",
                "formats");
    }

    /** Looking for the nearest name takes time that grows with the length. */
    @Test
    void aNameOfAHundredThousandLettersTakesNoTime() {
        String name = "gradient.limit." + "x".repeat(100_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> assertThat(SettingNames.problemWith(List.of(name), List.of()))
                        .isPresent());
    }
}
