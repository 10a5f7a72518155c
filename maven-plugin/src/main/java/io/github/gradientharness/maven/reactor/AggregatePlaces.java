package io.github.gradientharness.maven.reactor;

import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportFormats;
import io.github.gradientharness.report.formats.ReportPlaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Where the report over all modules of a build is. */
final class AggregatePlaces {

    private AggregatePlaces() {}

    /** Those of a build: below the build folder of the project in which Maven was started, whether or not it is built. */
    static ReportPlaces of(MavenSession session) {
        MavenProject root = root(session);
        Path target = Path.of(root.getBuild().getDirectory());
        return new ReportPlaces(
                target.resolve("site/gradient-aggregate"),
                target.resolve("gradient/aggregate-summary.json"),
                target.resolve("gradient"),
                root.getBasedir().toPath(),
                List.of(),
                "aggregate-");
    }

    static MavenProject root(MavenSession session) {
        return session.getAllProjects().stream()
                .filter(MavenProject::isExecutionRoot)
                .findFirst()
                .orElse(session.getTopLevelProject());
    }

    /**
     * Removes the report of an earlier build, so that nobody takes it for this build's.
     *
     * @throws IOException if something can't be removed
     */
    static void remove(MavenSession session) throws IOException {
        ReportPlaces places = of(session);
        for (ReportFormat format : ReportFormats.all()) {
            if (format.isOverModules()) {
                format.remove(places);
            }
        }
    }
}
