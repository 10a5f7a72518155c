package io.github.gradientharness.recording;

/**
 * What a line may ask of a general parser: whoever wrote the file, reading it must not exhaust stack, memory or patience.
 */
final class LineLimits {

    /** Lines of a recording are nested seven deep. */
    static final int DEEPEST = 64;

    /** Digits of a number; the time to read one grows with their square. */
    static final int LONGEST_NUMBER = 100;

    /** Share of the memory there is at most that a line may have; made into a tree it takes some thirty times its length. */
    private static final int SHARE_OF_MEMORY = 128;

    private LineLimits() {}

    /** Bytes that a line may have to be read by a general parser in a JVM with so much memory. */
    static long longest(long memory) {
        return Math.max(1 << 20, memory / SHARE_OF_MEMORY);
    }

    /**
     * Checks a line.
     *
     * @throws MalformedLineException that says which limit is broken
     */
    static void check(String line) {
        if (line.length() > longest(Runtime.getRuntime().maxMemory())) {
            throw new MalformedLineException(
                    "it has " + line.length() + " characters, and is not written as the recorder writes");
        }
        int depth = 0;
        int number = 0;
        boolean inText = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter == '\\' && inText) {
                i++;
            } else if (letter == '"') {
                inText = !inText;
            } else if (!inText) {
                depth += letter == '[' || letter == '{' ? 1 : letter == ']' || letter == '}' ? -1 : 0;
                number = letter >= '0' && letter <= '9' ? number + 1 : 0;
                check(depth, number);
            }
        }
    }

    private static void check(int depth, int number) {
        if (depth > DEEPEST) {
            throw new MalformedLineException("it is nested deeper than " + DEEPEST + " levels");
        }
        if (number > LONGEST_NUMBER) {
            throw new MalformedLineException("it holds a number of more than " + LONGEST_NUMBER + " digits");
        }
    }
}
