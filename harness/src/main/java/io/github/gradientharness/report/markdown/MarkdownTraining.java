package io.github.gradientharness.report.markdown;

import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.verdict.Diagnosis;

/**
 * What the page says of a recording, without what was measured.
 *
 * @param judged without measurements
 * @param profile what is shown of them
 */
record MarkdownTraining(JudgedRecording judged, GradientOverDepth profile) {

    static MarkdownTraining of(JudgedRecording whole) {
        return new MarkdownTraining(
                whole.withoutMeasurements(),
                new GradientOverDepth(whole.diagnosis().recording()));
    }

    Diagnosis diagnosis() {
        return judged.diagnosis();
    }
}
