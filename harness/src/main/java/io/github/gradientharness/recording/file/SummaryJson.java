package io.github.gradientharness.recording.file;

import com.fasterxml.jackson.core.JsonGenerator;
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

    /** Of how many values the zeros were counted; left out where it is all of them. */
    private static final int EXAMINED = 11;

    private static final String WRONG_SIZE =
            "a summary should be a list of " + EXAMINED + " or " + FIELDS.size() + " numbers";

    private SummaryJson() {}

    static void write(JsonGenerator json, Summary summary) throws IOException {
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
        long tensors = nextCount(line, 0);
        long count = nextCount(line, 1);
        double mean = nextNumber(line, 2, 0.0);
        double meanAbsolute = nextNumber(line, 3, 0.0);
        double deviation = nextNumber(line, 4, 0.0);
        skipNorm(line);
        double min = nextNumber(line, 6, Double.POSITIVE_INFINITY);
        double max = nextNumber(line, 7, Double.NEGATIVE_INFINITY);
        long zeros = nextCount(line, 8);
        long nans = nextCount(line, 9);
        long infinities = nextCount(line, 10);
        long examined = count;
        if (line.nextElement()) {
            examined = count(line, EXAMINED);
            if (line.nextElement()) {
                throw new MalformedLineException(WRONG_SIZE);
            }
        }
        long finite = count - nans - infinities;
        if (finite < 0) {
            throw new MalformedLineException("more non-finite values than values");
        }
        return new Summary(
                tensors,
                count,
                CompensatedSum.product(mean, finite),
                CompensatedSum.product(meanAbsolute, finite),
                SumOfSquares.of(mean, deviation, finite),
                min,
                max,
                zeros,
                examined,
                nans,
                infinities);
    }

    private static long nextCount(LineParser line, int index) throws IOException {
        line.requireElement(WRONG_SIZE);
        return count(line, index);
    }

    private static long count(LineParser line, int index) throws IOException {
        long count = line.countOrMinus();
        if (count < 0) {
            throw new MalformedLineException("'" + FIELDS.get(index) + "' should be a whole number from 0");
        }
        return count;
    }

    private static double nextNumber(LineParser line, int index, double absent) throws IOException {
        line.requireElement(WRONG_SIZE);
        if (line.isNull()) {
            return absent;
        }
        double number = line.isNumber() ? line.number() : Double.NaN;
        if (!Double.isFinite(number)) {
            throw new MalformedLineException("'" + FIELDS.get(index) + "' should be a finite number or null");
        }
        return number;
    }

    /** The L2 norm follows from the others. */
    private static void skipNorm(LineParser line) throws IOException {
        line.requireElement(WRONG_SIZE);
        if (!line.isNull() && !line.isNumber()) {
            throw new MalformedLineException("'l2' should be a finite number or null");
        }
    }
}
