package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.MetricPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Metric points in order, at most a fixed number of each name: beyond it, every second point of that name goes, the
 * first and the last stay. Not thread-safe.
 */
final class BoundedMetrics {

    /** How many points of one name a recording keeps. */
    static final int LIMIT = 1000;

    private final List<MetricPoint> points = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /**
     * Adds a point.
     *
     * @return whether older points had to go
     */
    boolean add(MetricPoint point) {
        points.add(point);
        if (counts.merge(point.name(), 1, Integer::sum) <= LIMIT) {
            return false;
        }
        thin(point.name());
        return true;
    }

    private void thin(String name) {
        int seen = 0;
        int total = counts.get(name);
        List<MetricPoint> kept = new ArrayList<>();
        for (MetricPoint point : points) {
            if (!point.name().equals(name)) {
                kept.add(point);
            } else {
                boolean keep = seen % 2 == 0 || seen == total - 1;
                seen++;
                if (keep) {
                    kept.add(point);
                }
            }
        }
        points.clear();
        points.addAll(kept);
        counts.put(name, (int)
                kept.stream().filter(point -> point.name().equals(name)).count());
    }

    /** The points kept so far, in order. */
    List<MetricPoint> toList() {
        return List.copyOf(points);
    }
}
