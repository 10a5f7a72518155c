package io.github.gradientharness.maven.github;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/** Counts the annotations that a build has shown in all its modules, which may be checked at the same time. */
public final class ShownAnnotations {

    private static final String KEY = ShownAnnotations.class.getName();

    private ShownAnnotations() {}

    /** The build's counter. */
    public static AtomicInteger of(MavenSession session) {
        SessionData data = session.getRepositorySession().getData();
        data.set(KEY, null, new AtomicInteger());
        return data.get(KEY) instanceof AtomicInteger counter ? counter : new AtomicInteger();
    }
}
