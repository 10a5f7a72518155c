package io.github.gradientharness.instrument;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commit that a build server builds, by the environment variable in which it says so. */
final class Commit {

    /** Of GitHub, GitLab, Azure Pipelines, Jenkins, CircleCI, Bitbucket, Buildkite and Travis. */
    private static final List<String> VARIABLES = List.of(
            "GITHUB_SHA",
            "CI_COMMIT_SHA",
            "BUILD_SOURCEVERSION",
            "GIT_COMMIT",
            "CIRCLE_SHA1",
            "BITBUCKET_COMMIT",
            "BUILDKITE_COMMIT",
            "TRAVIS_COMMIT");

    private Commit() {}

    /** Empty where no build server is known to run. */
    static Optional<String> ofBuild() {
        return in(System.getenv());
    }

    static Optional<String> in(Map<String, String> environment) {
        return VARIABLES.stream()
                .map(environment::get)
                .filter(commit -> commit != null && commit.matches("[0-9a-fA-F]{7,64}"))
                .findFirst();
    }
}
