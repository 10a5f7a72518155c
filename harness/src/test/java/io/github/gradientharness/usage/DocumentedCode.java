package io.github.gradientharness.usage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The Java classes of README.md and of the pages in docs/ways-in, as a user would copy them. */
final class DocumentedCode {

    private static final Path README = Path.of("../README.md");
    private static final Path WAYS_IN = Path.of("../docs/ways-in");
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\b(?:class|interface|record) (\\w+)");

    private DocumentedCode() {}

    /** The pages, README.md first. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(WAYS_IN)) {
            return Stream.concat(
                            Stream.of(README),
                            files.filter(file -> file.toString().endsWith(".md"))
                                    .sorted())
                    .toList();
        }
    }

    /** The text of the Java blocks of a page. */
    static List<String> blocks(Path page) {
        try {
            return BLOCK.matcher(Files.readString(page))
                    .results()
                    .map((MatchResult block) -> block.group(1))
                    .toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** The classes of all pages by their full names. */
    static Map<String, String> classes() throws IOException {
        Map<String, String> classes = new TreeMap<>();
        for (Path page : pages()) {
            for (String block : blocks(page)) {
                Matcher name = NAME.matcher(block);
                if (!block.startsWith("package com.example;") || !name.find()) {
                    throw new AssertionError(page + " has Java code that is no whole class: " + block);
                }
                String before = classes.put("com.example." + name.group(1), block);
                if (before != null) {
                    throw new AssertionError(page + " has a class of a name that another page uses: " + name.group(1));
                }
            }
        }
        return classes;
    }

    /** The names of the classes that hold tests. */
    static List<String> testClasses() throws IOException {
        return classes().keySet().stream().filter(name -> name.endsWith("Test")).toList();
    }

    /** Compiles all classes into a folder and says what the compiler objects to, warnings of its lint included. */
    static List<String> compileTo(Path folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Map.Entry<String, String> each : classes().entrySet()) {
            Path source = folder.resolve("sources/" + each.getKey().replace('.', '/') + ".java");
            Files.createDirectories(source.getParent());
            sources.add(Files.writeString(source, each.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
            List<String> options = List.of("-d", folder.toString(), "-proc:none", "-parameters", "-cp", classPath());
            compiler.getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        return found.getDiagnostics().stream()
                .filter(each -> each.getSource() != null)
                .map(each -> each.toString().replace(folder.toString(), ""))
                .toList();
    }

    /** Surefire may hide the class path in a manifest, and keeps it in a property of its own then. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
