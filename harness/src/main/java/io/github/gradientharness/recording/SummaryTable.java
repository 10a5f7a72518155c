package io.github.gradientharness.recording;

import io.github.gradientharness.stats.Summary;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The summaries of a window as the numbers of its file, made into objects when they are asked for: a recording may hold
 * hundreds of thousands.
 */
final class SummaryTable extends FixedMap<Series, Summary> {

    /** Mean, mean of absolute values, standard deviation, minimum, maximum. */
    static final int NUMBERS = 5;

    /** Tensors, count, zeros, NaN, infinite, examined. */
    static final int COUNTS = 6;

    private final SeriesLayout layout;
    private final double[] numbers;
    private final long[] counts;
    private final long nonFinite;

    /** Takes over the arrays, which hold {@value #NUMBERS} and {@value #COUNTS} numbers for each series. */
    SummaryTable(SeriesLayout layout, double[] numbers, long[] counts) {
        this.layout = layout;
        this.numbers = numbers;
        this.counts = counts;
        this.nonFinite = IntStream.range(0, layout.size())
                .mapToLong(place -> counts[place * COUNTS + 3] + counts[place * COUNTS + 4])
                .sum();
    }

    /** Number of NaN and infinite values of all series together. */
    long nonFinite() {
        return nonFinite;
    }

    private Summary summary(int place) {
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

    @Override
    public @Nullable Summary get(@Nullable Object key) {
        int place = layout.place(key);
        return place < 0 ? null : summary(place);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return layout.place(key) >= 0;
    }

    @Override
    public int size() {
        return layout.size();
    }

    @Override
    public Set<Map.Entry<Series, Summary>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<Series, Summary>> iterator() {
                return IntStream.range(0, layout.size())
                        .mapToObj(place -> Map.entry(layout.series(place), summary(place)))
                        .iterator();
            }

            @Override
            public int size() {
                return layout.size();
            }
        };
    }
}
