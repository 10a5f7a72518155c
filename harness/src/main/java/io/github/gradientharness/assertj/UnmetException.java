package io.github.gradientharness.assertj;

/** Says, on the way to a number, that there is none, and why. It becomes an assertion error before a user sees it. */
final class UnmetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnmetException(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
