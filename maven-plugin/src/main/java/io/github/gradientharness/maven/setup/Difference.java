package io.github.gradientharness.maven.setup;

import java.util.ArrayList;
import java.util.List;

/** What is added to a file, in the unified format that {@code git diff} and {@code patch} use. */
public final class Difference {

    private static final int CONTEXT = 3;

    private Difference() {}

    /** Lines added to a file that is there. */
    public static List<String> of(String name, List<String> before, List<Insertion> insertions) {
        List<String> marked = Insertion.into(before.stream().map(" "::concat).toList(), insertions, "+");
        if (marked.get(marked.size() - 1).equals(" ")) {
            marked.remove(marked.size() - 1); // behind the last line's end
        }
        List<String> difference = new ArrayList<>(List.of("--- " + name, "+++ " + name));
        int old = 1;
        int now = 1;
        for (int i = 0; i < marked.size(); ) {
            int end = i;
            while (end < marked.size() && isShown(marked, end)) {
                end++;
            }
            List<String> hunk = marked.subList(i, end);
            int added = (int) hunk.stream().filter(line -> line.startsWith("+")).count();
            if (!hunk.isEmpty()) {
                difference.add("@@ -" + old + "," + (hunk.size() - added) + " +" + now + "," + hunk.size() + " @@");
                difference.addAll(hunk);
            }
            int skipped = end < marked.size() ? 1 : 0;
            old += hunk.size() - added + skipped;
            now += hunk.size() + skipped;
            i = end + skipped;
        }
        return difference;
    }

    /** A file that is new. */
    public static List<String> ofNewFile(String name, List<String> lines) {
        List<String> difference =
                new ArrayList<>(List.of("--- /dev/null", "+++ " + name, "@@ -0,0 +1," + lines.size() + " @@"));
        lines.forEach(line -> difference.add("+" + line));
        return difference;
    }

    private static boolean isShown(List<String> marked, int line) {
        int from = Math.max(0, line - CONTEXT);
        int to = Math.min(marked.size(), line + CONTEXT + 1);
        return marked.subList(from, to).stream().anyMatch(each -> each.startsWith("+"));
    }
}
