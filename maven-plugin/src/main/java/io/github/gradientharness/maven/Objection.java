package io.github.gradientharness.maven;

import java.util.List;

/**
 * Something else than a finding that the gate has against a build's recordings.
 *
 * @param reaction whether it fails the build
 * @param count what it is and how often, such as "2 stale recordings"
 * @param lines what the console says of it, the most important first
 */
record Objection(Reaction reaction, String count, List<String> lines) {

    /** Copies the lines. */
    Objection {
        lines = List.copyOf(lines);
    }

    /** The same, each line with the module it is about. */
    Objection inModule(String module) {
        return new Objection(
                reaction,
                count,
                lines.stream().map(line -> "Module " + module + ": " + line).toList());
    }

    /** Whether it fails the build. */
    boolean fails() {
        return reaction == Reaction.FAIL;
    }
}
