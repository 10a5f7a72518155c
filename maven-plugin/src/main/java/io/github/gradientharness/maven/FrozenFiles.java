package io.github.gradientharness.maven;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * Which module of a build has frozen which baseline, so that none overwrites that of another. Modules may be built at the same
 * time, and the plugin may be loaded several times: what is remembered are texts, under a name that all of them know.
 */
final class FrozenFiles {

    private static final String KEY = FrozenFiles.class.getName();

    private final SessionData data;

    /** Those of a build. */
    static FrozenFiles of(MavenSession session) {
        return new FrozenFiles(session.getRepositorySession().getData());
    }

    FrozenFiles(SessionData data) {
        this.data = data;
    }

    /** Remembers that a module freezes a file, unless another one has: then it is the other one's, whose name is returned. */
    @SuppressWarnings("unchecked")
    Optional<String> takenByAnother(Path file, String module) {
        synchronized (data) {
            if (!(data.get(KEY) instanceof Map)) {
                data.set(KEY, new HashMap<String, String>());
            }
            String owner = ((Map<String, String>) data.get(KEY)).putIfAbsent(file.toString(), module);
            return Optional.ofNullable(owner).filter(other -> !other.equals(module));
        }
    }
}
