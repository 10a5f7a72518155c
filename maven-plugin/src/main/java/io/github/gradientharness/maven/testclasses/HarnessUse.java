package io.github.gradientharness.maven.testclasses;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the compiled tests of a module have to do with the harness.
 *
 * @param isThere whether any of them uses it
 * @param annotated those with an annotation that makes it record, sorted by file
 */
public record HarnessUse(boolean isThere, List<AnnotatedClass> annotated) {

    /** Every annotation, recorder and assertion is of a package that begins so. */
    private static final String HARNESS = "io/github/gradientharness/";

    private static final String CLASS = ".class";

    /** Copies the list. */
    public HarnessUse {
        annotated = List.copyOf(annotated);
    }

    /**
     * Reads the class files below a folder, which need not exist.
     *
     * @throws IOException if one can't be read; what is no class file is left out
     */
    public static HarnessUse in(Path testClasses) throws IOException {
        if (!Files.isDirectory(testClasses)) {
            return new HarnessUse(false, List.of());
        }
        boolean isThere = false;
        List<AnnotatedClass> annotated = new ArrayList<>();
        try (Stream<Path> files = Files.walk(testClasses)) {
            for (Path file : files.filter(each -> each.toString().endsWith(CLASS))
                    .sorted()
                    .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (mentionsHarness(bytes)) {
                    isThere = true;
                    AnnotatedClass.of(name(testClasses.relativize(file)), constants(bytes))
                            .ifPresent(annotated::add);
                }
            }
        }
        return new HarnessUse(isThere, annotated);
    }

    /** Latin-1 keeps each byte, and most class files can be left out without reading their constants one by one. */
    private static boolean mentionsHarness(byte[] classFile) {
        return new String(classFile, StandardCharsets.ISO_8859_1).contains(HARNESS);
    }

    private static Set<String> constants(byte[] classFile) {
        try {
            return ClassConstants.of(classFile);
        } catch (IOException noClassFile) {
            return Set.of();
        }
    }

    private static String name(Path relative) {
        String path = relative.toString().replace(relative.getFileSystem().getSeparator(), ".");
        return path.substring(0, path.length() - CLASS.length());
    }
}
