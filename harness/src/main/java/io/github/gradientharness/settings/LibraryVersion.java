package io.github.gradientharness.settings;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.apiguardian.api.API;

/** Finds out which version of a library runs, from what Maven packed into its jar: ND4J's manifests do not say it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LibraryVersion {

    private LibraryVersion() {}

    /**
     * The version of the artifact that a class is from.
     *
     * @return the version, or "unknown" where the jar does not say it
     */
    public static String of(Class<?> type, String group, String artifact) {
        String file = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        Properties properties = new Properties();
        try (InputStream stream = type.getResourceAsStream(file)) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }
}
