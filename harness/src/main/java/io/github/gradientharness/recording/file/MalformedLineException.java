package io.github.gradientharness.recording.file;

/** A line of a recording whose JSON does not say what it should. */
final class MalformedLineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedLineException(String message) {
        super(message);
    }
}
