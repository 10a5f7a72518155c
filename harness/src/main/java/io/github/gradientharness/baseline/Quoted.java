package io.github.gradientharness.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Values of a file as a message shows them, wherever the file is from: on one line, and no longer than one. */
final class Quoted {

    private static final int LONGEST = 80;

    private Quoted() {}

    /** The value as JSON, in which control characters are escaped, cut off where it is long. */
    static String value(JsonNode value) {
        String json = value.toString();
        return json.length() <= LONGEST ? json : json.substring(0, LONGEST) + "...";
    }

    /** The text in quotes, likewise. */
    static String text(String text) {
        return value(TextNode.valueOf(text));
    }
}
