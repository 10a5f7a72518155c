package io.github.gradientharness.maven.settings;

/** Writes an element of a POM on one line. */
public final class PomElement {

    private final String name;
    private final StringBuilder children = new StringBuilder();

    PomElement(String name) {
        this.name = name;
    }

    /** Adds a child unless it would be empty. */
    PomElement with(String child, String text) {
        return text.isEmpty() ? this : withEvenIfEmpty(child, text);
    }

    /** Adds a child. */
    PomElement withEvenIfEmpty(String child, String text) {
        children.append('<').append(child).append('>');
        children.append(escaped(text));
        children.append("</").append(child).append('>');
        return this;
    }

    String text() {
        return "<" + name + ">" + children + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * A name as a pattern that matches it: what a POM can't hold, or would trim off, becomes a {@code ?}; a dollar sign
     * before a brace, which Maven would take for a property, as well.
     */
    public static String pattern(String name) {
        return name.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]|^\\s|\\s$|\\$(?=\\{)", "?");
    }
}
