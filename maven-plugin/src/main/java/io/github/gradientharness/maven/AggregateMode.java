package io.github.gradientharness.maven;

/** What is done at the end of a build of several modules. */
enum AggregateMode {
    /** One report over all modules. */
    REPORT,
    /** Nothing. */
    OFF
}
