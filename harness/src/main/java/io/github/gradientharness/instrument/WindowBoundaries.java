package io.github.gradientharness.instrument;

/** Decides after which iterations a window ends. */
final class WindowBoundaries {

    /** Longest window of a first epoch, which is all there is where the training loop tells of no epochs. */
    static final long LONGEST_IN_FIRST_EPOCH = 16;

    private final Windowing windowing;

    WindowBoundaries(Windowing windowing) {
        this.windowing = windowing;
    }

    /** Whether a window ends after this iteration, counted from 1, even though its epoch goes on. */
    boolean endsAfter(long iteration, int epoch) {
        if (windowing == Windowing.ITERATION) {
            return true;
        }
        boolean powerOfTwo = (iteration & (iteration - 1)) == 0;
        return epoch == 1
                && (iteration <= LONGEST_IN_FIRST_EPOCH ? powerOfTwo : iteration % LONGEST_IN_FIRST_EPOCH == 0);
    }
}
