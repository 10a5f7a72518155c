package io.github.gradientharness.maven.reactor;

import io.github.gradientharness.gate.Gate;
import io.github.gradientharness.maven.recordings.ProjectBaseline;
import io.github.gradientharness.maven.recordings.RecordingsJudge;
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
 * @param gate says what the module objects to
 * @param baseline the module's baseline, whether or not there is one
 */
public record ModuleRecordings(
        MavenProject project, RecordingsJudge judge, List<Path> files, Path page, Gate gate, ProjectBaseline baseline) {

    /** Copies the list. */
    public ModuleRecordings {
        files = List.copyOf(files);
    }

    String name() {
        return project.getArtifactId();
    }
}
