package io.github.gradientharness.instrument;

import org.apiguardian.api.API;

/** How finely a recording is divided over time. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Windowing {
    /** One window an epoch; the first epoch in windows that double in length. */
    EPOCH,
    /** One window an iteration, with every quantity measured in each. */
    ITERATION
}
