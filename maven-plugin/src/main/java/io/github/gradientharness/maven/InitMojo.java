package io.github.gradientharness.maven;

import io.github.gradientharness.maven.settings.Choice;
import io.github.gradientharness.maven.settings.KnownRules;
import io.github.gradientharness.maven.settings.KnownSettings;
import io.github.gradientharness.maven.setup.Difference;
import io.github.gradientharness.maven.setup.FirstTest;
import io.github.gradientharness.maven.setup.Framework;
import io.github.gradientharness.maven.setup.Insertion;
import io.github.gradientharness.maven.setup.PomText;
import io.github.gradientharness.maven.setup.Snippets;
import io.github.gradientharness.maven.setup.TestClassPath;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Shows what a project needs to use the harness: the plugin and the dependency in the POM, and a first test. Prints the changes
 * and writes nothing, unless {@code gradient.init.write} is true. Names dependencies that are missing. Runs no test.
 */
@Mojo(name = "init", requiresDependencyCollection = ResolutionScope.TEST, threadSafe = true)
public final class InitMojo extends AbstractMojo {

    private static final String WRITE = "gradient.init.write";
    private static final String GROUP = "io.github.gradientharness";
    private static final String PLUGIN = GROUP + ":gradient-maven-plugin";
    private static final List<String> GOALS = List.of("prepare", "report", "check");

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Whether the goal {@code init} writes what it prints: {@code true} or {@code false}. */
    @Parameter(property = WRITE, defaultValue = "false")
    private String write;

    @Override
    public void execute() throws MojoExecutionException {
        boolean isWriting = Choice.isTrue(WRITE, write);
        KnownSettings.require(
                KnownRules.of(List.of(), getClass().getClassLoader(), false),
                session.getUserProperties(),
                project.getProperties());
        if (project.getPackaging().equals("pom")) {
            getLog().info("Nothing to do: a pom project has no tests. Its modules get their own changes.");
            return;
        }
        TestClassPath classPath = TestClassPath.of(project.getArtifacts().stream()
                .map(each -> each.getGroupId() + ":" + each.getArtifactId())
                .toList());
        Optional<Framework> framework = classPath.framework();
        if (framework.isEmpty()) {
            sayThatNothingTrains();
            return;
        }
        getLog().info("The tests of this project train with "
                + framework.orElseThrow().title() + ".");
        classPath.missing().forEach(getLog()::warn);
        try {
            change(framework.orElseThrow(), classPath.hasJupiter(), isWriting);
        } catch (IOException exception) {
            throw new MojoExecutionException(
                    "Can't read or write the project in " + project.getBasedir() + ": " + exception, exception);
        }
    }

    /** In a build of several modules, most train nothing, and that is as it should be. */
    private void sayThatNothingTrains() {
        String line = "Nothing to do: the tests of this project have none of these on their class path:"
                + " org.deeplearning4j:deeplearning4j-nn (DL4J), org.nd4j:nd4j-api (SameDiff), ai.djl:api (DJL).";
        if (session.getAllProjects().size() > 1) {
            getLog().info(line);
        } else {
            getLog().warn(line + " Add the one that you train with, then run this goal again.");
        }
    }

    private void change(Framework framework, boolean hasJupiter, boolean isWriting) throws IOException {
        Path pom = project.getFile().toPath();
        Charset charset = charsetOf(pom);
        PomText text = new PomText(Files.readString(pom, charset));
        Optional<Insertion> dependency = hasJupiter && !isDependencyThere()
                ? placed("<dependencies>", Snippets.dependency(execution.getVersion()), text::dependency)
                : Optional.empty();
        Optional<Insertion> plugin = isPluginThere()
                ? Optional.empty()
                : placed("<build> or its <plugins>", Snippets.plugin(execution.getVersion()), text::plugin);
        List<Insertion> insertions =
                Stream.of(dependency, plugin).flatMap(Optional::stream).toList();
        if (!insertions.isEmpty()) {
            print(Difference.of(named(pom), text.lines(), insertions));
        }
        // Without the dependency, the test would not compile.
        Optional<FirstTest> test = dependency.isPresent() ? Optional.of(firstTest(framework)) : Optional.empty();
        test.ifPresent(each -> print(Difference.ofNewFile(named(each.file()), each.lines())));
        if (insertions.isEmpty() && test.isEmpty()) {
            getLog().info("There is nothing to change.");
        } else if (isWriting) {
            Files.writeString(pom, text.with(insertions), charset);
            if (test.isPresent()) {
                Files.createDirectories(test.get().file().getParent());
                Files.writeString(test.get().file(), test.get().text());
            }
            getLog().info("Written. Run 'mvn verify', then open target/site/gradient/index.html.");
        } else {
            getLog().info("Nothing was written. To write this, run the same command with -D" + WRITE + "=true.");
        }
    }

    private boolean isDependencyThere() {
        boolean isThere = project.getDependencies().stream()
                .anyMatch(each ->
                        each.getGroupId().equals(GROUP) && each.getArtifactId().equals("gradient-harness"));
        if (isThere) {
            getLog().info("The POM has the dependency gradient-harness already.");
        }
        return isThere;
    }

    private boolean isPluginThere() {
        Plugin plugin = project.getPlugin(PLUGIN);
        if (plugin == null) {
            return false;
        }
        getLog().info("The POM has gradient-maven-plugin already.");
        List<String> bound = plugin.getExecutions().stream()
                .map(PluginExecution::getGoals)
                .flatMap(List::stream)
                .toList();
        List<String> unbound =
                GOALS.stream().filter(goal -> !bound.contains(goal)).toList();
        if (!unbound.isEmpty()) {
            getLog().warn("Its executions lack these goals: " + String.join(", ", unbound) + ". The whole element is:");
            Snippets.plugin(execution.getVersion()).forEach(getLog()::warn);
        }
        return true;
    }

    private FirstTest firstTest(Framework framework) throws IOException {
        List<Path> main = project.getCompileSourceRoots().stream().map(Path::of).toList();
        Path tests = Path.of(project.getBuild().getTestSourceDirectory());
        return FirstTest.of(framework, tests, main, project.getGroupId());
    }

    /** Where a snippet goes. What can't be placed without dividing a line of the POM is left to its author. */
    private Optional<Insertion> placed(
            String element, List<String> snippet, Function<List<String>, Optional<Insertion>> place) {
        Optional<Insertion> insertion = place.apply(snippet);
        if (insertion.isEmpty()) {
            getLog().warn(named(project.getFile().toPath()) + " has no line of its own where this goes, because "
                    + element + " shares a line with another element. Paste it there:");
            snippet.forEach(getLog()::warn);
        }
        return insertion;
    }

    private void print(List<String> difference) {
        getLog().info("");
        difference.forEach(getLog()::info);
        getLog().info("");
    }

    private String named(Path file) {
        return project.getBasedir().toPath().relativize(file).toString().replace('\\', '/');
    }

    /** UTF-8, or one in which every byte stays what it is. */
    private static Charset charsetOf(Path pom) throws IOException {
        try {
            Files.readString(pom, StandardCharsets.UTF_8);
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException exception) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
