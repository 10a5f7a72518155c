package io.github.gradientharness.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.PlacedFinding;
import io.github.gradientharness.maven.Recordings;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Finding;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which test the printed element names. */
class AcceptanceSnippetTest {

    /** A number would name another invocation as soon as one is put before it. */
    @Test
    void anInvocationIsNamedByItsDisplayName() {
        Recording sick = Recordings.vanishing(Declaration.NONE);
        Finding finding = RuleSet.defaults().evaluate(sick).findings().stream()
                .findFirst()
                .orElseThrow();
        Header header = sick.header();
        Header invocation = new Header(
                header.runId(),
                header.startedAt(),
                header.suite(),
                "learns[2]",
                "[2] twenty sigmoid layers",
                header.model(),
                header.seed(),
                header.environment(),
                header.declaration(),
                header.seedGroup());

        AcceptanceSnippet snippet = new AcceptanceSnippet(
                List.of(new PlacedFinding(invocation, finding, "")), LocalDate.of(2026, 11, 25), true);

        assertThat(snippet.console().lines())
                .anyMatch(line -> line.contains("<test>learns[twenty sigmoid layers]</test>"));
    }
}
