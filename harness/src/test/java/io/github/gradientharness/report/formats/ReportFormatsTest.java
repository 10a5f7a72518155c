package io.github.gradientharness.report.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReportFormatsTest {

    @Test
    void namesAreReadInWhateverCaseAndWithSpaces() {
        assertThat(ReportFormats.parse("sarif, HTML,,html"))
                .extracting(ReportFormat::id)
                .containsExactly("html", "sarif");
        assertThat(ReportFormats.parse(ReportFormats.DEFAULT))
                .extracting(ReportFormat::id)
                .containsExactly("html", "json");
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        assertThatThrownBy(() -> ReportFormats.parse("html,pdf"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no format 'pdf'. The formats are: html, json, markdown, csv, tensorboard, sarif,"
                        + " junit, verdicts.");
        assertThatThrownBy(() -> ReportFormats.parse("json,tensorbord"))
                .hasMessageEndingWith("sarif, junit, verdicts. Did you mean 'tensorboard'?");
        assertThatThrownBy(() -> ReportFormats.parse(" , "))
                .hasMessageStartingWith("No format is named. The formats are: html, ");
    }

    @Test
    void namesAreTheSameInEveryLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr")); // where the small letter of I has no dot
            assertThat(ReportFormats.parse("junit,sarif")).hasSize(2);
        } finally {
            Locale.setDefault(before);
        }
    }
}
