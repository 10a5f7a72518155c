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

    /**
     * Folder below which recordings are written; {@code gradient} in the build's folder, usually {@code target/gradient},
     * unless set. Read by tests.
     */
    public static final String OUTPUT_DIRECTORY = "gradient.outputDirectory";

    /** A limit is set by this followed by the rule's id, as in {@code gradient.limit.vanishing-gradient}. */
    public static final String LIMIT_PREFIX = "gradient.limit.";

    /** One window an {@code epoch} or one an {@code iteration}. Read by tests. */
    public static final String WINDOWS = "gradient.windows";

    /** What is measured when: {@code economy}, {@code standard} or {@code full}. Read by tests. */
    public static final String PRESET = "gradient.preset";

    /** The one seed with which tests over seeds are to run. Read by tests. */
    public static final String SEED = "gradient.seed";

    /** The seeds of tests over seeds that this run is to take, such as {@code 1-10}: others run elsewhere. Read by tests. */
    public static final String SEEDS = "gradient.seeds";

    /** Whether a training goes on with what was recorded of it before, from a checkpoint. Read by tests. */
    public static final String RESUME = "gradient.resume";

    /** When the costlier quantities are measured, such as {@code every:10}. Read by tests. */
    public static final String SCHEDULE = "gradient.schedule";

    /** What is checked on the first minibatch of a training: {@code off}, {@code cheap} or {@code all}. Read by tests. */
    public static final String SANITY_CHECKS = "gradient.sanityChecks";

    /**
     * What is recorded where the agent runs: {@code all} models that a test trains, those of {@code annotated} tests, or
     * {@code attached} ones only. Read by tests and plugin.
     */
    public static final String RECORD = "gradient.record";

    /** Test classes that did not ask to be recorded and are not, such as {@code Slow*,*IT}. Read by tests and plugin. */
    public static final String RECORD_EXCLUDES = "gradient.recordExcludes";

    /** Whether tests write the report themselves when their run ends. Read by tests. */
    public static final String REPORT = "gradient.report";

    /** The formats of the report, such as {@code html,json}. Read by tests and plugin. */
    public static final String FORMATS = "gradient.formats";

    /** Whether to say only what fails, and the verdict. Read by tests, for their progress lines, and plugin. */
    public static final String QUIET = "gradient.quiet";

    /** Names of the rule sets that judge, such as {@code defaults,autotrainer}. Read by tests and plugin. */
    public static final String RULE_SETS = "gradient.ruleSets";

    /** Whether remedies are tried on sick tests when all have run: {@code try} or {@code off}. Read by tests and plugin. */
    public static final String REMEDIES = "gradient.remedies";

    /** How often a sick test is run at most for it. Read by tests and plugin. */
    public static final String REMEDIES_TRAININGS = "gradient.remedies.trainings";

    /** How many minutes all that may take. Read by tests and plugin. */
    public static final String REMEDIES_MINUTES = "gradient.remedies.minutes";

    private static final List<String> READ_BY_TESTS = List.of(
            OUTPUT_DIRECTORY,
            WINDOWS,
            PRESET,
            SCHEDULE,
            SANITY_CHECKS,
            SEED,
            SEEDS,
            RESUME,
            REMEDIES,
            REMEDIES_TRAININGS,
            REMEDIES_MINUTES,
            RECORD,
            RECORD_EXCLUDES,
            REPORT,
            FORMATS,
            QUIET,
            RULE_SETS);

    private static final List<String> READ_BY_PLUGIN = List.of(
            "gradient.skip",
            "gradient.haltOnFailure",
            "gradient.failOn",
            "gradient.maxAllowedFindings",
            "gradient.onMissingRecordings",
            "gradient.onInconclusive",
            "gradient.onStaleRecordings",
            "gradient.onUnmatchedPatterns",
            "gradient.onBaselineDrift",
            "gradient.baselineFile",
            "gradient.baselineFactor",
            "gradient.aggregate",
            "gradient.ignoreExpectations",
            "gradient.init.write",
            "gradient.recordingsDirectory",
            "gradient.jobsDirectory",
            REMEDIES,
            REMEDIES_TRAININGS,
            REMEDIES_MINUTES,
            "gradient.jobs",
            "gradient.reportDirectory",
            "gradient.summaryFile",
            RECORD,
            RECORD_EXCLUDES,
            QUIET,
            "gradient.formatsDirectory",
            FORMATS,
            RULE_SETS);

    private static final int MOST_WRONG_LETTERS = 3;
    private static final int LETTERS_FOR_A_WRONG_ONE = 5;

    private SettingNames() {}

    /** The names in a list that is separated by commas, without the blanks around them. */
    public static List<String> listed(String value) {
        return Stream.of(value.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

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
     * Finds misspelt settings among the names that a user set. A name that only begins like a setting is the user's own: one
     * counts as misspelt if it resembles a setting, or begins with {@link #LIMIT_PREFIX}.
     *
     * @param names names of properties, of any kind
     * @param ruleIds ids of the rules whose limit can be set
     * @return what is wrong and what was probably meant, in words; empty if nothing is misspelt
     */
    public static Optional<String> problemWith(Collection<String> names, Collection<String> ruleIds) {
        List<String> known = Stream.concat(all().stream(), ruleIds.stream().map(LIMIT_PREFIX::concat))
                .toList();
        TreeSet<String> unknown = new TreeSet<>(names);
        unknown.removeIf(name -> !name.startsWith(PREFIX) || known.contains(name) || !isMisspelt(name, known));
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        String name = unknown.first();
        return Optional.of("There is no setting '" + name + "'. Did you mean '" + NearestName.of(name, known)
                + "'? The settings are: " + String.join(", ", known) + ".");
    }

    private static boolean isMisspelt(String name, List<String> known) {
        return name.startsWith(LIMIT_PREFIX)
                || known.stream().anyMatch(setting -> isNear(afterPrefix(name), afterPrefix(setting)));
    }

    private static String afterPrefix(String name) {
        return name.substring(PREFIX.length());
    }

    /** Upper and lower case and what separates words aside, about one letter in five is wrong, three at most. */
    private static boolean isNear(String name, String setting) {
        String plain = plain(name);
        String wanted = plain(setting);
        int allowed = Math.min(MOST_WRONG_LETTERS, Math.max(1, wanted.length() / LETTERS_FOR_A_WRONG_ONE));
        return Math.abs(plain.length() - wanted.length()) <= allowed
                && NearestName.editDistance(plain, wanted) <= allowed;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
    }
}
