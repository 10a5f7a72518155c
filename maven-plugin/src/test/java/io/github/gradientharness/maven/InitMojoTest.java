package io.github.gradientharness.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the goal says of projects that the project of src/it is not like. */
class InitMojoTest {

    private static final List<String> COMPLETE =
            List.of("org.nd4j:nd4j-api", "org.nd4j:nd4j-native", "org.junit.jupiter:junit-jupiter-api");

    private static final String POM = "<project>\n  <build>\n    <plugins>\n    </plugins>\n  </build>\n</project>\n";

    @TempDir
    private Path folder;

    private final Model model = new Model();
    private final MavenProject project = new MavenProject(model);
    private final List<MavenProject> modules = new ArrayList<>(List.of(project));
    private final List<String> printed = new ArrayList<>();

    @BeforeEach
    void describe() {
        model.setGroupId("org.acme");
        model.setArtifactId("fraud");
        model.setVersion("1");
        model.setBuild(new Build());
        model.getBuild().setTestSourceDirectory(folder.resolve("src/test/java").toString());
        project.setFile(folder.resolve("pom.xml").toFile());
    }

    private String run(String pom, boolean isWriting, List<String> artifacts) throws Exception {
        Files.write(folder.resolve("pom.xml"), pom.getBytes(StandardCharsets.ISO_8859_1));
        project.setArtifacts(artifacts.stream().map(InitMojoTest::artifact).collect(Collectors.toSet()));
        Plugin plugin = new Plugin();
        plugin.setVersion("7");
        @SuppressWarnings("deprecation")
        MavenSession session =
                new MavenSession(null, null, new DefaultMavenExecutionRequest(), new DefaultMavenExecutionResult());
        session.setAllProjects(modules);
        InitMojo goal = new InitMojo();
        set(goal, "project", project);
        set(goal, "session", session);
        set(goal, "execution", new MojoExecution(plugin, "init", "default-cli"));
        set(goal, "write", String.valueOf(isWriting));
        goal.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                printed.add("INFO " + content);
            }

            @Override
            public void warn(CharSequence content) {
                printed.add("WARN " + content);
            }
        });
        goal.execute();
        return Files.readString(folder.resolve("pom.xml"), StandardCharsets.ISO_8859_1);
    }

    private static Artifact artifact(String id) {
        String[] parts = id.split(":");
        return new DefaultArtifact(parts[0], parts[1], "1", "test", "jar", "", new DefaultArtifactHandler("jar"));
    }

    private static void set(InitMojo goal, String name, Object value) throws ReflectiveOperationException {
        Field field = InitMojo.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(goal, value);
    }

    private Set<String> tests() throws IOException {
        Path tests = folder.resolve("src");
        if (!Files.exists(tests)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(tests)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void aPomProjectStaysAsItIs() throws Exception {
        model.setPackaging("pom");

        assertThat(run(POM, true, COMPLETE)).isEqualTo(POM);
        assertThat(printed)
                .containsExactly("INFO Nothing to do: a pom project has no tests. Its modules get their own changes.");
    }

    @Test
    void aProjectThatTrainsNothingIsToldWhatIsMissing() throws Exception {
        assertThat(run(POM, true, List.of("junit:junit"))).isEqualTo(POM);
        assertThat(printed)
                .singleElement()
                .asString()
                .startsWith("WARN Nothing to do:")
                .contains("org.deeplearning4j:deeplearning4j-nn (DL4J)")
                .endsWith("Add the one that you train with, then run this goal again.");
    }

    /** Most modules train nothing, and nothing is wrong with them. */
    @Test
    void ofSeveralModulesOneThatTrainsNothingIsNoWarning() throws Exception {
        modules.add(new MavenProject());
        run(POM, true, List.of("junit:junit"));

        assertThat(printed).singleElement().asString().startsWith("INFO Nothing to do:");
    }

    @Test
    void withoutJUnit5ThePluginComesAlone() throws Exception {
        String changed = run(POM, true, List.of("org.nd4j:nd4j-api", "org.nd4j:nd4j-native", "junit:junit"));

        assertThat(changed).contains("gradient-maven-plugin").doesNotContain("gradient-harness");
        assertThat(printed).anyMatch(line -> line.startsWith("WARN JUnit 5 is missing"));
        assertThat(tests()).isEmpty();
    }

    /** The test would not compile without the dependency. */
    @Test
    void whereTheDependencyCanNotBePlacedThereIsASnippetAndNoTest() throws Exception {
        String changed = run("<project>\n  <dependencies/>\n</project>", true, COMPLETE);

        assertThat(changed).contains("gradient-maven-plugin").doesNotContain("gradient-harness");
        assertThat(printed)
                .contains("WARN   <artifactId>gradient-harness</artifactId>")
                .anyMatch(line ->
                        line.startsWith("WARN pom.xml has no line of its own where this goes, because <dependencies>"));
        assertThat(tests()).isEmpty();
    }

    @Test
    void aPluginThatLacksAGoalIsNotAddedAgain() throws Exception {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.gradientharness");
        plugin.setArtifactId("gradient-maven-plugin");
        PluginExecution bound = new PluginExecution();
        bound.setGoals(new ArrayList<>(Arrays.asList("report", "check")));
        plugin.addExecution(bound);
        model.getBuild().addPlugin(plugin);
        Dependency dependency = new Dependency();
        dependency.setGroupId("io.github.gradientharness");
        dependency.setArtifactId("gradient-harness");
        model.addDependency(dependency);

        assertThat(run(POM, true, COMPLETE)).isEqualTo(POM);
        assertThat(printed)
                .contains(
                        "INFO The POM has the dependency gradient-harness already.",
                        "INFO The POM has gradient-maven-plugin already.",
                        "WARN Its executions lack these goals: prepare. The whole element is:",
                        "INFO There is nothing to change.");
        assertThat(tests()).isEmpty();
    }

    /** 0xE9 alone is no UTF-8. */
    @Test
    void everyByteOfAnOldEncodingStays() throws Exception {
        String pom = POM.replace("<build>", "<name>Andr\u00e9</name>\n  <build>");

        String changed = run(pom, true, COMPLETE);

        assertThat(changed).contains("<name>Andr\u00e9</name>", "<version>7</version>");
        assertThat(changed.lines().toList()).containsSubsequence(pom.lines().toList());
        assertThat(tests()).containsExactly("FirstSameDiffTest.java");
    }

    @Test
    void nothingIsWrittenUntilTold() throws Exception {
        assertThat(run(POM, false, COMPLETE)).isEqualTo(POM);
        assertThat(tests()).isEmpty();
        assertThat(printed).contains("INFO +  <dependencies>", "INFO +class FirstSameDiffTest {");
    }
}
