package io.github.gradientharness.maven;

import io.github.gradientharness.report.JudgedRecording;
import java.io.IOException;

/** What is done with a recording while all of it is in memory. */
@FunctionalInterface
interface RecordingVisitor {

    /**
     * Looks at a recording. Whoever keeps it keeps all its windows in memory.
     *
     * @param recording judged by itself; what its test over seeds makes of it is not known yet
     * @throws IOException if what is to be written can't be
     */
    void visit(JudgedRecording recording) throws IOException;
}
