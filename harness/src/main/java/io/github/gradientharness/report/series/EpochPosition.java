package io.github.gradientharness.report.series;

import io.github.gradientharness.recording.Window;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns iterations into epochs trained, so that windows within an epoch get places of their own. */
final class EpochPosition {

    private final TreeMap<Long, Integer> ends = new TreeMap<>();

    EpochPosition(List<Window> windows) {
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            if (i == 0) {
                ends.put(window.fromIteration() - 1, window.fromEpoch() - 1);
            }
            if (i + 1 == windows.size() || windows.get(i + 1).fromEpoch() > window.toEpoch()) {
                ends.put(window.toIteration(), window.toEpoch());
            }
        }
    }

    /** The middle of a window. */
    double of(Window window) {
        return at((window.fromIteration() + window.toIteration()) / 2.0);
    }

    /** Epochs trained after so many iterations. */
    double at(double iteration) {
        Map.Entry<Long, Integer> before = ends.floorEntry((long) Math.floor(iteration));
        Map.Entry<Long, Integer> after = ends.higherEntry((long) Math.floor(iteration));
        if (before == null || after == null) {
            return before == null ? 0 : before.getValue();
        }
        double part = (iteration - before.getKey()) / (after.getKey() - before.getKey());
        return before.getValue() + part * (after.getValue() - before.getValue());
    }
}
