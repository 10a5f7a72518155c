package io.github.gradientharness.instrument;

import org.apiguardian.api.API;

/** How finely a recording is divided over time. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Windowing {
    /** One window an epoch; the first epoch in windows that double in length. */
    EPOCH,
    /** One window an iteration, with every quantity measured in each. */
    ITERATION;

    /** Longest window of a first epoch, which is all there is where the training loop reports no epochs. */
    private static final long LONGEST_IN_FIRST_EPOCH = 16;

    /** Whether a window ends after this iteration, counted from 1, even though its epoch goes on. */
    boolean endsAfter(long iteration, int epoch) {
        if (this == ITERATION) {
            return true;
        }
        boolean powerOfTwo = (iteration & (iteration - 1)) == 0;
        return epoch == 1
                && (iteration <= LONGEST_IN_FIRST_EPOCH ? powerOfTwo : iteration % LONGEST_IN_FIRST_EPOCH == 0);
    }
}
