package io.github.gradientharness.maven.testclasses;

import java.util.Optional;
import java.util.Set;

/**
 * A compiled test class with an annotation of the harness.
 *
 * @param name the class, as Java names it
 * @param annotation the annotation, such as {@code @HealthyGradients}
 * @param runner by what its tests are run if it is not JUnit Jupiter, such as {@code JUnit 4}; empty if it is, or unknown
 */
record AnnotatedClass(String name, String annotation, Optional<String> runner) {

    private static final String HARNESS = "Lio/github/gradientharness/junit/";
    private static final String JUPITER = "Lorg/junit/jupiter/";

    /** The class with these strings in its constant pool; empty if it has no annotation that makes the harness record. */
    static Optional<AnnotatedClass> of(String name, Set<String> constants) {
        for (String annotation : new String[] {"HealthyGradients", "RecordGradients"}) {
            if (constants.contains(HARNESS + annotation + ";")) {
                return Optional.of(new AnnotatedClass(name, "@" + annotation, runner(constants)));
            }
        }
        return Optional.empty();
    }

    /** A class that mixes runners has tests of Jupiter's, which record. */
    private static Optional<String> runner(Set<String> constants) {
        boolean isJupiters = constants.contains(HARNESS + "OverSeeds;")
                || constants.stream().anyMatch(each -> each.startsWith(JUPITER));
        if (isJupiters) {
            return Optional.empty();
        }
        if (constants.contains("Lorg/junit/Test;")) {
            return Optional.of("JUnit 4 (org.junit.Test)");
        }
        return constants.contains("Lorg/testng/annotations/Test;")
                ? Optional.of("TestNG (org.testng.annotations.Test)")
                : Optional.empty();
    }
}
