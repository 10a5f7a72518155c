package io.github.gradientharness.recording.file;

import io.github.gradientharness.stats.CompensatedSum;
import io.github.gradientharness.stats.SumOfSquares;
import io.github.gradientharness.stats.Summary;
import java.io.IOException;
import java.util.List;

/**
 * A summary as a JSON array, in the order that the header names: recordings hold thousands of them. Its sums are derived
 * from the statistics when read.
 */
final class SummaryJson {

    /** What the numbers of the array are. */
    static final List<String> FIELDS = List.of(
            "tensors", "count", "mean", "meanAbs", "std", "l2", "min", "max", "zeros", "nan", "infinite", "examined");

    private static final int COUNT = 1;
    private static final int MEAN = 2;
    private static final int ZEROS = 8;

    /** Of how many values the zeros were counted; left out where it is all of them. */
    private static final int EXAMINED = 11;

    private static final String WRONG_SIZE =
            "a summary should be a list of " + EXAMINED + " or " + FIELDS.size() + " numbers";

    private SummaryJson() {}

    static void write(JsonLine json, Summary summary) {
        json.writeStartArray();
        json.writeNumber(summary.tensors());
        json.writeNumber(summary.count());
        TenDigits.write(json, summary.mean());
        TenDigits.write(json, summary.meanAbsolute());
        TenDigits.write(json, summary.standardDeviation());
        TenDigits.write(json, summary.l2());
        TenDigits.write(json, summary.min());
        TenDigits.write(json, summary.max());
        json.writeNumber(summary.zeros());
        json.writeNumber(summary.nans());
        json.writeNumber(summary.infinities());
        if (summary.examined() != summary.count()) {
            json.writeNumber(summary.examined());
        }
        json.writeEndArray();
    }

    /** The summary at which a line's parser stands. */
    static Summary read(LineParser line) throws IOException {
        if (!line.isList()) {
            throw new MalformedLineException(WRONG_SIZE);
        }
        line.take(Memory.OF_SUMMARY);
        long[] counts = new long[FIELDS.size()];
        double[] numbers = new double[FIELDS.size()];
        int size = 0;
        for (; line.nextElement(); size++) {
            if (size == FIELDS.size()) {
                throw new MalformedLineException(WRONG_SIZE);
            }
            if (size < MEAN || size >= ZEROS) {
                counts[size] = count(line, size);
            } else {
                numbers[size] = numberOrNaN(line, size);
            }
        }
        if (size < EXAMINED) {
            throw new MalformedLineException(WRONG_SIZE);
        }
        return summary(counts, numbers, size == EXAMINED ? counts[COUNT] : counts[EXAMINED]);
    }

    private static Summary summary(long[] counts, double[] numbers, long examined) {
        long finite = counts[COUNT] - counts[9] - counts[10];
        if (finite < 0) {
            throw new MalformedLineException("more non-finite values than values");
        }
        double mean = or(numbers[MEAN], 0.0);
        return new Summary(
                counts[0],
                counts[COUNT],
                CompensatedSum.product(mean, finite),
                CompensatedSum.product(or(numbers[3], 0.0), finite),
                SumOfSquares.of(mean, or(numbers[4], 0.0), finite),
                or(numbers[6], Double.POSITIVE_INFINITY),
                or(numbers[7], Double.NEGATIVE_INFINITY),
                counts[ZEROS],
                examined,
                counts[9],
                counts[10]);
    }

    private static double or(double number, double absent) {
        return Double.isNaN(number) ? absent : number;
    }

    private static long count(LineParser line, int index) throws IOException {
        long count = line.countOrMinus();
        if (count < 0) {
            throw new MalformedLineException("'" + FIELDS.get(index) + "' should be a whole number from 0");
        }
        return count;
    }

    private static double numberOrNaN(LineParser line, int index) throws IOException {
        if (line.isNull()) {
            line.skip();
            return Double.NaN;
        }
        double number = line.isNumber() ? line.number() : Double.NaN;
        if (!Double.isFinite(number)) {
            throw new MalformedLineException("'" + FIELDS.get(index) + "' should be a finite number or null");
        }
        return number;
    }
}
