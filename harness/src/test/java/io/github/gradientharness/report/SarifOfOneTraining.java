package io.github.gradientharness.report;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.sarif.SarifReport;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The findings of a sick training. */
public final class SarifOfOneTraining {

    private SarifOfOneTraining() {}

    /** Writes them. */
    public static void write(Path file, Path module, String suite, String test) throws IOException {
        JudgedRecording sick = SyntheticTraining.of(test, SyntheticTraining.SIGMOID)
                .suite(suite)
                .epochs(30)
                .judged();
        SarifReport.write(file, module, List.of(), RuleSet.defaults().descriptions(), List.of(sick), Demo.CONTEXT);
    }
}
