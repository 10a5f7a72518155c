package io.github.gradientharness.junit;

import io.github.gradientharness.report.sources.SourceFinder;
import io.github.gradientharness.report.sources.SourceLocation;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where a test stands in the user's sources. */
final class TestPlace {

    private TestPlace() {}

    /**
     * The test as a frame of a stack trace. A test is judged after its method has returned, so no frame of the real stack
     * is the user's. The line is that of the method in the sources below the working directory; without sources the frame
     * has no line.
     */
    static StackTraceElement of(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        return frame(
                type.getName(),
                context.getTestMethod().map(Method::getName).orElse("class"),
                outermost(type).getSimpleName() + ".java");
    }

    /** The same of a test by its name. */
    static StackTraceElement frame(String suite, String method, String usualFile) {
        Optional<SourceLocation> source = source(suite, method);
        return new StackTraceElement(
                suite,
                method,
                source.map(found -> found.file().getFileName().toString()).orElse(usualFile),
                source.map(SourceLocation::line).orElse(-1));
    }

    private static Optional<SourceLocation> source(String suite, String method) {
        try {
            return new SourceFinder(Path.of(""), List.of()).find(suite, method);
        } catch (IOException exception) {
            return Optional.empty();
        }
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type : outermost(outer);
    }
}
