package io.github.gradientharness.maven.settings;

import org.jspecify.annotations.Nullable;

/** Makes a {@code <rule>} as Maven does: empty, and then each element by its field. */
final class ConfiguredRule {

    private static final String[] ELEMENTS = {"id", "suite", "test", "layer", "limit", "severity", "enabled"};

    private ConfiguredRule() {}

    /** One with these texts, in the elements' order; null for an element that is absent. */
    static RuleConfiguration of(@Nullable String... texts) {
        RuleConfiguration rule = new RuleConfiguration();
        try {
            for (int i = 0; i < texts.length; i++) {
                var field = RuleConfiguration.class.getDeclaredField(ELEMENTS[i]);
                field.setAccessible(true);
                field.set(rule, texts[i]);
            }
        } catch (ReflectiveOperationException exception) {
            throw new AssertionError(exception);
        }
        return rule;
    }
}
