package io.github.gradientharness.maven.reactor;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Has the JVMs that run a module's tests start with the harness's agent, where the module has a framework that the harness knows.
 *
 * <p>The agent is put before whatever {@code argLine} Surefire and Failsafe were given, when they are about to run: in their own
 * configuration, so that no property of the build changes, and an {@code argLine} in the POM needs no {@code @{argLine}}.
 */
final class TestAgents {

    private static final Set<String> FRAMEWORKS = Set.of("org.deeplearning4j", "org.nd4j");

    private static final String ARG_LINE = "argLine";

    private final Map<MavenProject, String> options = new ConcurrentHashMap<>();
    private final Set<MavenProject> started = ConcurrentHashMap.newKeySet();

    /** Has the tests of a module run with options of the JVM that load the agent. */
    void add(MavenProject project, String jvmOptions) {
        options.put(project, jvmOptions);
    }

    /** Called before Maven configures a goal. */
    void goalStarts(ExecutionEvent event) {
        String ofProject = options.get(event.getProject());
        if (ofProject != null && BuildEvents.isOfTests(event.getMojoExecution()) && trains(event.getProject())) {
            Xpp3Dom configuration = event.getMojoExecution().getConfiguration();
            if (configuration != null) {
                started.add(event.getProject());
                putBeforeArgLine(configuration, ofProject, event.getSession(), event.getProject());
            }
        }
    }

    /** Whether tests of a module ran with the agent in this build. */
    boolean haveStartedIn(MavenProject project) {
        return started.contains(project);
    }

    static boolean trains(MavenProject project) {
        return project.getArtifacts().stream().anyMatch(artifact -> FRAMEWORKS.contains(artifact.getGroupId()));
    }

    private static void putBeforeArgLine(
            Xpp3Dom configuration, String options, MavenSession session, MavenProject project) {
        Xpp3Dom argLine = configuration.getChild(ARG_LINE);
        if (argLine == null) {
            argLine = new Xpp3Dom(ARG_LINE);
            configuration.addChild(argLine);
        }
        String given = argLine.getValue();
        boolean isOfProperty = given == null || given.isBlank() || given.equals("${argLine}");
        if (!isOfProperty) {
            argLine.setValue(options + " " + given);
        } else {
            argLine.setValue(isSet(session, project) ? options + " ${argLine}" : options);
        }
    }

    /** Maven leaves an expression as it is whose property is not set. */
    private static boolean isSet(MavenSession session, MavenProject project) {
        for (Properties properties :
                new Properties[] {session.getUserProperties(), session.getSystemProperties(), project.getProperties()
                }) {
            if (properties.getProperty(ARG_LINE) != null) {
                return true;
            }
        }
        return false;
    }
}
