package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.MetricPoint;
import org.junit.jupiter.api.Test;

class BoundedMetricsTest {

    @Test
    void keepsABoundedNumberOfEachNameWithItsFirstAndItsLast() {
        BoundedMetrics metrics = new BoundedMetrics();
        metrics.add(new MetricPoint("rare", 1, 1, 0.25));
        for (int i = 1; i <= 10_000; i++) {
            metrics.add(new MetricPoint("accuracy", i, i, i));
        }

        var accuracy = metrics.toList().stream()
                .filter(point -> point.name().equals("accuracy"))
                .toList();
        assertThat(accuracy).hasSizeLessThanOrEqualTo(BoundedMetrics.LIMIT).hasSizeGreaterThan(400);
        assertThat(accuracy.get(0).value()).isEqualTo(1.0);
        assertThat(accuracy.get(accuracy.size() - 1).value()).isEqualTo(10_000.0);
        assertThat(metrics.toList()).contains(new MetricPoint("rare", 1, 1, 0.25));
    }
}
