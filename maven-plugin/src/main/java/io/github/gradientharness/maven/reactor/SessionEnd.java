package io.github.gradientharness.maven.reactor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/**
 * Does something when a build has ended, however it ended, just before Maven prints its summary.
 *
 * <p>A plugin that is no extension is not told of the end. But Maven asks the build's request for its listener at each
 * event, so that one can be put before it. A proxy serves the listeners of every Maven, whatever methods they have.
 */
final class SessionEnd {

    private static final String EVENT = "sessionEnded";

    private SessionEnd() {}

    /** To be called once a build. */
    static void call(MavenSession session, Runnable action) {
        MavenExecutionRequest request = session.getRequest();
        ExecutionListener listener = request.getExecutionListener();
        Object before = Proxy.newProxyInstance(
                SessionEnd.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals(EVENT)) {
                        action.run();
                    }
                    try {
                        return listener == null ? null : method.invoke(listener, arguments);
                    } catch (InvocationTargetException exception) {
                        throw exception.getCause();
                    }
                });
        request.setExecutionListener((ExecutionListener) before);
    }
}
