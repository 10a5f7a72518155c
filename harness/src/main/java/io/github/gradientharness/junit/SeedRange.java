package io.github.gradientharness.junit;

import io.github.gradientharness.settings.SettingNames;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The seeds that a run takes of tests over seeds, where other runs take the others.
 *
 * @param first the first
 * @param last the last one, not smaller
 */
record SeedRange(long first, long last) {

    private static final Pattern RANGE = Pattern.compile("\\s*(-?\\d{1,18})\\s*-\\s*(-?\\d{1,18})\\s*");

    /** The range that a setting names. */
    static SeedRange parse(String value) {
        Matcher range = RANGE.matcher(value);
        if (!range.matches() || Long.parseLong(range.group(1)) > Long.parseLong(range.group(2))) {
            throw SettingProblem.of("The setting " + SettingNames.SEEDS + " is '" + value
                    + "'; it should be the first and the last seed, such as 1-10.");
        }
        return new SeedRange(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
    }
}
