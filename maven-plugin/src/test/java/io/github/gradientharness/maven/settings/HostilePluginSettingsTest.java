package io.github.gradientharness.maven.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.maven.Recordings;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.Acceptance;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleAdjustment;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

/** The POM's settings spoilt at random, with known seeds: each is understood, or refused with a reason, on one line. */
class HostilePluginSettingsTest {

    private static final int INPUTS = 5_000;
    private static final KnownRules RULES = knownRules();
    private static final Recording SICK = Recordings.vanishing(Declaration.NONE);

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "*",
            "?",
            "NaN",
            "Infinity",
            "-1",
            "-0.0",
            "1e999",
            "9".repeat(2_000),
            "0x1p3",
            "1d",
            "true",
            "TRUE",
            "\u0000",
            "\u001b[2J",
            "\ud800",
            "${project.version}",
            "</rule>",
            "+999999999-12-31",
            "0000-00-00",
            "2027-02-29",
            "*".repeat(5_000),
            "\n::error::x",
            "İ",
            "\u0661");

    /** What reads a text; it may throw only what is documented. */
    private interface Reading {
        void read(String[] texts) throws MojoExecutionException;
    }

    /** Of each text, one in three is spoilt: a hostile one in its place, or some of its characters replaced or missing. */
    private static String[] spoilt(Random random, String... texts) {
        String[] spoilt = texts.clone();
        for (int i = 0; i < spoilt.length; i++) {
            spoilt[i] = switch (random.nextInt(9)) {
                case 0 -> HOSTILE.get(random.nextInt(HOSTILE.size()));
                case 1 -> changed(random, spoilt[i], Character.toString(random.nextInt(0x3000)));
                case 2 -> changed(random, spoilt[i], "");
                default -> spoilt[i];
            };
        }
        return spoilt;
    }

    private static String changed(Random random, String text, String by) {
        if (text.isEmpty()) {
            return by;
        }
        int at = random.nextInt(text.length());
        return text.substring(0, at) + by + text.substring(by.isEmpty() ? at + 1 : at);
    }

    private static void assertUnderstoodOrRefused(Reading reading, String... sound) {
        int understood = 0;
        for (int seed = 0; seed < INPUTS; seed++) {
            String[] texts = spoilt(new Random(seed), sound);
            try {
                reading.read(texts);
                understood++;
            } catch (MojoExecutionException documented) {
                assertThat(documented).as("seed %s", seed).hasMessageMatching("(?s).{20,}");
            } catch (RuntimeException | Error undocumented) {
                throw new AssertionError("of " + String.join(" | ", texts) + ", seed " + seed, undocumented);
            }
        }
        assertThat(understood).isBetween(INPUTS / 20, INPUTS * 19 / 20);
    }

    /** What was understood can be judged by, and a sick network stays sick unless a rule was switched off or made mild. */
    private static void judge(List<RuleAdjustment> adjustments, List<Acceptance> acceptances) {
        Judgement judgement = new Judgement(Map.of(), false, adjustments, acceptances, LocalDate.of(2026, 11, 25));
        Diagnosis diagnosis = RULES.judging().evaluate(SICK, judgement);
        assertThat(diagnosis.results()).isNotEmpty();
        assertThat(acceptances)
                .allSatisfy(acceptance -> assertThat(acceptance.reason()).isNotBlank());
        if (adjustments.isEmpty()) {
            assertThat(diagnosis.findings()).isNotEmpty();
        }
    }

    @Test
    void rules() {
        assertUnderstoodOrRefused(
                texts -> {
                    RuleConfiguration rule = ConfiguredRule.of(texts);
                    judge(new RuleSettings(RULES, Set.of()).adjustments(List.of(rule)), List.of());
                },
                "vanishing-gradient",
                "Fraud*",
                "learns",
                "hidden ?",
                "0.001",
                "warning",
                "true");
    }

    @Test
    void acceptedFindings() {
        assertUnderstoodOrRefused(
                texts -> judge(
                        List.of(),
                        AcceptanceSettings.acceptances(
                                RULES,
                                List.of(new AcceptedFindingConfiguration(
                                        texts[0], texts[1], texts[2], texts[3], texts[4], texts[5])))),
                "com.example.FraudTest",
                "learns[1]",
                "*-gradient",
                "hidden*",
                "issue 12",
                "2027-01-31");
    }

    @Test
    void limitsAreFiniteAndNeverNegative() {
        assertUnderstoodOrRefused(
                texts -> {
                    Properties properties = new Properties();
                    properties.setProperty("gradient.limit." + texts[0], texts[1]);
                    assertThat(LimitSettings.merge(RULES, properties, Map.of(), new Properties())
                                    .values())
                            .allMatch(limit -> Double.isFinite(limit) && limit >= 0);
                },
                "dead-layer",
                "0.25");
    }

    @Test
    void namesAndChoices() {
        assertUnderstoodOrRefused(
                texts -> {
                    Properties properties = new Properties();
                    properties.setProperty("gradient." + texts[0], texts[1]);
                    KnownSettings.require(RULES, properties, new Properties());
                    Choice.parse(Severity.class, "gradient.failOn", texts[1]);
                },
                "failOn",
                "warning");
    }

    private static KnownRules knownRules() {
        try {
            return KnownRules.of(List.of(), HostilePluginSettingsTest.class.getClassLoader(), true);
        } catch (MojoExecutionException exception) {
            throw new AssertionError(exception);
        }
    }
}
