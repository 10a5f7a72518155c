package io.github.gradientharness.recording;

/** A line that is not written just as our own writer writes it: it is read the general way, which is slower. */
final class UnusualLineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusualLineException() {
        super("not as our own writer writes it", null, false, false);
    }
}
