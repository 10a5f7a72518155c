package io.github.gradientharness.report.formats;

import io.github.gradientharness.report.ReportContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * A format in which a report is written. It is found by {@link java.util.ServiceLoader}, so it has a public constructor without
 * parameters and a line in {@code META-INF/services}; the formats of the harness are found in the same way.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface ReportFormat {

    /** The name by which the setting {@code gradient.formats} chooses it, in small letters. */
    String id();

    /** Its file, or its folder where it has several files. */
    Path target(ReportPlaces places);

    /**
     * Begins a report, which replaces an older one.
     *
     * @param context how the report is made; what the build objects to is known only when the report ends
     * @throws IOException if nothing can be written there
     */
    ReportWriter open(ReportPlaces places, ReportContext context) throws IOException;

    /**
     * Removes the report that an earlier build left, so that nobody takes it for this build's. Does nothing if there is none.
     *
     * @throws IOException if it can't be removed
     */
    default void remove(ReportPlaces places) throws IOException {
        Files.deleteIfExists(target(places));
    }

    /** Whether a build of several modules gets one report over all of them, beside that of each module. */
    default boolean isOverModules() {
        return false;
    }
}
