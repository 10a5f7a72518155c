package io.github.gradientharness.maven.testclasses;

import io.github.gradientharness.rules.Rule;
import io.github.gradientharness.rules.RuleSetProvider;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.FileSet;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/**
 * Rules and rule sets of the user's own that are among a module's classes or test classes. They are loaded from there, so that
 * the gate judges as the tests did. Such a class sees the module's other classes and the harness, and not the module's
 * dependencies: ND4J stays out of the Maven JVM.
 */
public final class OwnRules {

    private static final List<String> SERVICES = Stream.of(Rule.class, RuleSetProvider.class)
            .map(type -> "META-INF/services/" + type.getName())
            .toList();

    private OwnRules() {}

    /** Whether the module's sources bring some, which are not compiled yet when a build begins. */
    public static boolean areDeclared(MavenProject project) {
        return Stream.concat(project.getResources().stream(), project.getTestResources().stream())
                .map(FileSet::getDirectory)
                .map(Path::of)
                .anyMatch(OwnRules::declares);
    }

    private static boolean declares(Path folder) {
        return SERVICES.stream().map(folder::resolve).anyMatch(Files::isRegularFile);
    }

    /**
     * What finds the rules: the plugin's own loader, or one above the module's classes where these bring some.
     *
     * @throws MojoExecutionException if a folder has no address
     */
    public static ClassLoader loader(MavenProject project) throws MojoExecutionException {
        List<Path> folders = Stream.of(
                        project.getBuild().getTestOutputDirectory(),
                        project.getBuild().getOutputDirectory())
                .map(Path::of)
                .toList();
        ClassLoader plugin = OwnRules.class.getClassLoader();
        return folders.stream().anyMatch(OwnRules::declares)
                ? new URLClassLoader(new URL[] {url(folders.get(0)), url(folders.get(1))}, plugin)
                : plugin;
    }

    private static URL url(Path folder) throws MojoExecutionException {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException exception) {
            throw new MojoExecutionException("Can't look for rules in " + folder, exception);
        }
    }
}
