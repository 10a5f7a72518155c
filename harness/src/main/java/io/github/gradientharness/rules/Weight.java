package io.github.gradientharness.rules;

import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Severity;

/** Makes findings worse by what they do to the training. */
final class Weight {

    private Weight() {}

    /** The finding as an error, of a network that does not learn. */
    static Finding grave(Finding finding) {
        return finding.severity() == Severity.WARNING
                ? finding.withSeverity(Severity.ERROR)
                        .meaningAlso(" The network does not learn: its loss is not clearly below a constant answer's.")
                : finding;
    }
}
