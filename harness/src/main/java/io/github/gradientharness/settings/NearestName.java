package io.github.gradientharness.settings;

import java.util.Collection;
import org.apiguardian.api.API;

/** Finds what someone probably meant who misspelt a name. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NearestName {

    private NearestName() {}

    /**
     * The name that takes the fewest changes to get at; the first of several.
     *
     * @throws java.util.NoSuchElementException if there is no name at all
     */
    public static String of(String misspelt, Collection<String> known) {
        return known.stream()
                .min((a, b) -> Integer.compare(editDistance(misspelt, a), editDistance(misspelt, b)))
                .orElseThrow();
    }

    /** Levenshtein's distance: insertions, deletions and replacements that turn one text into the other. */
    static int editDistance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
