package io.github.gradientharness.maven;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.BuildObjection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;

/**
 * Tells test classes that have an annotation of the harness and could not record, because JUnit Jupiter does not run their
 * tests.
 *
 * @param use what the compiled tests have to do with the harness
 * @param surefire the version of Surefire; empty where the build has none
 */
record NotRecorded(HarnessUse use, Optional<String> surefire) {

    /** The first that runs tests of JUnit Jupiter by itself. */
    private static final DefaultArtifactVersion WITH_JUPITER = new DefaultArtifactVersion("2.22.0");

    private static final int MOST_LISTED = 10;

    /** Whether any compiled test uses the harness, so that recordings are to be expected. */
    boolean isHarnessUsed() {
        return use.isThere();
    }

    /** One for each class that is not among the recorded ones, with the reason and what to do. */
    List<BuildObjection> beside(List<JudgedRecording> recordings) {
        Set<String> recorded = recordings.stream()
                .map(recording -> recording.diagnosis().recording().header().suite())
                .collect(Collectors.toSet());
        List<BuildObjection> objections = new ArrayList<>();
        for (AnnotatedClass annotated : use.annotated()) {
            if (!recorded.contains(annotated.name())) {
                reason(annotated).ifPresent(objections::add);
            }
        }
        return objections;
    }

    /** The same as an objection of the gate; empty if there is no such class, or nobody wants to know. */
    Optional<Objection> beside(List<JudgedRecording> recordings, Reaction reaction) {
        List<BuildObjection> all = reaction == Reaction.IGNORE ? List.of() : beside(recordings);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = all.stream()
                .limit(MOST_LISTED)
                .map(BuildObjection::message)
                .collect(Collectors.toCollection(ArrayList::new));
        if (all.size() > MOST_LISTED) {
            lines.add("... and " + (all.size() - MOST_LISTED) + " more");
        }
        return Optional.of(new Objection(reaction, BuildObjection.counts(all), lines));
    }

    private Optional<BuildObjection> reason(AnnotatedClass annotated) {
        if (annotated.runner().isPresent()) {
            return Optional.of(objection(
                    annotated,
                    "its tests are run by " + annotated.runner().get(),
                    "Import org.junit.jupiter.api.Test instead, or take the annotation off."));
        }
        return surefire.filter(version -> new DefaultArtifactVersion(version).compareTo(WITH_JUPITER) < 0)
                .map(version -> objection(
                        annotated,
                        "Surefire " + version + " does not run tests of JUnit Jupiter",
                        "Use maven-surefire-plugin " + WITH_JUPITER + " or newer."));
    }

    private static BuildObjection objection(AnnotatedClass annotated, String why, String remedy) {
        return new BuildObjection(
                BuildObjection.Kind.NOT_RECORDED,
                annotated.name(),
                "",
                "NOT RECORDED " + annotated.name() + ": it has " + annotated.annotation() + ", but " + why,
                remedy);
    }
}
