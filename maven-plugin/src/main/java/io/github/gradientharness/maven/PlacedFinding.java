package io.github.gradientharness.maven;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.FindingFormatter;
import java.time.LocalDate;

/**
 * A finding and the test it is in.
 *
 * @param header of the recording it was found in
 * @param finding what was found
 * @param module the module of the build it is in; empty where all are from the same
 */
record PlacedFinding(Header header, Finding finding, String module) {

    static PlacedFinding in(JudgedRecording recording, Finding finding) {
        return new PlacedFinding(recording.diagnosis().recording().header(), finding, recording.module());
    }

    /** The annotation that declares it to be there on purpose, as Java source. */
    String annotation() {
        return FindingFormatter.acceptance(finding);
    }

    /** The element of the plugin's configuration that lets it through until a day, its reason to be filled in. */
    String acceptance(LocalDate until) {
        return new AcceptedFindingConfiguration(
                        PomElement.pattern(header.suite()),
                        PomElement.pattern(header.test()),
                        finding.rule(),
                        PomElement.pattern(finding.layer()),
                        "",
                        until.toString())
                .toString();
    }
}
