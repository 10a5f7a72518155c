package io.github.gradientharness.report.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Finds the source of a test from the name of its class, in the source folders that the build names and in those that Maven
 * and Gradle usually have ({@code src/test/java}, {@code src/integrationTest/kotlin}). Only names that could be those of a
 * class are looked for, so that nothing outside the folders is ever read. Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SourceFinder {

    private static final Pattern CLASS_NAME = Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
            + "(\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)*");

    private static final List<String> LANGUAGES = List.of("java", "kotlin", "groovy", "scala");
    private static final List<String> EXTENSIONS = List.of(".java", ".kt", ".groovy", ".scala");
    private static final int LONGEST_NAME = 500;

    private final List<Path> folders;
    private final Map<String, Optional<TestSource>> sources = new HashMap<>();

    /**
     * Looks in a module.
     *
     * @param named source folders that the build names; may be none
     * @throws IOException if the module's folders can't be listed
     */
    public SourceFinder(Path module, Collection<Path> named) throws IOException {
        this.folders = new ArrayList<>(named);
        folders.addAll(usualFolders(module));
    }

    private static List<Path> usualFolders(Path module) throws IOException {
        Path sources = module.resolve("src");
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> sets = Files.list(sources)) {
            return sets.sorted()
                    .flatMap(set -> LANGUAGES.stream().map(set::resolve))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }

    /** Where the test of a suite stands; empty if its source was not found. */
    public Optional<SourceLocation> find(String suite, String test) {
        if (suite.length() > LONGEST_NAME || !CLASS_NAME.matcher(suite).matches()) {
            return Optional.empty();
        }
        return sources.computeIfAbsent(suite.split("\\$", 2)[0], this::source)
                .map(source -> new SourceLocation(source.file(), source.line(suite, test)));
    }

    private Optional<TestSource> source(String outerClass) {
        for (String path : paths(outerClass)) {
            for (Path folder : folders) {
                for (String extension : EXTENSIONS) {
                    Optional<TestSource> source = file(folder, path + extension).flatMap(TestSource::read);
                    if (source.isPresent()) {
                        return source;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Empty if no file can have this name, for instance "Größe.java" where the system's encoding is ASCII. */
    private static Optional<Path> file(Path folder, String name) {
        try {
            return Optional.of(folder.resolve(name));
        } catch (InvalidPathException exception) {
            return Optional.empty();
        }
    }

    /** The class's path below its folder; Kotlin lets the beginning of the package out. */
    private static List<String> paths(String outerClass) {
        List<String> paths = new ArrayList<>();
        String path = outerClass.replace('.', '/');
        paths.add(path);
        while (path.indexOf('/') >= 0) {
            path = path.substring(path.indexOf('/') + 1);
            paths.add(path);
        }
        return paths;
    }
}
