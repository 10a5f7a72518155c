package io.github.gradientharness.junit;

import io.github.gradientharness.gate.BuildSettings;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions.SanityChecks;
import io.github.gradientharness.instrument.Schedule;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportFormats;
import io.github.gradientharness.rules.FindingPattern;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.settings.Recorded;
import io.github.gradientharness.settings.SettingNames;
import io.github.gradientharness.settings.SettingPlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The {@code gradient.*} settings that tests read: JUnit configuration parameters, system properties, and what the build left. */
final class Settings {

    private static final String PARAMETERS_FILE = "junit-platform.properties";

    private final Function<String, Optional<String>> parameters;
    private final Optional<Class<?>> testClass;
    private final BuildSettings build;

    private Settings(Function<String, Optional<String>> parameters, Optional<Class<?>> testClass) {
        this.parameters = parameters;
        this.testClass = testClass;
        this.build = build(outputFolder());
    }

    /** What the build's configuration says about rules that the tests have. */
    private static BuildSettings build(Path outputFolder) {
        try {
            BuildSettings left = BuildSettings.read(BuildSettings.fileIn(outputFolder));
            return left.equals(BuildSettings.NONE) ? left : left.about(RuleSet.availableIds());
        } catch (IOException exception) {
            throw SettingProblem.of(exception.getMessage(), exception);
        }
    }

    /** How tests judge beside what they declare. */
    Judgement judgement() {
        return build.judgement(limits(Settings::typed).keySet(), LocalDate.now());
    }

    /**
     * The settings of a test run.
     *
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if one is misspelt
     */
    static Settings of(ExtensionContext context) {
        return of(context::getConfigurationParameter, context.getTestClass());
    }

    /**
     * The same where no extension runs.
     *
     * @param parameters JUnit's configuration parameters
     * @param testClass the class of the test; empty where it is not known
     */
    static Settings of(Function<String, Optional<String>> parameters, Optional<Class<?>> testClass) {
        SettingNames.problemWith(namesInUse(), ruleIds()).ifPresent(problem -> {
            throw SettingProblem.of(problem);
        });
        return new Settings(parameters, testClass);
    }

    private static List<String> ruleIds() {
        return List.copyOf(RuleSet.availableIds());
    }

    private static Set<String> namesInUse() {
        Set<String> names = new HashSet<>(System.getProperties().stringPropertyNames());
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream file = loader == null ? null : loader.getResourceAsStream(PARAMETERS_FILE)) {
            if (file != null) {
                Properties properties = new Properties();
                properties.load(file);
                names.addAll(properties.stringPropertyNames());
            }
        } catch (IOException exception) {
            throw SettingProblem.of("Can't read " + PARAMETERS_FILE + ": " + exception, exception);
        }
        return names;
    }

    /** Names of the rule sets that judge; empty for the default rules. */
    List<String> ruleSets(List<String> annotated) {
        Map<SettingPlace, Optional<? extends List<String>>> names = Map.of(
                SettingPlace.COMMAND_LINE, typed(SettingNames.RULE_SETS).map(SettingNames::listed),
                SettingPlace.PLUGIN_CONFIGURATION, Optional.of(build.ruleSets()),
                SettingPlace.ANNOTATION, Optional.of(annotated),
                SettingPlace.JUNIT_PARAMETERS, text(SettingNames.RULE_SETS).map(SettingNames::listed));
        Map<SettingPlace, Optional<? extends List<String>>> chosen = new EnumMap<>(SettingPlace.class);
        names.forEach((place, ofPlace) -> chosen.put(place, ofPlace.filter(list -> !list.isEmpty())));
        return SettingPlace.<List<String>>strongest(chosen).orElse(List.of());
    }

    Path outputFolder() {
        return text(SettingNames.OUTPUT_DIRECTORY)
                .map(Settings::folder)
                .orElseGet(() ->
                        testClass.map(BuildFolder::of).orElse(BuildFolder.USUAL).resolve("gradient"));
    }

    private static Path folder(String value) {
        if (value.isBlank()) {
            throw SettingProblem.of("The setting " + SettingNames.OUTPUT_DIRECTORY
                    + " is empty. Set it to a folder such as target/gradient, or leave it out.");
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException exception) {
            throw SettingProblem.of(
                    "The setting " + SettingNames.OUTPUT_DIRECTORY + " should be a folder: " + exception.getMessage(),
                    exception);
        }
    }

    Path recordingsFolder() {
        return outputFolder().resolve("recordings");
    }

    /** What is recorded where the agent reports all trainings. */
    Recorded recorded() {
        return text(SettingNames.RECORD)
                .map(value -> choice(SettingNames.RECORD, value, Recorded.ALL))
                .orElse(Recorded.ALL);
    }

    /** Whether a test class that did not ask to be recorded is to be left out. */
    boolean leavesOut(String className) {
        return SettingNames.listed(text(SettingNames.RECORD_EXCLUDES).orElse("")).stream()
                .anyMatch(suite -> new FindingPattern("", suite, "", "").matchesSuite(className));
    }

    /** When the tests are to write the report themselves. */
    ReportAtEnd.When report() {
        String value = text(SettingNames.REPORT).orElse("").strip();
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "" -> ReportAtEnd.When.SOMETHING_IS_WRONG;
            case "true" -> ReportAtEnd.When.ALWAYS;
            case "false" -> ReportAtEnd.When.NEVER;
            default ->
                throw SettingProblem.of(
                        "The setting " + SettingNames.REPORT + " is '" + value + "'; it can be true or false.");
        };
    }

    /** The formats in which they are to write it. */
    List<ReportFormat> formats() {
        String value = text(SettingNames.FORMATS).orElse(ReportFormats.DEFAULT);
        try {
            return ReportFormats.parse(value);
        } catch (IllegalArgumentException exception) {
            throw SettingProblem.of(
                    "The setting " + SettingNames.FORMATS + " is '" + value + "'. " + exception.getMessage(),
                    exception);
        }
    }

    /** Whether trainings go on with what was recorded of them before. */
    boolean resumes() {
        String value = text(SettingNames.RESUME).orElse("false").strip();
        if (!value.equals("true") && !value.equals("false")) {
            throw SettingProblem.of(
                    "The setting " + SettingNames.RESUME + " is '" + value + "'; it should be true or false.");
        }
        return value.equals("true");
    }

    /** The one seed that is to be run by itself. */
    Optional<Long> seed() {
        return text(SettingNames.SEED).map(Settings::wholeNumber);
    }

    /** The seeds that this run takes of tests over seeds; empty for all. */
    Optional<SeedRange> seeds() {
        return text(SettingNames.SEEDS)
                .filter(any -> RunningTrial.of(parameters).isEmpty())
                .map(SeedRange::parse);
    }

    private static long wholeNumber(String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException exception) {
            throw SettingProblem.of(
                    "The setting " + SettingNames.SEED + " is '" + value + "'; it should be a whole number such as 7.",
                    exception);
        }
    }

    /** Whether remedies are tried on a test that is sick. */
    boolean triesRemedies(boolean isAnnotated) {
        return text(SettingNames.REMEDIES)
                .map(value -> choice(SettingNames.REMEDIES, value, Remedying.OFF) == Remedying.TRY)
                .orElse(isAnnotated);
    }

    private enum Remedying {
        OFF,
        TRY
    }

    /** How often one test is run for that at most. */
    int remedyTrainings() {
        return count(SettingNames.REMEDIES_TRAININGS, 200);
    }

    /** How many minutes it may take for all tests. */
    int remedyMinutes() {
        return count(SettingNames.REMEDIES_MINUTES, 60);
    }

    private int count(String name, int unlessSet) {
        String value = text(name).orElse(String.valueOf(unlessSet)).strip();
        if (!value.matches("[1-9]\\d{0,5}")) {
            throw SettingProblem.of("The setting " + name + " is '" + value
                    + "'; it should be a whole number from 1, such as " + unlessSet + ".");
        }
        return Integer.parseInt(value);
    }

    Windowing windowing(Optional<Windowing> annotated) {
        return inForce(SettingNames.WINDOWS, annotated, value -> choice(SettingNames.WINDOWS, value, Windowing.EPOCH))
                .orElse(Windowing.EPOCH);
    }

    Preset preset(Optional<Preset> annotated) {
        return inForce(SettingNames.PRESET, annotated, value -> choice(SettingNames.PRESET, value, Preset.STANDARD))
                .orElse(Preset.STANDARD);
    }

    /** Tests that are to be healthy are checked unless told otherwise. */
    SanityChecks sanityChecks(Optional<SanityChecks> annotated, boolean isJudged) {
        return inForce(
                        SettingNames.SANITY_CHECKS,
                        annotated,
                        value -> choice(SettingNames.SANITY_CHECKS, value, SanityChecks.OFF))
                .orElse(isJudged ? SanityChecks.CHEAP : SanityChecks.OFF);
    }

    /** A preset is not overruled by a schedule of a weaker place. */
    Optional<Schedule> schedule(Optional<Schedule> annotated, Optional<Preset> annotatedPreset) {
        Optional<Schedule> typed = typed(SettingNames.SCHEDULE).flatMap(Settings::schedule);
        if (typed.isPresent() || typed(SettingNames.PRESET).isPresent()) {
            return typed;
        }
        return annotated.isPresent() || annotatedPreset.isPresent()
                ? annotated
                : text(SettingNames.SCHEDULE).flatMap(Settings::schedule);
    }

    private static Optional<Schedule> schedule(String text) {
        return schedule("The setting " + SettingNames.SCHEDULE, text);
    }

    private <V> Optional<V> inForce(String name, Optional<V> annotated, Function<String, V> read) {
        return SettingPlace.strongest(Map.of(
                SettingPlace.COMMAND_LINE, typed(name).map(read),
                SettingPlace.ANNOTATION, annotated,
                SettingPlace.JUNIT_PARAMETERS, text(name).map(read)));
    }

    /** Reads a schedule; empty if nothing is written. */
    static Optional<Schedule> schedule(String where, String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Schedule.parse(text));
        } catch (IllegalArgumentException exception) {
            boolean isPreset = Arrays.stream(Preset.values())
                    .anyMatch(preset -> preset.name().equals(text.trim().toUpperCase(Locale.ROOT)));
            throw SettingProblem.of(
                    where + " is '" + text + "'. "
                            + (isPreset
                                    ? "That is a preset: set " + SettingNames.PRESET + " or the attribute 'preset'."
                                    : exception.getMessage()),
                    exception);
        }
    }

    private static <E extends Enum<E>> E choice(String setting, String name, E standard) {
        E[] all = standard.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all)
                .filter(choice -> choice.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> SettingProblem.of(
                        "The setting " + setting + " is '" + name + "'; it can be " + names(all) + "."));
    }

    private static String names(Enum<?>[] all) {
        return Arrays.stream(all)
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
    }

    /** The limits in force, by rule id, where a test's annotation sets these. */
    Map<String, Double> limits(Map<String, Double> annotated) {
        return SettingPlace.merged(Map.of(
                SettingPlace.COMMAND_LINE, limits(Settings::typed),
                SettingPlace.PLUGIN_CONFIGURATION, build.limits(),
                SettingPlace.ANNOTATION, annotated,
                SettingPlace.JUNIT_PARAMETERS, limits(this::text)));
    }

    private static Map<String, Double> limits(Function<String, Optional<String>> place) {
        Map<String, Double> limits = new HashMap<>();
        for (String rule : ruleIds()) {
            String name = SettingNames.LIMIT_PREFIX + rule;
            place.apply(name).ifPresent(value -> limits.put(rule, number(name, value)));
        }
        return limits;
    }

    private static double number(String name, String value) {
        try {
            double number = Double.parseDouble(value);
            if (isLimit(number)) {
                return number;
            }
        } catch (NumberFormatException exception) {
            // falls through to the same complaint as NaN, infinity and negative numbers
        }
        throw SettingProblem.of(
                "The setting " + name + " is '" + value + "'; it should be a number of 0 or more, such as 0.01.");
    }

    /** Nothing is above or below NaN, so that a rule with such a limit would never find anything. */
    static boolean isLimit(double number) {
        return Double.isFinite(number) && number >= 0;
    }

    private static Optional<String> typed(String name) {
        return Optional.ofNullable(System.getProperty(name));
    }

    private Optional<String> text(String name) {
        return parameters.apply(name);
    }
}
