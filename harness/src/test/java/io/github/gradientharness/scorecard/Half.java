package io.github.gradientharness.scorecard;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules are fitted to one half of the variants, and their error shares believed on the other. */
enum Half {
    FIT,
    HOLDOUT;

    /**
     * The halves of variants: within each group of variants with the same main cause and activation they
     * alternate in the order given, so that a variant added at the end moves no other.
     */
    static Map<String, Half> of(List<Variant> variants) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, Half> halves = new LinkedHashMap<>();
        for (Variant variant : variants) {
            String group = variant.causes().get(0) + " " + variant.activation();
            int number = seen.merge(group, 1, Integer::sum) + Math.floorMod(group.hashCode(), 2);
            halves.put(variant.name(), number % 2 == 0 ? FIT : HOLDOUT);
        }
        return halves;
    }
}
