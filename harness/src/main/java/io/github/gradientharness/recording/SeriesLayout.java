package io.github.gradientharness.recording;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which series a window holds, in order; shared by all windows that hold the same. */
final class SeriesLayout {

    private final Series[] series;
    private final Map<Series, Integer> places = new HashMap<>();

    private SeriesLayout(Series[] series) {
        this.series = series;
        for (int i = 0; i < series.length; i++) {
            places.put(series[i], i);
        }
    }

    /** Null if a series comes twice. */
    static @Nullable SeriesLayout of(List<Series> series) {
        SeriesLayout layout = new SeriesLayout(series.toArray(Series[]::new));
        return layout.places.size() == series.size() ? layout : null;
    }

    /** Whether these are the very same objects in the same order. */
    boolean holds(List<Series> others) {
        if (others.size() != series.length) {
            return false;
        }
        for (int i = 0; i < series.length; i++) {
            if (others.get(i) != series[i]) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return series.length;
    }

    Series series(int place) {
        return series[place];
    }

    /** The series' place; -1 if it is not there. */
    int place(@Nullable Object key) {
        Integer place = places.get(key);
        return place == null ? -1 : place;
    }
}
