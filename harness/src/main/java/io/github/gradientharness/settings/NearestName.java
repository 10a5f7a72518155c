package io.github.gradientharness.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apiguardian.api.API;

/** Finds what someone probably meant who misspelt a name. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NearestName {

    private NearestName() {}

    /**
     * The name that takes the fewest changes to get at; the first of several. One that was begun and not finished takes none,
     * nor do upper case and underscores; of several that were begun, the shortest is meant.
     *
     * @throws java.util.NoSuchElementException if there is no name at all
     */
    public static String of(String misspelt, Collection<String> known) {
        return known.stream().min(nearest(misspelt)).orElseThrow();
    }

    /** The question for the name, with a space in front; empty if no name is like it. */
    public static String question(String misspelt, Collection<String> known) {
        return known.stream()
                .min(nearest(misspelt))
                .filter(name -> changes(misspelt, name) <= name.length() / 2)
                .map(name -> " Did you mean '" + name + "'?")
                .orElse("");
    }

    private static Comparator<String> nearest(String misspelt) {
        return Comparator.<String>comparingInt(name -> changes(misspelt, name))
                .thenComparingInt(name -> editDistance(plain(misspelt), plain(name)));
    }

    private static int changes(String misspelt, String name) {
        String written = plain(misspelt);
        String wanted = plain(name);
        return !written.isEmpty() && wanted.startsWith(written) ? 0 : editDistance(written, wanted);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Insertions, deletions, replacements and swaps of neighbours that turn one text into the other (the optimal string alignment
     * distance, after Damerau 1964).
     */
    static int editDistance(String a, String b) {
        int[] beforePrevious = new int[b.length() + 1];
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
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
            beforePrevious = previous;
            previous = current;
        }
        return previous[b.length()];
    }
}
