package io.github.gradientharness.junit;

import java.time.Instant;
import java.util.Optional;

/** The build that runs these tests, perhaps in several JVMs that record into one folder. */
final class ForkedBuild {

    private static final String SET_BY_SUREFIRE = "surefire.test.class.path";

    private ForkedBuild() {}

    /** Whether Surefire or Failsafe started this JVM. */
    static boolean isOfSurefire() {
        return System.getProperty(SET_BY_SUREFIRE) != null;
    }

    /**
     * Since when recordings of other JVMs belong to the same run of tests: since the Maven process began whose Surefire or
     * Failsafe started this JVM; otherwise since this JVM began, because an IDE or a daemon outlives many runs.
     */
    static Instant began() {
        ProcessHandle here = ProcessHandle.current();
        Optional<ProcessHandle> maven = isOfSurefire() ? nextJava(here.parent()) : Optional.empty();
        return maven.orElse(here).info().startInstant().orElseGet(Instant::now);
    }

    /** Surefire starts its JVMs through a shell. */
    private static Optional<ProcessHandle> nextJava(Optional<ProcessHandle> start) {
        Optional<ProcessHandle> at = start;
        while (at.isPresent() && !isJava(at.get())) {
            at = at.get().parent();
        }
        return at;
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.matches(".*[/\\\\]java(\\.exe)?"))
                .isPresent();
    }
}
