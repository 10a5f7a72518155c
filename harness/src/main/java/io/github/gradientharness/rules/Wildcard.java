package io.github.gradientharness.rules;

/** Matches names against patterns in which {@code *} is any text and {@code ?} any character. */
final class Wildcard {

    private static final int NONE = -1;

    private Wildcard() {}

    /** Whether the whole name matches; an empty pattern matches every name. Takes at most pattern x name steps. */
    static boolean matches(String pattern, String name) {
        return pattern.isEmpty() || matchesWhole(pattern, name);
    }

    /** Goes on from the last asterisk where it got stuck, letting it take one character more. */
    private static boolean matchesWhole(String pattern, String name) {
        int p = 0;
        int n = 0;
        int asterisk = NONE;
        int taken = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                asterisk = p++;
                taken = n;
            } else if (p < pattern.length() && matchesCharacter(pattern.charAt(p), name.charAt(n))) {
                p++;
                n++;
            } else if (asterisk != NONE) {
                p = asterisk + 1;
                n = ++taken;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(character -> character == '*');
    }

    private static boolean matchesCharacter(char pattern, char character) {
        return pattern == '?' || pattern == character;
    }
}
