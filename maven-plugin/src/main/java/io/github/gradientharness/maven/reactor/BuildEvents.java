package io.github.gradientharness.maven.reactor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;

/**
 * Tells of goals that are about to run, before Maven configures them, and of the end of the build, however it ended, just before
 * Maven prints its summary.
 *
 * <p>A plugin that is no extension is not told about either. But Maven asks the build's request for its listener at each
 * event, so that one can be put before it. A proxy serves the listeners of every Maven, whatever methods they have.
 */
final class BuildEvents {

    private BuildEvents() {}

    /** To be called once a build. */
    static void tell(MavenSession session, Consumer<ExecutionEvent> goalStarts, Runnable buildEnds) {
        MavenExecutionRequest request = session.getRequest();
        ExecutionListener listener = request.getExecutionListener();
        Object before = Proxy.newProxyInstance(
                BuildEvents.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "mojoStarted" -> goalStarts.accept((ExecutionEvent) arguments[0]);
                        case "sessionEnded" -> buildEnds.run();
                        default -> {}
                    }
                    try {
                        return listener == null ? null : method.invoke(listener, arguments);
                    } catch (InvocationTargetException exception) {
                        throw exception.getCause();
                    }
                });
        request.setExecutionListener((ExecutionListener) before);
    }

    /** Whether a goal runs tests in JVMs of their own. */
    static boolean isOfTests(MojoExecution goal) {
        return switch (goal.getArtifactId() + ":" + goal.getGoal()) {
            case "maven-surefire-plugin:test", "maven-failsafe-plugin:integration-test" -> true;
            default -> false;
        };
    }
}
