package io.github.gradientharness.settings;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Every {@code gradient.*} setting there is.
 *
 * <p>Surefire hands Maven's properties on to the tests, so the test extension meets the plugin's settings too and must
 * know them to tell a misspelt one.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SettingNames {

    /** What the settings of this project begin with. */
    public static final String PREFIX = "gradient.";

    /** Folder below which recordings are written; {@code target/gradient} unless set. Read by tests. */
    public static final String OUTPUT_DIRECTORY = "gradient.outputDirectory";

    /** A limit is set by this followed by the rule's id, as in {@code gradient.limit.vanishing-gradient}. */
    public static final String LIMIT_PREFIX = "gradient.limit.";

    /** One window an {@code epoch} or one an {@code iteration}. Read by tests. */
    public static final String WINDOWS = "gradient.windows";

    /** What is measured when: {@code economy}, {@code standard} or {@code full}. Read by tests. */
    public static final String PRESET = "gradient.preset";

    /** The one seed with which tests over seeds are to run. Read by tests. */
    public static final String SEED = "gradient.seed";

    /** When the costlier quantities are measured, such as {@code every:10}. Read by tests. */
    public static final String SCHEDULE = "gradient.schedule";

    /** Whether tests write the report themselves when their run ends. Read by tests. */
    public static final String REPORT = "gradient.report";

    /** The formats of the report, such as {@code html,json}. Read by tests and plugin. */
    public static final String FORMATS = "gradient.formats";

    private static final List<String> READ_BY_TESTS =
            List.of(OUTPUT_DIRECTORY, WINDOWS, PRESET, SCHEDULE, SEED, REPORT, FORMATS);

    private static final List<String> READ_BY_PLUGIN = List.of(
            "gradient.skip",
            "gradient.haltOnFailure",
            "gradient.failOn",
            "gradient.maxAllowedFindings",
            "gradient.onMissingRecordings",
            "gradient.onInconclusive",
            "gradient.ignoreExpectations",
            "gradient.recordingsDirectory",
            "gradient.reportDirectory",
            "gradient.summaryFile",
            "gradient.quiet",
            "gradient.formatsDirectory",
            FORMATS);

    private SettingNames() {}

    /** The settings that the Maven plugin reads. */
    public static List<String> readByPlugin() {
        return READ_BY_PLUGIN;
    }

    /** The settings by their full names; limits are set by {@link #LIMIT_PREFIX} and a rule's id. */
    public static List<String> all() {
        return Stream.concat(READ_BY_TESTS.stream(), READ_BY_PLUGIN.stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Checks the names that a user set, those of others left out.
     *
     * @param names names of properties, of any kind
     * @param ruleIds ids of the rules whose limit can be set
     * @return what is wrong and what was probably meant, in words; empty if every name is known
     */
    public static Optional<String> problemWith(Collection<String> names, Collection<String> ruleIds) {
        List<String> known = Stream.concat(all().stream(), ruleIds.stream().map(LIMIT_PREFIX::concat))
                .toList();
        TreeSet<String> unknown = new TreeSet<>(names);
        unknown.removeIf(name -> !name.startsWith(PREFIX) || isVersion(name) || known.contains(name));
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        String name = unknown.first();
        return Optional.of("There is no setting '" + name + "'. Did you mean '" + nearest(name, known)
                + "'? The settings are: " + String.join(", ", known) + ".");
    }

    /** A version in a POM property, such as {@code gradient.version}, is no setting of ours. */
    private static boolean isVersion(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("version");
    }

    private static String nearest(String name, List<String> known) {
        return known.stream()
                .min((a, b) -> Integer.compare(editDistance(name, a), editDistance(name, b)))
                .orElseThrow();
    }

    /** Levenshtein's distance: insertions, deletions and replacements that turn one text into the other. */
    private static int editDistance(String a, String b) {
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
