package io.github.gradientharness.maven;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;

/** Reads a setting that is one of a few words, in whatever case. */
final class Choice {

    private Choice() {}

    /**
     * The constant that the text names.
     *
     * @throws MojoExecutionException if it names none, with those there are
     */
    static <E extends Enum<E>> E parse(Class<E> type, String setting, String text) throws MojoExecutionException {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text.trim())) {
                return constant;
            }
        }
        String words = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new MojoExecutionException(
                "The setting " + setting + " is '" + text + "'. It must be one of: " + words + ".");
    }
}
