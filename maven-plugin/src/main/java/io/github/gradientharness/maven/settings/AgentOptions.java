package io.github.gradientharness.maven.settings;

import io.github.gradientharness.gate.Gate;
import io.github.gradientharness.settings.Recorded;
import io.github.gradientharness.settings.SettingNames;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options with which a JVM loads the harness's agent.
 *
 * @param recorded which networks are recorded
 * @param excludes patterns of test classes that are left out, separated by commas; null for none
 */
public record AgentOptions(Recorded recorded, @Nullable String excludes) {

    /** As they are written into an {@code argLine}; empty where no agent is needed, or the harness is no jar yet. */
    public Optional<String> text() {
        return recorded == Recorded.ATTACHED ? Optional.empty() : jar().map(this::with);
    }

    private String with(Path jar) {
        String options = quoted("-javaagent:" + jar);
        if (recorded == Recorded.ANNOTATED) {
            options += " -D" + SettingNames.RECORD + "=annotated";
        }
        return excludes == null || excludes.isBlank()
                ? options
                : options + " " + quoted("-D" + SettingNames.RECORD_EXCLUDES + "=" + excludes.replaceAll("\\s", ""));
    }

    private static String quoted(String option) {
        return option.contains(" ") ? '"' + option + '"' : option;
    }

    /** In the build of the harness itself the plugin may have its classes in place of its jar, and these are no agent. */
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
