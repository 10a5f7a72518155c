package io.github.gradientharness.maven;

import io.github.gradientharness.gate.StaleRecordings;
import io.github.gradientharness.maven.reactor.Reactor;
import io.github.gradientharness.maven.settings.CommandLine;
import io.github.gradientharness.maven.testclasses.HarnessUse;
import io.github.gradientharness.maven.testclasses.NotRecorded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/**
 * A goal that runs in a project of a build.
 *
 * @param project the project
 * @param session the build
 * @param execution the goal, as it was bound or typed
 */
record RunningGoal(MavenProject project, MavenSession session, MojoExecution execution) {

    private static final String USUAL_PHASE = "verify";

    /** As it is typed. */
    String name() {
        return "gradient:" + execution.getGoal();
    }

    /** The goal with the plugin's version, for a report to say what made it. */
    String madeBy() {
        return name() + " " + execution.getVersion();
    }

    /** What was typed to get here, as far as it matters for the gate. */
    String command() {
        return CommandLine.of(session);
    }

    /** Whether its project has no tests, because it only holds modules. */
    boolean isInPomProject() {
        return project.getPackaging().equals("pom");
    }

    /** Whether other modules may have the same configuration, so that a pattern that matches nothing here may match there. */
    boolean sharesConfiguration() {
        return session.getAllProjects().size() > 1;
    }

    /** Whether the gate comes after it in the same project, and names the page. */
    boolean isFollowedByCheck() {
        if (!execution.getGoal().equals("report")) {
            return false;
        }
        if (execution.getLifecyclePhase() == null) {
            return session.getGoals().stream().anyMatch(goal -> goal.contains("gradient") && goal.endsWith(":check"));
        }
        return project.getPlugin(execution.getPlugin().getKey()).getExecutions().stream()
                .filter(bound -> bound.getGoals().contains("check"))
                .map(bound -> bound.getPhase() == null ? USUAL_PHASE : bound.getPhase())
                .anyMatch(execution.getLifecyclePhase()::equals);
    }

    Path folder() {
        return project.getBasedir().toPath();
    }

    /** Folders of the tests' sources. */
    List<Path> testSources() {
        return project.getTestCompileSourceRoots().stream().map(Path::of).toList();
    }

    /** What was set by -D. */
    Properties onCommandLine() {
        return session.getUserProperties();
    }

    /** What the build's goals know of each other. */
    Reactor reactor() {
        return Reactor.of(session, execution);
    }

    /** Tells recordings that are older than the build or the test classes. */
    StaleRecordings staleRecordings() {
        return new StaleRecordings(
                session.getStartTime().toInstant(),
                Instant.now(),
                Path.of(project.getBuild().getTestOutputDirectory()));
    }

    /**
     * Reads which compiled tests use the harness.
     *
     * @throws MojoExecutionException if they can't be read
     */
    NotRecorded notRecorded() throws MojoExecutionException {
        Path testClasses = Path.of(project.getBuild().getTestOutputDirectory());
        try {
            Plugin surefire = project.getPlugin("org.apache.maven.plugins:maven-surefire-plugin");
            return new NotRecorded(
                    HarnessUse.in(testClasses), Optional.ofNullable(surefire).map(Plugin::getVersion));
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't read the test classes in " + testClasses, exception);
        }
    }
}
