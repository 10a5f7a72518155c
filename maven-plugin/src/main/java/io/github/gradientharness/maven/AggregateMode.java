package io.github.gradientharness.maven;

/** What is done at the end of a build of several modules. */
enum AggregateMode {
    /** One report over all modules; each module has its own gate. */
    REPORT,
    /** One report and one gate over all modules; the modules' own gates only tell. */
    CHECK,
    /** Nothing. */
    OFF
}
