package io.github.gradientharness.maven.setup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/**
 * A test class that compiles and passes as it stands.
 *
 * @param file where it goes; there is no such file yet
 * @param lines its text
 */
public record FirstTest(Path file, List<String> lines) {

    private static final String PACKAGE_OF_THE_TEMPLATES = "com.example";

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)\\s*;");

    /** Copies the list. */
    public FirstTest {
        lines = List.copyOf(lines);
    }

    /**
     * The test for a project, in the package of its tests, or else of its main code, or else one named by its group.
     *
     * @param testSources where tests are to be written
     * @param mainSources where the main code is
     * @throws IOException if a source can't be read
     */
    public static FirstTest of(Framework framework, Path testSources, List<Path> mainSources, String groupId)
            throws IOException {
        String packageName =
                packageIn(testSources).or(() -> packageIn(mainSources)).orElse(named(groupId));
        Path folder = testSources.resolve(packageName.replace('.', '/'));
        String name = framework.test();
        for (int number = 2; Files.exists(folder.resolve(name + ".java")); number++) {
            name = framework.test().replaceFirst("Test$", number + "Test");
        }
        String text = template(framework)
                .replace("package " + PACKAGE_OF_THE_TEMPLATES + ";", "package " + packageName + ";")
                .replace("class " + framework.test() + " ", "class " + name + " ");
        return new FirstTest(folder.resolve(name + ".java"), text.lines().toList());
    }

    /** Its whole text. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }

    /** The same text as README.md, or the page of docs/ways-in, has it. */
    static String template(Framework framework) throws IOException {
        String name = framework.test() + ".java.txt";
        try (InputStream stream = Objects.requireNonNull(FirstTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Optional<String> packageIn(List<Path> folders) {
        return folders.stream().flatMap(folder -> packageIn(folder).stream()).findFirst();
    }

    /** That of the class nearest to the root. */
    private static Optional<String> packageIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted(Comparator.comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder()))
                    .flatMap(file -> declared(file).stream())
                    .findFirst();
        } catch (IOException exception) {
            return Optional.empty(); // a folder that can't be read has no package to follow
        }
    }

    /** Read byte by byte, because the encoding does not matter for a package's name. */
    private static Optional<String> declared(Path file) {
        try {
            Matcher declared = PACKAGE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            return declared.find() ? Optional.of(declared.group(1)) : Optional.empty();
        } catch (IOException exception) {
            return Optional.empty();
        }
    }

    private static String named(String groupId) {
        String name =
                groupId.toLowerCase(Locale.ROOT).replaceAll("[^\\w.]", "_").replaceAll("(^|\\.)(?=\\d)", "$1_");
        return SourceVersion.isName(name) ? name : PACKAGE_OF_THE_TEMPLATES;
    }
}
