package io.github.gradientharness.maven.reactor;

import java.util.Optional;
import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * A module without recordings in a report over all modules.
 *
 * @param project the module
 * @param skipped why its goals did nothing; empty if they did not run at all
 */
record MissingModule(MavenProject project, Optional<String> skipped) {

    /** Why, in words. */
    String why(MavenSession session) {
        if (skipped.isPresent()) {
            return "skipped: " + skipped.get();
        }
        if (!session.getProjects().contains(project)) {
            return "not part of this build (-pl or -rf)";
        }
        if (hasFailed(session, project)) {
            return "failed before its gradients were judged";
        }
        return session.getProjectDependencyGraph().getUpstreamProjects(project, true).stream()
                .filter(upstream -> hasFailed(session, upstream))
                .findFirst()
                .map(upstream -> "not built, because " + upstream.getArtifactId() + " failed")
                .orElse("the build ended before its gradients were judged");
    }

    /** Whether it was to be built and checked: a choice of whoever started the build is no gap. */
    boolean isGap(MavenSession session) {
        return skipped.isEmpty() && session.getProjects().contains(project);
    }

    private static boolean hasFailed(MavenSession session, MavenProject project) {
        return session.getResult().getBuildSummary(project) instanceof BuildFailure;
    }
}
