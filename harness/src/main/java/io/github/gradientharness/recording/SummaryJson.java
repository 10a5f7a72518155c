package io.github.gradientharness.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gradientharness.stats.CompensatedSum;
import io.github.gradientharness.stats.Summary;

/** A summary as JSON: counts and the statistics that readers want; its sums are derived from them when read. */
final class SummaryJson {

    private SummaryJson() {}

    static ObjectNode write(Summary summary) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("tensors", summary.tensors());
        node.put("count", summary.count());
        node.put("mean", JsonFields.tenDigits(summary.mean()));
        node.put("meanAbs", JsonFields.tenDigits(summary.meanAbsolute()));
        node.put("std", JsonFields.tenDigits(summary.standardDeviation()));
        node.put("l2", JsonFields.tenDigits(summary.l2()));
        node.put("min", JsonFields.tenDigits(summary.min()));
        node.put("max", JsonFields.tenDigits(summary.max()));
        node.put("zeros", summary.zeros());
        node.put("nan", summary.nans());
        node.put("infinite", summary.infinities());
        return node;
    }

    static Summary read(JsonNode node) {
        long count = JsonFields.count(node, "count");
        long nans = JsonFields.count(node, "nan");
        long infinities = JsonFields.count(node, "infinite");
        if (count < nans + infinities) {
            throw new MalformedLineException("more non-finite values than values");
        }
        long finite = count - nans - infinities;
        double mean = JsonFields.numberOr(node, "mean", 0.0);
        double deviation = JsonFields.numberOr(node, "std", 0.0);
        CompensatedSum squares = CompensatedSum.product(mean, mean)
                .plus(CompensatedSum.product(deviation, deviation))
                .times(finite);
        return new Summary(
                JsonFields.count(node, "tensors"),
                count,
                CompensatedSum.product(mean, finite),
                CompensatedSum.product(JsonFields.numberOr(node, "meanAbs", 0.0), finite),
                squares,
                JsonFields.numberOr(node, "min", Double.POSITIVE_INFINITY),
                JsonFields.numberOr(node, "max", Double.NEGATIVE_INFINITY),
                JsonFields.count(node, "zeros"),
                nans,
                infinities);
    }
}
