package io.github.gradientharness.maven.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;

/** What was typed to start a build: goals, profiles, modules, and the properties that decide on tests and gate, no others. */
public final class CommandLine {

    private static final String OURS = "gradient.";

    /** What leaves out all tests. Properties that are not named here may hold what nobody else should read. */
    private static final Set<String> OF_TESTS = Set.of("skipTests", "maven.test.skip");

    private CommandLine() {}

    public static String of(MavenSession session) {
        MavenExecutionRequest request = session.getRequest();
        List<String> words = new ArrayList<>(List.of("mvn"));
        words.addAll(session.getGoals());
        addList(words, "-P", request.getActiveProfiles());
        addList(words, "-pl", request.getSelectedProjects());
        if (request.getResumeFrom() != null) {
            words.add("-rf");
            words.add(quoted(request.getResumeFrom()));
        }
        properties(session.getUserProperties()).forEach(words::add);
        return String.join(" ", words);
    }

    private static void addList(List<String> words, String option, List<String> values) {
        if (values != null && !values.isEmpty()) {
            words.add(option);
            words.add(quoted(String.join(",", values)));
        }
    }

    /** In order of their names, so that the same build says the same. */
    static Stream<String> properties(Properties all) {
        return all.stringPropertyNames().stream()
                .filter(name -> name.startsWith(OURS) || OF_TESTS.contains(name) || ChosenTests.isChoice(name))
                .sorted()
                .map(name ->
                        quoted("-D" + name + (all.getProperty(name).isEmpty() ? "" : "=" + all.getProperty(name))));
    }

    /** As a shell takes it for one word. */
    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
