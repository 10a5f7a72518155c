package io.github.gradientharness.settings;

import org.apiguardian.api.API;

/** Whose trainings are recorded where the agent reports all of them: the setting {@code gradient.record}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum Recorded {
    /** Those of every test. */
    ALL,
    /** Those of tests that have an annotation of the harness. */
    ANNOTATED,
    /** Those of models that a test attaches. */
    ATTACHED
}
