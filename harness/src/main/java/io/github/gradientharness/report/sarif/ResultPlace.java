package io.github.gradientharness.report.sarif;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Header;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a result is about.
 *
 * @param suite the test class; empty where it is about no training
 * @param test the test method; empty likewise
 * @param otherwise the file to point to where no source is found, if there is one
 */
record ResultPlace(String suite, String test, Optional<Path> otherwise) {

    static ResultPlace of(JudgedRecording judged) {
        Header header = judged.diagnosis().recording().header();
        return new ResultPlace(header.suite(), header.test(), Optional.of(judged.file()));
    }
}
