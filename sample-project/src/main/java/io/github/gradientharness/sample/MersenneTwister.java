package io.github.gradientharness.sample;

/**
 * The random generator of numpy's {@code RandomState(seed)}: MT19937 with its bounded integers and normal deviates.
 *
 * <p>Source: Matsumoto and Nishimura, "Mersenne Twister" (1998), and numpy's legacy generator, which
 * scikit-learn uses. Not thread-safe.
 */
final class MersenneTwister {

    private static final int LENGTH = 624;
    private static final int SHIFT = 397;
    private static final int UPPER_BIT = 0x80000000;
    private static final int LOWER_BITS = 0x7fffffff;
    private static final int TWIST = 0x9908b0df;
    private static final long LARGEST_SEED = 0xffffffffL;

    private final int[] key = new int[LENGTH];
    private int position = LENGTH;
    private boolean hasSpareGauss;
    private double spareGauss;

    /**
     * Starts the sequence of a seed.
     *
     * @param seed 0 to 2³² − 1
     * @throws IllegalArgumentException if the seed is outside that range
     */
    MersenneTwister(long seed) {
        if (seed < 0 || seed > LARGEST_SEED) {
            throw new IllegalArgumentException("The seed must be 0 to 4294967295, but is " + seed);
        }
        key[0] = (int) seed;
        for (int i = 1; i < LENGTH; i++) {
            key[i] = 1812433253 * (key[i - 1] ^ (key[i - 1] >>> 30)) + i;
        }
    }

    /**
     * Draws an integer uniformly from 0 to {@code max}, both included, rejecting words beyond it.
     *
     * @param max at least 1
     */
    int interval(int max) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(max);
        int drawn;
        do {
            drawn = nextWord() & mask;
        } while (drawn > max);
        return drawn;
    }

    /** Draws a standard normal deviate by the polar method; every second call returns the spare of the first. */
    double gauss() {
        if (hasSpareGauss) {
            hasSpareGauss = false;
            return spareGauss;
        }
        double x1;
        double x2;
        double squaredRadius;
        do {
            x1 = 2.0 * nextDouble() - 1.0;
            x2 = 2.0 * nextDouble() - 1.0;
            squaredRadius = x1 * x1 + x2 * x2;
        } while (squaredRadius >= 1.0 || squaredRadius == 0.0);
        double factor = Math.sqrt(-2.0 * Math.log(squaredRadius) / squaredRadius);
        spareGauss = factor * x1;
        hasSpareGauss = true;
        return factor * x2;
    }

    private double nextDouble() {
        int high = nextWord() >>> 5;
        int low = nextWord() >>> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    private int nextWord() {
        if (position == LENGTH) {
            twist();
            position = 0;
        }
        int word = key[position++];
        word ^= word >>> 11;
        word ^= (word << 7) & 0x9d2c5680;
        word ^= (word << 15) & 0xefc60000;
        return word ^ (word >>> 18);
    }

    private void twist() {
        for (int i = 0; i < LENGTH; i++) {
            int mixed = (key[i] & UPPER_BIT) | (key[(i + 1) % LENGTH] & LOWER_BITS);
            int odd = (mixed & 1) == 0 ? 0 : TWIST;
            key[i] = key[(i + SHIFT) % LENGTH] ^ (mixed >>> 1) ^ odd;
        }
    }
}
