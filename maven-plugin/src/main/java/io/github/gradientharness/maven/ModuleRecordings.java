package io.github.gradientharness.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;

/**
 * The recordings of a module that a goal of this build has dealt with.
 *
 * @param project the module
 * @param judge judges them as the module's own goals did
 * @param files the recordings
 * @param page the module's own report
 * @param stale tells which of them an earlier run left
 * @param notRecorded tells annotated test classes whose tests JUnit Jupiter does not run
 * @param reactions what the module does about something else than findings
 * @param baseline the module's baseline, whether or not there is one
 */
record ModuleRecordings(
        MavenProject project,
        RecordingsJudge judge,
        List<Path> files,
        Path page,
        StaleRecordings stale,
        NotRecorded notRecorded,
        Reactions reactions,
        ProjectBaseline baseline) {

    /** Copies the list. */
    ModuleRecordings {
        files = List.copyOf(files);
    }

    String name() {
        return project.getArtifactId();
    }
}
