package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Origin;
import io.github.gradientharness.recording.SeedGroup;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says what is known about a recorder's trainings before their first iteration. */
final class Headers {

    /** In which GitHub, GitLab, Azure Pipelines, Jenkins, CircleCI, Bitbucket, Buildkite and Travis name the commit. */
    private static final List<String> COMMITS = List.of(
            "GITHUB_SHA",
            "CI_COMMIT_SHA",
            "BUILD_SOURCEVERSION",
            "GIT_COMMIT",
            "CIRCLE_SHA1",
            "BITBUCKET_COMMIT",
            "BUILDKITE_COMMIT",
            "TRAVIS_COMMIT");

    private final RecorderOptions options;
    private final Map<String, Integer> models = new HashMap<>();

    Headers(RecorderOptions options) {
        this.options = options;
    }

    /** The header of one of the trainings. Models of one test may be trained by several threads. */
    synchronized Header of(ModelFacts facts, String test, @Nullable SeedGroup group) {
        return new Header(
                options.runId(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                options.suite(),
                test,
                options.displayName(),
                facts.model(),
                facts.seed() == null && group != null ? Long.valueOf(group.seed()) : facts.seed(),
                environment(facts),
                options.declaration(),
                group,
                origin(test));
    }

    /** A test that trains several models names each by its number. */
    private @Nullable Origin origin(String test) {
        int number = models.merge(test, 1, Integer::sum);
        Origin origin = options.origin();
        return origin == null ? null : origin.withModel(number);
    }

    private static Map<String, String> environment(ModelFacts facts) {
        Map<String, String> environment = new TreeMap<>(facts.environment());
        commit(System.getenv()).ifPresent(commit -> environment.put("commit", commit));
        environment.put("java", System.getProperty("java.version", "unknown"));
        environment.put("os", System.getProperty("os.name", "unknown") + " " + System.getProperty("os.arch", ""));
        environment.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        return environment;
    }

    /** The commit that a build server builds; empty where none is known to run. */
    static Optional<String> commit(Map<String, String> environment) {
        return COMMITS.stream()
                .map(environment::get)
                .filter(commit -> commit != null && commit.matches("[0-9a-fA-F]{7,64}"))
                .findFirst();
    }
}
