package io.github.gradientharness.maven;

import java.util.List;
import java.util.Set;

/** Tells builds that run tests from those that end before them. */
final class AskedPhases {

    private static final Set<String> BEFORE_TESTS = Set.of(
            "pre-clean",
            "clean",
            "post-clean",
            "validate",
            "initialize",
            "generate-sources",
            "process-sources",
            "generate-resources",
            "process-resources",
            "compile",
            "process-classes",
            "generate-test-sources",
            "process-test-sources",
            "generate-test-resources",
            "process-test-resources",
            "test-compile",
            "process-test-classes");

    private AskedPhases() {}

    /**
     * Whether a build may run tests.
     *
     * @param asked phases and goals that were typed; none for the default goal of the POM
     */
    static boolean mayReachTests(List<String> asked) {
        return asked.isEmpty() || !BEFORE_TESTS.containsAll(asked);
    }
}
