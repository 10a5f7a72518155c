package io.github.gradientharness.maven.settings;

import org.jspecify.annotations.Nullable;

/**
 * An {@code <acceptedFinding>} of the plugin's configuration: a known finding that is let through for a while. Maven
 * fills its fields by their names.
 */
public final class AcceptedFindingConfiguration {

    private @Nullable String suite;

    private @Nullable String test;

    private @Nullable String rule;

    private @Nullable String layer;

    private @Nullable String reason;

    private @Nullable String until;

    /** Made empty by Maven. */
    public AcceptedFindingConfiguration() {}

    /** One with everything it can hold. */
    public AcceptedFindingConfiguration(
            @Nullable String suite,
            @Nullable String test,
            @Nullable String rule,
            @Nullable String layer,
            @Nullable String reason,
            @Nullable String until) {
        this.suite = suite;
        this.test = test;
        this.rule = rule;
        this.layer = layer;
        this.reason = reason;
        this.until = until;
    }

    String suite() {
        return Texts.orEmpty(suite);
    }

    String test() {
        return Texts.orEmpty(test);
    }

    String rule() {
        return Texts.orEmpty(rule);
    }

    String layer() {
        return Texts.orEmpty(layer);
    }

    String reason() {
        return Texts.orEmpty(reason);
    }

    String until() {
        return Texts.orEmpty(until);
    }

    /** As it stands in the POM, on one line; where reason or date is missing, its element is there and empty. */
    @Override
    public String toString() {
        return new PomElement("acceptedFinding")
                .with("suite", suite())
                .with("test", test())
                .with("rule", rule())
                .with("layer", layer())
                .withEvenIfEmpty("reason", reason())
                .withEvenIfEmpty("until", until())
                .text();
    }
}
