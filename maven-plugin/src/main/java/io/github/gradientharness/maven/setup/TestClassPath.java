package io.github.gradientharness.maven.setup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a project's tests have on their class path.
 *
 * @param artifacts group and artifact of each, such as {@code org.nd4j:nd4j-api}
 */
public record TestClassPath(Set<String> artifacts) {

    private static final Set<String> ND4J_BACKENDS = Set.of("nd4j-native", "nd4j-cuda", "nd4j-minimizer");

    /** One of these artifacts. */
    public static TestClassPath of(Collection<String> artifacts) {
        return new TestClassPath(Set.copyOf(artifacts));
    }

    /** What the project trains with; DL4J first, because it brings ND4J along. */
    public Optional<Framework> framework() {
        return Stream.of(Framework.values())
                .filter(each -> artifacts.contains(each.artifact()))
                .findFirst();
    }

    /** Whether JUnit Jupiter runs tests. */
    public boolean hasJupiter() {
        return artifacts.contains("org.junit.jupiter:junit-jupiter-api");
    }

    /** What is not there and should be, each in a sentence that says what to add. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!hasJupiter()) {
            missing.add(
                    "JUnit 5 is missing: add org.junit.jupiter:junit-jupiter with the scope test. Annotated tests need"
                            + " it; then run this goal again for the first test.");
        }
        if (!artifacts.contains("org.assertj:assertj-core")) {
            missing.add("AssertJ is missing: add org.assertj:assertj-core with the scope test if tests are to use"
                    + " assertThat(recorder). Annotations work without it.");
        }
        framework().filter(each -> !hasEngine(each)).ifPresent(each -> missing.add(engine(each)));
        return missing;
    }

    private static String engine(Framework framework) {
        return framework == Framework.DJL
                ? "An engine of DJL is missing: add ai.djl.pytorch:pytorch-engine, or another one, to train."
                : "A backend of ND4J is missing: add org.nd4j:nd4j-native, also with the classifier of your system, to"
                        + " train.";
    }

    private boolean hasEngine(Framework framework) {
        return artifacts.stream()
                .anyMatch(
                        framework == Framework.DJL
                                ? each -> each.startsWith("ai.djl.") && each.endsWith("-engine")
                                : each -> each.startsWith("org.nd4j:")
                                        && ND4J_BACKENDS.stream().anyMatch(each.substring(9)::startsWith)
                                        && !each.endsWith("-api")
                                        && !each.endsWith("-preset"));
    }
}
