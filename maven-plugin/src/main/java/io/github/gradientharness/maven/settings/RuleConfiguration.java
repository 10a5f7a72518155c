package io.github.gradientharness.maven.settings;

import org.jspecify.annotations.Nullable;

/**
 * A {@code <rule>} of the plugin's configuration: changes a rule for some tests and layers. Maven fills its fields by
 * their names.
 */
public final class RuleConfiguration {

    private @Nullable String id;

    private @Nullable String suite;

    private @Nullable String test;

    private @Nullable String layer;

    private @Nullable String limit;

    private @Nullable String severity;

    private @Nullable String enabled;

    /** Made empty by Maven. */
    public RuleConfiguration() {}

    String id() {
        return Texts.orEmpty(id);
    }

    String suite() {
        return Texts.orEmpty(suite);
    }

    String test() {
        return Texts.orEmpty(test);
    }

    String layer() {
        return Texts.orEmpty(layer);
    }

    String limit() {
        return Texts.orEmpty(limit);
    }

    String severity() {
        return Texts.orEmpty(severity);
    }

    String enabled() {
        return Texts.orEmpty(enabled);
    }

    /** As it stands in the POM, on one line. */
    @Override
    public String toString() {
        return new PomElement("rule")
                .with("id", id())
                .with("suite", suite())
                .with("test", test())
                .with("layer", layer())
                .with("limit", limit())
                .with("severity", severity())
                .with("enabled", enabled())
                .text();
    }
}
