package io.github.gradientharness.maven.reactor;

import io.github.gradientharness.report.html.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Where the report over all modules of a build is.
 *
 * @param root folder of the project in which Maven was started
 * @param pages folder of its pages
 * @param summary its JSON file
 * @param markdown its Markdown file
 */
record AggregatePlaces(Path root, Path pages, Path summary, Path markdown) {

    /** Those of a build: below the build folder of the project in which Maven was started, whether or not it is built. */
    static AggregatePlaces of(MavenSession session) {
        MavenProject root = root(session);
        Path target = Path.of(root.getBuild().getDirectory());
        return new AggregatePlaces(
                root.getBasedir().toPath(),
                target.resolve("site/gradient-aggregate"),
                target.resolve("gradient/aggregate-summary.json"),
                target.resolve("gradient/aggregate-summary.md"));
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
    void remove() throws IOException {
        HtmlReport.remove(pages);
        Files.deleteIfExists(summary);
        Files.deleteIfExists(markdown);
    }
}
