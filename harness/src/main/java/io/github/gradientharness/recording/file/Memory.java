package io.github.gradientharness.recording.file;

import java.nio.file.Path;

/** What may be made of a file in memory: half of what the JVM has at most. Sizes are rough, and rather too large. */
final class Memory {

    /** A value of a line that is no window: an entry of a map, and a text or number. */
    static final int OF_VALUE = 100;

    /** A summary with its key and its entry. */
    static final int OF_SUMMARY = 400;

    /** A step of a distribution with its count, or a unit with its value. */
    static final int OF_NUMBER = 24;

    private static final int SHARE = 2;

    private final Path file;
    private final long all;
    private long left;

    /** Of a JVM with so many bytes of memory. */
    Memory(Path file, long all) {
        this.file = file;
        this.all = all;
        this.left = all / SHARE;
    }

    /** How many bytes may still be taken. */
    long left() {
        return left;
    }

    /** Gives back what was taken since so many were left. */
    void returnTo(long before) {
        left = before;
    }

    /**
     * Takes so many bytes.
     *
     * @throws UnreadableRecordingException if they are not there
     */
    void take(int bytes) throws UnreadableRecordingException {
        left -= bytes;
        if (left < 0) {
            throw new UnreadableRecordingException(
                    file,
                    "it would take more than a half of this JVM's memory of " + (all >> 20)
                            + " MiB. Give it more: -Xmx, for Maven in MAVEN_OPTS.",
                    null);
        }
    }
}
