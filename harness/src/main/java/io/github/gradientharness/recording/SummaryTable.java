package io.github.gradientharness.recording;

import io.github.gradientharness.stats.Summary;
import java.util.List;

/**
 * The summaries of a window as the numbers of its file, made into objects when they are asked for: a recording may hold
 * hundreds of thousands.
 */
final class SummaryTable extends FixedMap<Series, Summary> {

    /** Mean, mean of absolute values, standard deviation, minimum, maximum. */
    static final int NUMBERS = 5;

    /** Tensors, count, zeros, NaN, infinite, examined. */
    static final int COUNTS = 6;

    private final KernelPlaces places;
    private final double[] numbers;
    private final long[] counts;
    private final long nonFinite;

    /** Takes over the arrays, which hold {@value #NUMBERS} and {@value #COUNTS} numbers for each series. */
    SummaryTable(KernelPlaces places, double[] numbers, long[] counts) {
        super(places.layout());
        this.places = places;
        this.numbers = numbers;
        this.counts = counts;
        long all = 0;
        for (int i = 0; i < counts.length; i += COUNTS) {
            all += counts[i + 3] + counts[i + 4];
        }
        this.nonFinite = all;
    }

    /** The summary of all kernels of a layer; empty where none was measured. */
    Summary kernels(Layer layer, Quantity quantity) {
        Summary all = Summary.EMPTY;
        for (int place : places.of(layer, quantity)) {
            all = all == Summary.EMPTY ? value(place) : all.merge(value(place));
        }
        return all;
    }

    /** Number of NaN and infinite values of all series together. */
    long nonFinite() {
        return nonFinite;
    }

    /** The series in order; always the same list for windows that hold the same. */
    List<Series> series() {
        return places.layout().keys();
    }

    /** Hands over the numbers of every summary. */
    void forEachSummary(SummaryVisitor visitor) {
        for (int place = 0; place < size(); place++) {
            int number = place * NUMBERS;
            int count = place * COUNTS;
            long finite = counts[count + 1] - counts[count + 3] - counts[count + 4];
            double mean = numbers[number];
            double deviation = numbers[number + 2];
            visitor.visit(
                    place,
                    counts[count],
                    counts[count + 1],
                    finite,
                    counts[count + 2],
                    counts[count + 5],
                    numbers[number + 1] * finite,
                    (mean * mean + deviation * deviation) * finite);
        }
    }

    @Override
    Summary value(int place) {
        return summary(numbers, place * NUMBERS, counts, place * COUNTS);
    }

    /** The summary whose numbers stand in two arrays from these indices on. */
    static Summary summary(double[] numbers, int number, long[] counts, int count) {
        return SummaryJson.summary(
                counts[count],
                counts[count + 1],
                numbers[number],
                numbers[number + 1],
                numbers[number + 2],
                numbers[number + 3],
                numbers[number + 4],
                counts[count + 2],
                counts[count + 3],
                counts[count + 4],
                counts[count + 5]);
    }
}
