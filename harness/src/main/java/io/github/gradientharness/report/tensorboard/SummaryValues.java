package io.github.gradientharness.report.tensorboard;

import io.github.gradientharness.stats.Distribution;

/** The values of one step: scalars and histograms by tag. Source: TensorFlow's {@code summary.proto}. */
final class SummaryValues {

    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    private static final int HISTOGRAM = 5;

    private final ProtobufMessage message = new ProtobufMessage();

    /** Adds a number; NaN is shown as a mark of its own. */
    void scalar(String tag, double value) {
        message.add(VALUE, new ProtobufMessage().add(TAG, tag).add(SIMPLE_VALUE, (float) value));
    }

    /** Adds a histogram of values from min to max; nothing if the distribution is empty. */
    void histogram(String tag, Distribution distribution, double min, double max) {
        if (distribution.count() > 0) {
            ProtobufMessage histogram = HistogramMessage.of(distribution, min, max);
            message.add(VALUE, new ProtobufMessage().add(TAG, tag).add(HISTOGRAM, histogram));
        }
    }

    ProtobufMessage message() {
        return message;
    }
}
