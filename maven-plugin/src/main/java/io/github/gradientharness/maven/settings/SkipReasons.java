package io.github.gradientharness.maven.settings;

import java.util.ArrayList;
import java.util.List;

/** Why a goal has nothing to do, in words. */
public final class SkipReasons {

    private SkipReasons() {}

    /** Every reason that holds; none if the goal is to run. */
    public static List<String> of(boolean skip, boolean skipTests, boolean skipTestClasses) {
        List<String> reasons = new ArrayList<>();
        if (skip) {
            reasons.add("gradient.skip is set");
        }
        if (skipTests) {
            reasons.add("tests are skipped (skipTests)");
        }
        if (skipTestClasses) {
            reasons.add("tests are skipped (maven.test.skip)");
        }
        return reasons;
    }
}
