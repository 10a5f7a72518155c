package io.github.gradientharness.report.tensorboard;

import io.github.gradientharness.stats.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * A distribution as TensorFlow's {@code HistogramProto}: buckets that touch each other, each with its upper bound. Steps of
 * the distribution are put together until few enough are left; zero always keeps a bucket of its own.
 */
final class HistogramMessage {

    /** TensorBoard draws 30. */
    static final int MOST_BUCKETS = 64;

    private static final int MIN = 1;
    private static final int MAX = 2;
    private static final int NUMBER = 3;
    private static final int SUM = 4;
    private static final int SUM_OF_SQUARES = 5;
    private static final int BUCKET_LIMIT = 6;
    private static final int BUCKET = 7;

    private final Distribution distribution;
    private final int width;
    private final TreeMap<Integer, Long> counts;

    private HistogramMessage(Distribution distribution) {
        this.distribution = distribution;
        int steps = 1;
        while (counts(distribution, steps).size() > MOST_BUCKETS) {
            steps *= 2;
        }
        this.width = steps;
        this.counts = counts(distribution, steps);
    }

    /**
     * The message of a distribution that is not empty. Its sums take each value as the middle of its step.
     *
     * @param min smallest value, of more values than were counted here perhaps; used where it lies in the first bucket
     * @param max largest value, likewise
     */
    static ProtobufMessage of(Distribution distribution, double min, double max) {
        return new HistogramMessage(distribution).message(min, max);
    }

    private ProtobufMessage message(double min, double max) {
        int first = counts.firstKey();
        int last = counts.lastKey();
        ProtobufMessage message = new ProtobufMessage()
                .add(MIN, isIn(first, min) ? min : lower(first))
                .add(MAX, isIn(last, max) ? max : upper(last))
                .add(NUMBER, (double) distribution.count())
                .add(SUM, sumOf(value -> value))
                .add(SUM_OF_SQUARES, sumOf(value -> value * value));
        addBuckets(message);
        return message;
    }

    /** Each bucket begins where the one before it ends, so gaps are buckets without values. */
    private void addBuckets(ProtobufMessage message) {
        List<Double> limits = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        double end = lower(counts.firstKey());
        for (int group : counts.keySet()) {
            if (lower(group) > end) {
                limits.add(lower(group));
                numbers.add(0.0);
            }
            end = upper(group);
            limits.add(end);
            numbers.add((double) counts.get(group));
        }
        message.add(BUCKET_LIMIT, array(limits)).add(BUCKET, array(numbers));
    }

    private double sumOf(DoubleUnaryOperator function) {
        int[] steps = distribution.steps();
        long[] ofSteps = distribution.counts();
        double sum = 0;
        for (int i = 0; i < steps.length; i++) {
            sum += ofSteps[i] * function.applyAsDouble(Distribution.middle(steps[i]));
        }
        return sum;
    }

    /** Counts by group: 0 is zero's own step, 1 the first so many steps above it, -1 those below. */
    private static TreeMap<Integer, Long> counts(Distribution distribution, int width) {
        int[] steps = distribution.steps();
        long[] ofSteps = distribution.counts();
        TreeMap<Integer, Long> groups = new TreeMap<>();
        for (int i = 0; i < steps.length; i++) {
            int fromZero = steps[i] - Distribution.ZERO_STEP;
            int group = Integer.signum(fromZero) * ((Math.abs(fromZero) + width - 1) / width);
            groups.merge(group, ofSteps[i], Long::sum);
        }
        return groups;
    }

    private double lower(int group) {
        return group > 0 ? Distribution.lower(Distribution.ZERO_STEP + (group - 1) * width + 1) : -upper(-group);
    }

    private double upper(int group) {
        return group < 0 ? -lower(-group) : Distribution.upper(Distribution.ZERO_STEP + group * width);
    }

    private boolean isIn(int group, double value) {
        return value >= lower(group) && value <= upper(group);
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
