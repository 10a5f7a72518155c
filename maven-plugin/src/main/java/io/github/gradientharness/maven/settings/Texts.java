package io.github.gradientharness.maven.settings;

import org.jspecify.annotations.Nullable;

/** What Maven leaves null or pads with space. */
final class Texts {

    private Texts() {}

    /** The text without space around it; empty instead of null. */
    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
