package io.github.gradientharness.recording;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map that never changes, so that it need not be copied to be kept. */
abstract class FixedMap<K, V> extends AbstractMap<K, V> {

    /** The map itself if it never changes, a copy that keeps its order otherwise. */
    static <K, V> Map<K, V> of(Map<K, V> map) {
        if (map instanceof FixedMap) {
            return map;
        }
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
