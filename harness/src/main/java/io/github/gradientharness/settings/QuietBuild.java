package io.github.gradientharness.settings;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Whether the build that runs the tests was asked to say little.
 *
 * <p>Surefire hands nothing of {@code mvn -q} on to the JVM in which tests run. But Maven's launcher leaves the command line
 * in the environment, which that JVM inherits. Where it does not (the Maven daemon, {@code -q} in {@code .mvn/maven.config}),
 * {@code -Dgradient.quiet=true} says the same.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class QuietBuild {

    private static final String COMMAND_LINE = "MAVEN_CMD_LINE_ARGS";

    private QuietBuild() {}

    /** Whether lines that say how things go are unwanted. */
    public static boolean isQuiet() {
        return isQuiet(System.getProperty(SettingNames.QUIET), System.getenv(COMMAND_LINE));
    }

    /**
     * The same of given values.
     *
     * @param setting what was set, which counts more than the command line; null if nothing
     * @param commandLine Maven's; null if there is none
     */
    static boolean isQuiet(@Nullable String setting, @Nullable String commandLine) {
        if (setting != null) {
            return setting.strip().equalsIgnoreCase("true");
        }
        List<String> arguments = commandLine == null
                ? List.of()
                : Arrays.asList(commandLine.strip().split("\\s+"));
        return arguments.contains("-q") || arguments.contains("--quiet");
    }
}
