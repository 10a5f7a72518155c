package io.github.gradientharness.maven;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Which goals of this plugin a build is going to run, as far as the POMs and the command line tell.
 *
 * <p>It may be wrong: a goal can be bound to a phase that the build does not reach. So whoever waits for the last of them
 * must not wait for ever.
 *
 * @param plugin the plugin's key
 */
record PlannedGoals(String plugin) {

    /** The goals that take part in what is done at the end of the build. */
    static final Set<String> AGGREGATED = Set.of("report", "check");

    private static final String ON_COMMAND_LINE = "default-cli";

    /** A goal of a module, unlike every other. */
    static String name(MavenProject project, String executionId, String goal) {
        return project.getId() + " " + executionId + ":" + goal;
    }

    /** The goals of all modules in this build. */
    Set<String> of(MavenSession session, MojoExecution first) {
        Set<String> planned = new HashSet<>();
        Set<String> typed = typed(session, first);
        for (MavenProject project : session.getProjects()) {
            if (!project.getPackaging().equals("pom")) {
                planned.addAll(bound(project));
                typed.forEach(goal -> planned.add(name(project, ON_COMMAND_LINE, goal)));
            }
        }
        return planned;
    }

    /** Goals that were typed, such as {@code gradient:check}; however they were written, the one that runs is among them. */
    private static Set<String> typed(MavenSession session, MojoExecution first) {
        Set<String> typed = new TreeSet<>();
        if (first.getExecutionId().equals(ON_COMMAND_LINE) && AGGREGATED.contains(first.getGoal())) {
            typed.add(first.getGoal());
        }
        session.getGoals().stream()
                .filter(goal -> goal.contains("gradient"))
                .map(goal -> goal.substring(goal.lastIndexOf(':') + 1))
                .filter(AGGREGATED::contains)
                .forEach(typed::add);
        return typed;
    }

    /** Whether a module's POM has a goal that takes part. */
    boolean areIn(MavenProject project) {
        return !project.getPackaging().equals("pom") && !bound(project).isEmpty();
    }

    /** Whether a module's POM has a certain goal. */
    boolean areIn(MavenProject project, String goal) {
        Plugin bound = project.getPlugin(plugin);
        return bound != null
                && bound.getExecutions().stream()
                        .anyMatch(execution -> execution.getGoals().contains(goal));
    }

    private Set<String> bound(MavenProject project) {
        Set<String> planned = new TreeSet<>();
        Plugin bound = project.getPlugin(plugin);
        if (bound != null) {
            for (PluginExecution execution : bound.getExecutions()) {
                execution.getGoals().stream()
                        .filter(AGGREGATED::contains)
                        .forEach(goal -> planned.add(name(project, execution.getId(), goal)));
            }
        }
        return planned;
    }
}
