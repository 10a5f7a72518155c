package io.github.gradientharness.maven;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.FindingFormatter;

/**
 * A finding and the test it is in.
 *
 * @param header of the recording it was found in
 * @param finding what was found
 */
record PlacedFinding(Header header, Finding finding) {

    /** The annotation that accepts it, as Java source. */
    String snippet() {
        return FindingFormatter.acceptance(finding);
    }
}
