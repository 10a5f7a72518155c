package io.github.gradientharness.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.Counts;
import io.github.gradientharness.maven.Recordings;
import io.github.gradientharness.maven.console.ConsoleLine.Level;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Finding;
import org.junit.jupiter.api.Test;

/** Names come from recordings, which anyone may have written: they must not break a line or a snippet. */
class ConsoleLineTest {

    @Test
    void namesFromARecordingCantForgeLines() {
        assertThat(new ConsoleLine(Level.INFO, "layer\n::error::x\r\u001b[2Jy\u0085z").text())
                .isEqualTo("layer ::error::x  [2Jy z");
    }

    /** A name that turns the direction of writing shows another text than it holds. */
    @Test
    void namesCantTurnTheDirectionOfWriting() {
        assertThat(new ConsoleLine(Level.INFO, "layer \u202Eyhtlaeh\u2066").text())
                .isEqualTo("layer ?yhtlaeh?");
    }

    @Test
    void aLineIsOfBoundedLength() {
        String line = new ConsoleLine(Level.ERROR, "UNHEALTHY " + "x".repeat(100_000) + " the end").text();

        assertThat(line)
                .hasSize(4_000)
                .startsWith("UNHEALTHY xxx")
                .contains("...")
                .endsWith("x the end");
    }

    @Test
    void namesOfAHundredThousandCharactersAreShortenedSoThatTheRestIsSeen() {
        Recording recording = Recordings.healthy("x".repeat(100_000), Declaration.NONE);

        assertThat(FindingFormatter.place(recording.header())).hasSizeLessThan(450);
    }

    @Test
    void aSnippetIsValidJavaWhateverTheLayerIsCalled() {
        Finding finding = RuleSet.defaults()
                .evaluate(Recordings.vanishing(Declaration.NONE))
                .findings()
                .get(0);
        Finding renamed =
                Finding.of(finding.rule(), finding.severity(), "a\"b\\c").build();

        assertThat(FindingFormatter.acceptance(renamed))
                .isEqualTo("@ExpectFinding(rule = \"vanishing-gradient\", layer = \"a\\\"b\\\\c\", reason = \"...\")");
    }

    @Test
    void countsHaveTheirPlural() {
        assertThat(Counts.of(1, "finding")).isEqualTo("1 finding");
        assertThat(Counts.of(0, "finding")).isEqualTo("0 findings");
    }
}
