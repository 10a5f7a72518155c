package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static Path report(String recording) {
        return Verdict.report(Path.of(recording));
    }

    @Test
    void theReportWillBeWhereThePluginWritesIt() {
        Path usual = Path.of("target", "site", "gradient", "index.html");

        assertThat(report("target/gradient/recordings/suite/test.jsonl")).isEqualTo(usual);
        assertThat(report("module/target/gradient/recordings/suite/test.jsonl"))
                .isEqualTo(Path.of("module").resolve(usual));
        assertThat(report("elsewhere/recordings/suite/test.jsonl")).isEqualTo(usual);
    }
}
