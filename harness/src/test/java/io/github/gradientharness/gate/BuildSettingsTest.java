package io.github.gradientharness.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.rules.Acceptance;
import io.github.gradientharness.rules.FindingPattern;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleAdjustment;
import io.github.gradientharness.verdict.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildSettingsTest {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 31);

    private static final RuleAdjustment LIMIT = new RuleAdjustment(
            new FindingPattern("vanishing-gradient", "Größe = *", "learns: fast", "hidden #1"), 1e-9, null, null);

    private static final BuildSettings ALL = new BuildSettings(
            Map.of("vanishing-gradient", 0.001, "dead-layer", 0.25),
            List.of("defaults", "loss-stays-small"),
            List.of(
                    LIMIT,
                    new RuleAdjustment(FindingPattern.ofRule("stalled-layer"), null, null, false),
                    new RuleAdjustment(FindingPattern.ofRule("*-layer"), null, Severity.WARNING, true)),
            List.of(new Acceptance(FindingPattern.ofRule("dead-layer"), "issue 12: \"mended\" soon\nor later", DAY)));

    @TempDir
    Path folder;

    @Test
    void testsReadWhatTheBuildWrote() throws IOException {
        Path file = BuildSettings.fileIn(folder.resolve("gradient"));

        ALL.write(file);

        assertThat(BuildSettings.read(file)).isEqualTo(ALL);
    }

    @Test
    void aBuildThatSaysNothingRemovesWhatAnEarlierOneLeft() throws IOException {
        Path file = BuildSettings.fileIn(folder);
        ALL.write(file);

        BuildSettings.NONE.write(file);

        assertThat(file).doesNotExist();
        assertThat(BuildSettings.read(file)).isEqualTo(BuildSettings.NONE);
    }

    @Test
    void aTypedLimitBeatsThatOfAnAdjustmentAndLeavesTheRest() {
        Judgement judgement = ALL.judgement(Set.of("vanishing-gradient"), DAY);

        assertThat(judgement.adjustments())
                .hasSize(3)
                .startsWith(new RuleAdjustment(LIMIT.where(), null, null, null))
                .endsWith(ALL.adjustments().get(2));
        assertThat(judgement.acceptances()).isEqualTo(ALL.acceptances());
        assertThat(judgement.limits()).isEmpty();
        assertThat(judgement.ignoreExpectations()).isFalse();
        assertThat(ALL.judgement(Set.of(), DAY).adjustments()).isEqualTo(ALL.adjustments());
    }

    @Test
    void whatIsAboutRulesThatOnlyThePluginHasIsLeftOut() {
        BuildSettings known = ALL.about(Set.of("vanishing-gradient", "stalled-layer"));

        assertThat(known.limits()).containsOnlyKeys("vanishing-gradient");
        assertThat(known.adjustments()).isEqualTo(ALL.adjustments());
        assertThat(known.acceptances()).isEmpty();
        assertThat(ALL.about(Set.of("vanishing-gradient")).adjustments()).containsExactly(LIMIT);
    }

    @Test
    void aFileOfAnotherKindIsNamedWithWhatToDo() throws IOException {
        Path file = BuildSettings.fileIn(folder);
        for (String text : List.of(
                "limit.dead-layer=much", "rule.0.id=dead-layer", "\\u00zz", "accepted.0.id=dead-layer", "rule.0.id=")) {
            Files.writeString(file, text);

            assertThatThrownBy(() -> BuildSettings.read(file))
                    .as(text)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Can't read " + file)
                    .hasMessageContaining("Delete the file");
        }
    }
}
