package io.github.gradientharness.stats;

/**
 * The sums of one tensor while its chunks come in. Reused from tensor to tensor.
 *
 * <p>Sums are compensated: the deviation of values far from zero is a small difference of two of them.
 */
final class TensorSums {

    /** Chunks of at least this length are added by plain sums, which cost less. */
    private static final int LONG_CHUNK = 1024;

    long count;
    long examined;
    long zeros;
    long nans;
    long infinities;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;

    private double sum;
    private double sumError;
    private double absolutes;
    private final Squares squares = new Squares();
    private final Squares hugeSquares = new Squares();
    private final Squares tinySquares = new Squares();

    void add(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            addOne(values[i]);
        }
        count += to - from;
        examined += to - from;
    }

    void add(float[] values, int from, int to) {
        if (to - from < LONG_CHUNK || !addFinite(values, from, to)) {
            for (int i = from; i < to; i++) {
                addOne(values[i]);
            }
        }
        count += to - from;
        examined += to - from;
    }

    private void addOne(double value) {
        double magnitude = Math.abs(value);
        if (magnitude <= Double.MAX_VALUE) {
            addFinite(value, magnitude);
        } else if (Double.isNaN(value)) {
            nans++;
        } else {
            infinities++;
        }
    }

    private void addFinite(double value, double magnitude) {
        double newSum = sum + value;
        sumError += CompensatedSum.twoSumError(sum, value, newSum);
        sum = newSum;
        absolutes += magnitude;
        if (value < min) {
            min = value;
        }
        if (value > max) {
            max = value;
        }
        if (magnitude > SumOfSquares.TINY && magnitude < SumOfSquares.HUGE) {
            squares.add(value);
        } else if (magnitude == 0) {
            zeros++;
        } else {
            addFarSquare(magnitude);
        }
    }

    private void addFarSquare(double magnitude) {
        if (magnitude >= SumOfSquares.HUGE) {
            hugeSquares.add(magnitude * 0x1p-540);
        } else {
            tinySquares.add(magnitude * 0x1p540);
        }
    }

    /**
     * Adds a long chunk of floats by plain sums: squares of floats are exact in double, and the rounding of some thousand
     * sums is far below a float's own. Adds nothing and returns false if a value is not finite.
     */
    private boolean addFinite(float[] values, int from, int to) {
        int odd = (to - from) % 2;
        double sum0 = odd == 0 ? 0 : values[to - 1];
        double sum1 = 0;
        double absolutes0 = Math.abs(sum0);
        double absolutes1 = 0;
        double squares0 = sum0 * sum0;
        double squares1 = 0;
        float smallest = odd == 0 ? Float.POSITIVE_INFINITY : values[to - 1];
        float largest = odd == 0 ? Float.NEGATIVE_INFINITY : values[to - 1];
        int zerosSeen = odd == 1 && values[to - 1] == 0 ? 1 : 0;
        for (int i = from; i < to - odd; i += 2) {
            float a = values[i];
            float b = values[i + 1];
            sum0 += a;
            sum1 += b;
            absolutes0 += Math.abs(a);
            absolutes1 += Math.abs(b);
            squares0 += (double) a * a;
            squares1 += (double) b * b;
            smallest = a < smallest ? a : smallest;
            smallest = b < smallest ? b : smallest;
            largest = a > largest ? a : largest;
            largest = b > largest ? b : largest;
            zerosSeen += (a == 0 ? 1 : 0) + (b == 0 ? 1 : 0);
        }
        if (!Double.isFinite(absolutes0 + absolutes1)) {
            return false;
        }
        addSums(sum0 + sum1, absolutes0 + absolutes1, squares0 + squares1);
        extremes(smallest, largest);
        zeros += zerosSeen;
        return true;
    }

    /** Adds the sums of finite values whose extremes are given apart and of which none is examined. */
    void addSums(long values, double sumOfValues, double sumOfAbsolutes, double sumOfSquares) {
        addSums(sumOfValues, sumOfAbsolutes, sumOfSquares);
        count += values;
    }

    private void addSums(double sumOfChunk, double absolutesOfChunk, double squaresOfChunk) {
        double newSum = sum + sumOfChunk;
        sumError += CompensatedSum.twoSumError(sum, sumOfChunk, newSum);
        sum = newSum;
        absolutes += absolutesOfChunk;
        squares.addSum(squaresOfChunk);
    }

    void extremes(double smallest, double largest) {
        min = Math.min(min, smallest);
        max = Math.max(max, largest);
    }

    boolean hasNonFinite() {
        return nans + infinities > 0;
    }

    void addSumTo(RunningSum total, double scale) {
        total.addTimes(sum, sumError, scale);
    }

    double sumOfAbsolutes() {
        return absolutes;
    }

    void addSquaresTo(RunningSquares total, double scale) {
        if (hugeSquares.isZero() && tinySquares.isZero()) {
            total.addTimesSquareOf(scale, squares.sum, squares.error);
        } else {
            total.add(allSquares().timesSquareOf(scale));
        }
    }

    private SumOfSquares allSquares() {
        return new SumOfSquares(squares.sum(), 0)
                .plus(new SumOfSquares(hugeSquares.sum(), SumOfSquares.STEP))
                .plus(new SumOfSquares(tinySquares.sum(), -SumOfSquares.STEP));
    }

    void reset() {
        count = 0;
        examined = 0;
        zeros = 0;
        nans = 0;
        infinities = 0;
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
        sum = 0;
        sumError = 0;
        absolutes = 0;
        squares.reset();
        hugeSquares.reset();
        tinySquares.reset();
    }

    /** A compensated sum of squares. */
    private static final class Squares {

        private double sum;
        private double error;

        void add(double value) {
            double square = value * value;
            double newSum = sum + square;
            error += CompensatedSum.twoSumError(sum, square, newSum) + Math.fma(value, value, -square);
            sum = newSum;
        }

        void addSum(double squares) {
            double newSum = sum + squares;
            error += CompensatedSum.twoSumError(sum, squares, newSum);
            sum = newSum;
        }

        CompensatedSum sum() {
            return new CompensatedSum(sum, error);
        }

        boolean isZero() {
            return sum == 0;
        }

        void reset() {
            sum = 0;
            error = 0;
        }
    }
}
