package io.github.gradientharness.verdict;

import org.apiguardian.api.API;

/** What a judgement came to. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Outcome {
    /** Something was looked at and no error was found. */
    HEALTHY,
    /** At least one finding is an error. */
    UNHEALTHY,
    /** There was nothing, or too little, to look at. It never counts as healthy. */
    INCONCLUSIVE
}
