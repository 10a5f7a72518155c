package io.github.gradientharness.report.tensorboard;

import io.github.gradientharness.stats.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

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

    private HistogramMessage() {}

    /**
     * The message of a distribution that is not empty. Its sums take each value as the middle of its step.
     *
     * @param min smallest value, of more values than were counted here perhaps; used where it lies in the first bucket
     * @param max largest value, likewise
     */
    static ProtobufMessage of(Distribution distribution, double min, double max) {
        int width = 1;
        TreeMap<Integer, Long> counts = counts(distribution, width);
        while (counts.size() > MOST_BUCKETS) {
            width *= 2;
            counts = counts(distribution, width);
        }
        int first = counts.firstKey();
        int last = counts.lastKey();
        List<Double> limits = new ArrayList<>();
        List<Double> buckets = new ArrayList<>();
        double end = lower(first, width);
        for (int group : counts.keySet()) {
            if (lower(group, width) > end) {
                limits.add(lower(group, width));
                buckets.add(0.0);
            }
            end = upper(group, width);
            limits.add(end);
            buckets.add((double) counts.get(group));
        }
        return new ProtobufMessage()
                .add(MIN, isIn(first, width, min) ? min : lower(first, width))
                .add(MAX, isIn(last, width, max) ? max : upper(last, width))
                .add(NUMBER, (double) distribution.count())
                .add(SUM, sumOfPowers(distribution, 1))
                .add(SUM_OF_SQUARES, sumOfPowers(distribution, 2))
                .add(BUCKET_LIMIT, array(limits))
                .add(BUCKET, array(buckets));
    }

    private static double sumOfPowers(Distribution distribution, int power) {
        int[] steps = distribution.steps();
        long[] counts = distribution.counts();
        return IntStream.range(0, steps.length)
                .mapToDouble(i -> counts[i] * Math.pow(Distribution.middle(steps[i]), power))
                .sum();
    }

    /** Counts by group: 0 is zero's own step, 1 the first so many steps above it, -1 those below. */
    private static TreeMap<Integer, Long> counts(Distribution distribution, int width) {
        int[] steps = distribution.steps();
        long[] ofSteps = distribution.counts();
        TreeMap<Integer, Long> counts = new TreeMap<>();
        for (int i = 0; i < steps.length; i++) {
            int fromZero = steps[i] - Distribution.ZERO_STEP;
            int group = Integer.signum(fromZero) * ((Math.abs(fromZero) + width - 1) / width);
            counts.merge(group, ofSteps[i], Long::sum);
        }
        return counts;
    }

    private static double lower(int group, int width) {
        return group > 0 ? Distribution.lower(Distribution.ZERO_STEP + (group - 1) * width + 1) : -upper(-group, width);
    }

    private static double upper(int group, int width) {
        return group < 0 ? -lower(-group, width) : Distribution.upper(Distribution.ZERO_STEP + group * width);
    }

    private static boolean isIn(int group, int width, double value) {
        return value >= lower(group, width) && value <= upper(group, width);
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
