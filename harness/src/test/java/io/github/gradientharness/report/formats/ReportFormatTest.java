package io.github.gradientharness.report.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReportFormatTest {

    @Test
    void namesAreReadInWhateverCaseAndWithSpaces() {
        assertThat(ReportFormat.parse("sarif, HTML,,html")).containsExactly(ReportFormat.HTML, ReportFormat.SARIF);
        assertThat(ReportFormat.parse(ReportFormat.DEFAULT)).containsExactly(ReportFormat.HTML, ReportFormat.JSON);
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        assertThatThrownBy(() -> ReportFormat.parse("html,pdf"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no format 'pdf'. The formats are: html, json, markdown, csv, tensorboard, sarif,"
                        + " junit.");
        assertThatThrownBy(() -> ReportFormat.parse(" , "))
                .hasMessageStartingWith("No format is named. The formats are: html, ");
    }

    @Test
    void namesAreTheSameInEveryLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr")); // where the small letter of I has no dot
            assertThat(ReportFormat.parse("junit,sarif")).hasSize(2);
        } finally {
            Locale.setDefault(before);
        }
    }
}
