package io.github.gradientharness.report.sources;

import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * Where a test stands.
 *
 * @param file the source file
 * @param line the line of the test method, or of the class where the method was not found; from 1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SourceLocation(Path file, int line) {}
