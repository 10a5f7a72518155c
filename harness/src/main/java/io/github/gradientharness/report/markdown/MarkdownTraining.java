package io.github.gradientharness.report.markdown;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.verdict.Diagnosis;

/**
 * What the page says about a recording, without what was measured.
 *
 * @param judged without measurements
 * @param lastEpoch the last epoch that was recorded
 */
record MarkdownTraining(JudgedRecording judged, int lastEpoch) {

    static MarkdownTraining of(JudgedRecording whole) {
        return new MarkdownTraining(
                whole.withoutMeasurements(), whole.diagnosis().recording().lastEpoch());
    }

    Diagnosis diagnosis() {
        return judged.diagnosis();
    }
}
