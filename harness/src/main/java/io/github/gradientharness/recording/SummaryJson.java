package io.github.gradientharness.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
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

    static Summary read(JsonNode node) {
        if (!node.isArray() || node.size() < EXAMINED || node.size() > FIELDS.size()) {
            throw new MalformedLineException(
                    "a summary should be a list of " + EXAMINED + " or " + FIELDS.size() + " numbers");
        }
        long count = count(node, 1);
        long nans = count(node, 9);
        long infinities = count(node, 10);
        if (count - nans - infinities < 0) {
            throw new MalformedLineException("more non-finite values than values");
        }
        return summary(
                count(node, 0),
                count,
                number(node, 2, 0.0),
                number(node, 3, 0.0),
                number(node, 4, 0.0),
                number(node, 6, Double.POSITIVE_INFINITY),
                number(node, 7, Double.NEGATIVE_INFINITY),
                count(node, 8),
                nans,
                infinities,
                node.size() > EXAMINED ? count(node, EXAMINED) : count);
    }

    /** The summary with these statistics of finite values, which are 0 where there is none; its sums are derived. */
    static Summary summary(
            long tensors,
            long count,
            double mean,
            double meanAbsolute,
            double deviation,
            double min,
            double max,
            long zeros,
            long nans,
            long infinities,
            long examined) {
        long finite = count - nans - infinities;
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

    private static long count(JsonNode array, int index) {
        JsonNode node = array.get(index);
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 0) {
            throw new MalformedLineException("'" + FIELDS.get(index) + "' should be a whole number from 0");
        }
        return node.asLong();
    }

    private static double number(JsonNode array, int index, double absent) {
        JsonNode node = array.get(index);
        if (node.isNull()) {
            return absent;
        }
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw new MalformedLineException("'" + FIELDS.get(index) + "' should be a finite number or null");
        }
        return node.asDouble();
    }
}
