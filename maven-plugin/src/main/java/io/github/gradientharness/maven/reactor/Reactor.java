package io.github.gradientharness.maven.reactor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;
import org.jspecify.annotations.Nullable;

/**
 * What the goals of all modules of one build know of each other. Modules may be built at the same time.
 *
 * <p>What is to be done over all modules, and in a module whose build ended before {@code gradient:check}, is done when the
 * session ends.
 */
public final class Reactor {

    private static final Set<String> JUDGING = Set.of("report", "check");

    private final MavenSession session;
    private final String plugin;
    private final Map<MavenProject, ModuleRecordings> modules = new LinkedHashMap<>();
    private final Map<MavenProject, String> skipped = new LinkedHashMap<>();
    private final Map<MavenProject, Runnable> prepared = new LinkedHashMap<>();
    private final TestAgents agents = new TestAgents();
    private @Nullable Aggregate aggregate;

    private Reactor(MavenSession session, String plugin) {
        this.session = session;
        this.plugin = plugin;
    }

    /**
     * The reactor of a build, made by the first of its goals. Its key is the class itself: where modules give the plugin
     * dependencies of their own, Maven loads it several times, and these do not know each other.
     */
    public static Reactor of(MavenSession session, MojoExecution execution) {
        SessionData data = session.getRepositorySession().getData();
        synchronized (data) {
            if (data.get(Reactor.class) instanceof Reactor reactor) {
                return reactor;
            }
            Reactor reactor = new Reactor(session, execution.getPlugin().getKey());
            data.set(Reactor.class, reactor);
            BuildEvents.tell(session, reactor.agents::goalStarts, reactor::end);
            return reactor;
        }
    }

    /** Remembers a module's recordings, and how to write the report over all modules. */
    public synchronized void add(ModuleRecordings module, Aggregate how) {
        modules.put(module.project(), module);
        aggregate = how;
    }

    /**
     * Remembers what is to be done for a module when the build ends, if {@code gradient:check} has not run in it by then and
     * no goal of the plugin has failed it. The first removes the report over all modules of an earlier build.
     *
     * @throws IOException if that can't be removed
     */
    public synchronized void prepare(MavenProject project, Runnable atEnd) throws IOException {
        if (prepared.isEmpty() && modules.isEmpty() && session.getAllProjects().size() > 1) {
            AggregatePlaces.remove(session);
        }
        prepared.put(project, atEnd);
    }

    /**
     * Has the JVMs that run a module's tests load the agent, if it has a framework that the harness knows.
     *
     * @param jvmOptions as they are written into an {@code argLine}
     */
    public void recordTests(MavenProject project, String jvmOptions) {
        agents.add(project, jvmOptions);
    }

    /** Whether a module has a framework that the harness knows. Its dependencies are to be resolved. */
    public static boolean canTrain(MavenProject project) {
        return TestAgents.trains(project);
    }

    /** Whether tests of a module ran with the agent in this build. */
    public boolean haveTestsRunWithAgent(MavenProject project) {
        return agents.haveStartedIn(project);
    }

    /** Nothing is left to do for a module when the build ends. */
    public synchronized void settled(MavenProject project) {
        prepared.remove(project);
    }

    /** Remembers why a module's goals do nothing. */
    public synchronized void skip(MavenProject project, String why) {
        skipped.put(project, why);
    }

    /** Whether a module's POM binds a goal of the plugin. */
    public boolean isBound(MavenProject project, String goal) {
        Plugin bound = project.getPlugin(plugin);
        return bound != null
                && bound.getExecutions().stream()
                        .anyMatch(execution -> execution.getGoals().contains(goal));
    }

    private synchronized List<Runnable> unsettled() {
        return List.copyOf(prepared.values());
    }

    private void end() {
        unsettled().forEach(Runnable::run);
        Aggregate how = aggregate;
        if (how != null && how.isNeeded(this)) {
            try {
                how.write(this);
            } catch (MojoExecutionException | RuntimeException exception) {
                session.getResult().addException(exception);
            }
        }
    }

    synchronized List<ModuleRecordings> modules() {
        return modules.values().stream()
                .sorted(Comparator.comparing(module -> session.getAllProjects().indexOf(module.project())))
                .toList();
    }

    MavenSession session() {
        return session;
    }

    /** Modules that have one of the plugin's goals and nothing in the report, each with the reason, in the build's order. */
    synchronized List<MissingModule> missing() {
        List<MissingModule> missing = new ArrayList<>();
        for (MavenProject project : session.getAllProjects()) {
            if (!modules.containsKey(project) && (skipped.containsKey(project) || isExpected(project))) {
                missing.add(new MissingModule(project, Optional.ofNullable(skipped.get(project))));
            }
        }
        return missing;
    }

    private boolean isExpected(MavenProject project) {
        return !project.getPackaging().equals("pom") && JUDGING.stream().anyMatch(goal -> isBound(project, goal));
    }
}
