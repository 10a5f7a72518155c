package io.github.gradientharness.assertj;

import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.verdict.Finding;
import org.assertj.core.presentation.StandardRepresentation;

/** Prints a finding in a message of AssertJ's as one line. */
final class FindingRepresentation extends StandardRepresentation {

    @Override
    protected String fallbackToStringOf(Object object) {
        return object instanceof Finding finding ? line(finding) : super.fallbackToStringOf(object);
    }

    private static String line(Finding finding) {
        return finding.severity() + " " + finding.rule() + " in layer '" + finding.layer() + "': "
                + FindingFormatter.message(finding);
    }
}
