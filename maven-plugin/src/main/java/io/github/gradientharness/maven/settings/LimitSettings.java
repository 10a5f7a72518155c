package io.github.gradientharness.maven.settings;

import io.github.gradientharness.rules.UnknownRuleException;
import io.github.gradientharness.settings.SettingNames;
import io.github.gradientharness.settings.SettingPlace;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** Reads the limits that the build sets. */
public final class LimitSettings {

    private LimitSettings() {}

    /**
     * The limits by rule id, of {@linkplain SettingPlace the strongest place} that sets each.
     *
     * @throws MojoExecutionException if one names a rule there is not, or is not a number of 0 or more
     */
    public static Map<String, Double> merge(
            KnownRules rules, Properties inProject, Map<String, String> configured, Properties onCommandLine)
            throws MojoExecutionException {
        Map<String, String> texts = SettingPlace.merged(Map.of(
                SettingPlace.COMMAND_LINE, limitsIn(onCommandLine),
                SettingPlace.PLUGIN_CONFIGURATION, configured,
                SettingPlace.PROJECT_PROPERTIES, limitsIn(inProject)));
        Map<String, Double> limits = new HashMap<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            requireRule(rules, text.getKey());
            limits.put(text.getKey(), number(text.getKey(), text.getValue()));
        }
        return limits;
    }

    /** The rules whose limit stands among properties. */
    static Set<String> rulesIn(Properties properties) {
        return limitsIn(properties).keySet();
    }

    private static Map<String, String> limitsIn(Properties properties) {
        Map<String, String> limits = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(SettingNames.LIMIT_PREFIX)) {
                limits.put(name.substring(SettingNames.LIMIT_PREFIX.length()), properties.getProperty(name));
            }
        }
        return limits;
    }

    private static void requireRule(KnownRules rules, String rule) throws MojoExecutionException {
        if (!rules.isComplete()) {
            return;
        }
        try {
            rules.judging().requireRule(rule);
        } catch (UnknownRuleException exception) {
            throw new MojoExecutionException(
                    "Can't set the limit of '" + rule + "'. " + exception.getMessage(), exception);
        }
    }

    /**
     * A limit as a number.
     *
     * @throws MojoExecutionException if it is not a number of 0 or more
     */
    static double number(String rule, @Nullable String text) throws MojoExecutionException {
        if (Texts.orEmpty(text).isEmpty()) {
            throw new MojoExecutionException("The limit of '" + rule
                    + "' is empty. Write a number of 0 or more, or remove the setting to use the rule's own limit.");
        }
        try {
            double number = Double.parseDouble(Texts.orEmpty(text));
            if (Double.isFinite(number) && number >= 0) {
                return number;
            }
        } catch (NumberFormatException exception) {
            // falls through to the same complaint as NaN, infinity and negative numbers
        }
        throw new MojoExecutionException(
                "The limit of '" + rule + "' is set to '" + text + "', which is not a number of 0 or more.");
    }
}
