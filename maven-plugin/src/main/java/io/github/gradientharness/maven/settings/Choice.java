package io.github.gradientharness.maven.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** Reads a setting that is one of a few words, in whatever case. */
public final class Choice {

    private Choice() {}

    /**
     * The constant that the text names.
     *
     * @throws MojoExecutionException if it names none, with those there are
     */
    public static <E extends Enum<E>> E parse(Class<E> type, String setting, String text)
            throws MojoExecutionException {
        return parseElement(type, "The setting " + setting, text);
    }

    /**
     * The constant that an element of the configuration names.
     *
     * @param element what a message begins with: the element and where it stands
     * @throws MojoExecutionException if it names none, with those there are
     */
    static <E extends Enum<E>> E parseElement(Class<E> type, String element, String text)
            throws MojoExecutionException {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text.trim())) {
                return constant;
            }
        }
        throw notOneOf(words(type), element, text);
    }

    private static String words(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /**
     * A switch. Maven itself would take any text but "true" for false, so that a mistyped one would open a gate.
     *
     * @throws MojoExecutionException if the text is neither true nor false
     */
    public static boolean isTrue(String setting, @Nullable String text) throws MojoExecutionException {
        String word = Texts.orEmpty(text);
        if (word.equalsIgnoreCase("true")) {
            return true;
        }
        if (word.equalsIgnoreCase("false")) {
            return false;
        }
        throw notOneOf("true, false", "The setting " + setting, word);
    }

    private static MojoExecutionException notOneOf(String words, String setting, String text) {
        return new MojoExecutionException(setting + " is '" + text + "'. It must be one of: " + words + ".");
    }
}
