package io.github.gradientharness.maven.testclasses;

import io.github.gradientharness.gate.UnrecordedClass;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;

/**
 * Tells test classes that have an annotation of the harness and could not record, because JUnit Jupiter does not run their
 * tests.
 *
 * @param use what the compiled tests have to do with the harness
 * @param surefire the version of Surefire; empty where the build has none
 */
public record NotRecorded(HarnessUse use, Optional<String> surefire) {

    /** The first that runs tests of JUnit Jupiter by itself. */
    private static final DefaultArtifactVersion WITH_JUPITER = new DefaultArtifactVersion("2.22.0");

    /** Whether any compiled test uses the harness, so that recordings are to be expected. */
    public boolean isHarnessUsed() {
        return use.isThere();
    }

    /** Each annotated class that can't record. */
    public List<UnrecordedClass> classes() {
        return use.annotated().stream()
                .flatMap(annotated -> reason(annotated).stream())
                .toList();
    }

    private Optional<UnrecordedClass> reason(AnnotatedClass annotated) {
        if (annotated.runner().isPresent()) {
            return Optional.of(objection(
                    annotated,
                    "its tests are run by " + annotated.runner().get(),
                    "Import org.junit.jupiter.api.Test instead, or remove the annotation."));
        }
        return surefire.filter(version -> new DefaultArtifactVersion(version).compareTo(WITH_JUPITER) < 0)
                .map(version -> objection(
                        annotated,
                        "Surefire " + version + " does not run tests of JUnit Jupiter",
                        "Use maven-surefire-plugin " + WITH_JUPITER + " or newer."));
    }

    private static UnrecordedClass objection(AnnotatedClass annotated, String why, String remedy) {
        return new UnrecordedClass(annotated.name(), "it has " + annotated.annotation() + ", but " + why, remedy);
    }
}
