package io.github.gradientharness.maven.reactor;

/** What is done at the end of a build of several modules. */
public enum AggregateMode {
    /** One report over all modules. */
    REPORT,
    /** Nothing. */
    OFF
}
