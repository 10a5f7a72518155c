package io.github.gradientharness.gate;

import io.github.gradientharness.rules.Acceptance;
import io.github.gradientharness.rules.FindingPattern;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleAdjustment;
import io.github.gradientharness.settings.SettingNames;
import io.github.gradientharness.verdict.Severity;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a build's configuration says about how recordings are judged. {@code gradient:prepare} leaves it in a file before the tests
 * run, so that these judge as the gate does. What was typed is not part of it: Surefire hands that on to the tests itself.
 *
 * @param limits by rule id
 * @param ruleSets names of the rule sets that judge; empty to leave that to the tests
 * @param adjustments what else is changed of a rule, for some tests and layers
 * @param acceptances findings that are known and let through
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BuildSettings(
        Map<String, Double> limits,
        List<String> ruleSets,
        List<RuleAdjustment> adjustments,
        List<Acceptance> acceptances) {

    /** A build that says nothing, or no build at all. */
    public static final BuildSettings NONE = new BuildSettings(Map.of(), List.of(), List.of(), List.of());

    private static final String FILE = "build-settings.properties";
    private static final String RULE_SETS = "ruleSets";
    private static final String LIMIT = "limit.";
    private static final String RULE = "rule.";
    private static final String ACCEPTED = "accepted.";

    /** Copies the collections. */
    public BuildSettings {
        limits = Map.copyOf(limits);
        ruleSets = List.copyOf(ruleSets);
        adjustments = List.copyOf(adjustments);
        acceptances = List.copyOf(acceptances);
    }

    /**
     * The file.
     *
     * @param outputFolder the folder below which tests write, usually {@code target/gradient}
     */
    public static Path fileIn(Path outputFolder) {
        return outputFolder.resolve(FILE);
    }

    /** Without what is about rules that are not there: where they are missing, they judge nothing. */
    public BuildSettings about(Set<String> rules) {
        Map<String, Double> known = new LinkedHashMap<>(limits);
        known.keySet().retainAll(rules);
        return new BuildSettings(
                known,
                ruleSets,
                adjustments.stream()
                        .filter(each -> rules.stream().anyMatch(each.where()::matchesRule))
                        .toList(),
                acceptances.stream()
                        .filter(each -> rules.stream().anyMatch(each.findings()::matchesRule))
                        .toList());
    }

    /**
     * How tests judge by it. The limits are not part of it: what a test declares has them.
     *
     * @param typed ids of the rules whose limit was typed, which beats that of an adjustment
     * @param today acceptances whose last day is before it no longer count
     */
    public Judgement judgement(Set<String> typed, LocalDate today) {
        List<RuleAdjustment> inForce = adjustments.stream()
                .map(each -> typed.contains(each.where().rule())
                        ? new RuleAdjustment(each.where(), null, each.severity(), each.enabled())
                        : each)
                .toList();
        return new Judgement(Map.of(), false, inForce, acceptances, today);
    }

    /**
     * Leaves it for the tests, or removes what an earlier build left where there is nothing to say.
     *
     * @throws IOException if that is impossible
     */
    public void write(Path file) throws IOException {
        if (equals(NONE)) {
            Files.deleteIfExists(file);
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties().store(writer, "Written by gradient:prepare from the POM, for the tests.");
        }
    }

    private Properties properties() {
        Properties all = new Properties();
        limits.forEach((rule, limit) -> all.setProperty(LIMIT + rule, limit.toString()));
        put(all, RULE_SETS, ruleSets.isEmpty() ? null : String.join(",", ruleSets));
        for (int i = 0; i < adjustments.size(); i++) {
            RuleAdjustment each = adjustments.get(i);
            put(all, RULE + i, each.where());
            put(all, RULE + i + ".limit", each.limit());
            put(all, RULE + i + ".severity", each.severity());
            put(all, RULE + i + ".enabled", each.enabled());
        }
        for (int i = 0; i < acceptances.size(); i++) {
            Acceptance each = acceptances.get(i);
            put(all, ACCEPTED + i, each.findings());
            put(all, ACCEPTED + i + ".reason", each.reason());
            put(all, ACCEPTED + i + ".until", each.until());
        }
        return all;
    }

    private static void put(Properties all, String prefix, FindingPattern pattern) {
        put(all, prefix + ".id", pattern.rule());
        put(all, prefix + ".suite", pattern.suite());
        put(all, prefix + ".test", pattern.test());
        put(all, prefix + ".layer", pattern.layer());
    }

    private static void put(Properties all, String name, @Nullable Object value) {
        if (value != null) {
            all.setProperty(name, value.toString());
        }
    }

    /**
     * What a build has left for the tests; {@link #NONE} where no build did.
     *
     * @throws IOException if the file can't be read or is not as {@link #write} leaves it; the message says what to do
     */
    public static BuildSettings read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        Properties all = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            all.load(reader);
            return of(all);
        } catch (IOException | IllegalArgumentException | DateTimeException | NullPointerException exception) {
            throw new IOException(
                    "Can't read " + file + ", in which gradient:prepare leaves what the POM says of limits and rules: "
                            + exception + ". Delete the file, and use the same version of gradient-maven-plugin and"
                            + " gradient-harness.",
                    exception);
        }
    }

    private static BuildSettings of(Properties all) {
        Map<String, Double> limits = new LinkedHashMap<>();
        for (String name : all.stringPropertyNames()) {
            if (name.startsWith(LIMIT)) {
                limits.put(name.substring(LIMIT.length()), Double.valueOf(all.getProperty(name)));
            }
        }
        List<RuleAdjustment> adjustments = new ArrayList<>();
        for (int i = 0; all.containsKey(RULE + i + ".id"); i++) {
            adjustments.add(adjustment(all, RULE + i));
        }
        List<Acceptance> acceptances = new ArrayList<>();
        for (int i = 0; all.containsKey(ACCEPTED + i + ".id"); i++) {
            acceptances.add(new Acceptance(
                    pattern(all, ACCEPTED + i),
                    required(all, ACCEPTED + i + ".reason"),
                    LocalDate.parse(required(all, ACCEPTED + i + ".until"))));
        }
        return new BuildSettings(limits, SettingNames.listed(all.getProperty(RULE_SETS, "")), adjustments, acceptances);
    }

    private static RuleAdjustment adjustment(Properties all, String prefix) {
        String limit = all.getProperty(prefix + ".limit");
        String severity = all.getProperty(prefix + ".severity");
        String enabled = all.getProperty(prefix + ".enabled");
        return new RuleAdjustment(
                pattern(all, prefix),
                limit == null ? null : Double.valueOf(limit),
                severity == null ? null : Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
                enabled == null ? null : Boolean.valueOf(enabled));
    }

    private static FindingPattern pattern(Properties all, String prefix) {
        return new FindingPattern(
                required(all, prefix + ".id"),
                required(all, prefix + ".suite"),
                required(all, prefix + ".test"),
                required(all, prefix + ".layer"));
    }

    private static String required(Properties all, String name) {
        return Objects.requireNonNull(all.getProperty(name), name + " is missing");
    }
}
