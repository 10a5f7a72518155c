package io.github.gradientharness.maven.settings;

import io.github.gradientharness.settings.SettingNames;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;

/** Finds misspelt settings, which would otherwise be ignored without a word. */
public final class KnownSettings {

    private KnownSettings() {}

    /**
     * Checks that no property is a misspelt setting.
     *
     * @throws MojoExecutionException if one is not, with what was probably meant
     */
    public static void require(KnownRules rules, Properties onCommandLine, Properties inProject)
            throws MojoExecutionException {
        List<String> names = Stream.of(onCommandLine, inProject)
                .flatMap(properties -> properties.stringPropertyNames().stream())
                .filter(name -> rules.isComplete() || !name.startsWith(SettingNames.LIMIT_PREFIX))
                .toList();
        Optional<String> problem = SettingNames.problemWith(names, rules.all());
        if (problem.isPresent()) {
            throw new MojoExecutionException(problem.get());
        }
    }
}
