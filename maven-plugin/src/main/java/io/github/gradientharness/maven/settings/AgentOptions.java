package io.github.gradientharness.maven.settings;

import io.github.gradientharness.gate.Gate;
import io.github.gradientharness.settings.Recorded;
import io.github.gradientharness.settings.SettingNames;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The options with which a JVM loads the harness's agent.
 *
 * @param recorded which networks are recorded
 * @param excludes patterns of test classes that are left out, separated by commas; null for none
 * @param handedOn other settings for the tests, by name
 */
public record AgentOptions(Recorded recorded, @Nullable String excludes, Map<String, String> handedOn) {

    /** Copies the settings. */
    public AgentOptions {
        handedOn = Map.copyOf(handedOn);
    }

    /**
     * As they are written into an {@code argLine}; empty where no agent is needed, or the harness is no jar yet, and
     * nothing else is set.
     *
     * @param onCommandLine what was typed, which Surefire and Failsafe hand on by themselves
     */
    public Optional<String> text(Properties onCommandLine) {
        Optional<String> agent =
                recorded == Recorded.ATTACHED ? Optional.empty() : jar().map(jar -> with(jar, onCommandLine));
        String settings = new TreeMap<>(handedOn)
                .entrySet().stream()
                        .filter(setting -> !onCommandLine.containsKey(setting.getKey()))
                        .map(setting -> quoted("-D" + setting.getKey() + "=" + setting.getValue()))
                        .collect(Collectors.joining(" "));
        return settings.isEmpty()
                ? agent
                : Optional.of(agent.map(it -> it + " " + settings).orElse(settings));
    }

    private String with(Path jar, Properties onCommandLine) {
        String options = quoted("-javaagent:" + jar);
        if (recorded == Recorded.ANNOTATED && !onCommandLine.containsKey(SettingNames.RECORD)) {
            options += " -D" + SettingNames.RECORD + "=annotated";
        }
        boolean isTyped = onCommandLine.containsKey(SettingNames.RECORD_EXCLUDES);
        return excludes == null || excludes.isBlank() || isTyped
                ? options
                : options + " " + quoted("-D" + SettingNames.RECORD_EXCLUDES + "=" + excludes.replaceAll("\\s", ""));
    }

    private static String quoted(String option) {
        return option.contains(" ") ? '"' + option + '"' : option;
    }

    /** In the build of the harness itself the plugin may have its classes instead of its jar, and these are no agent. */
    private static Optional<Path> jar() {
        CodeSource source = Gate.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException noFile) {
            return Optional.empty();
        }
    }
}
