package io.github.gradientharness.baseline;

import io.github.gradientharness.json.Json;
import org.jspecify.annotations.Nullable;

/** Values of a file as a message shows them, wherever the file is from: on one line, and no longer than one. */
final class Quoted {

    private static final int LONGEST = 80;

    private Quoted() {}

    /** The value as JSON, in which control characters are escaped, cut off where it is long. */
    static String value(@Nullable Object value) {
        String json = Json.text(value);
        return json.length() <= LONGEST ? json : json.substring(0, LONGEST) + "...";
    }

    /** The text in quotes, likewise. */
    static String text(String text) {
        return value((Object) text);
    }
}
