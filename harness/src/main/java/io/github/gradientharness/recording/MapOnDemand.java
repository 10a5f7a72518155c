package io.github.gradientharness.recording;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A map that is made when it is first looked into: most of what a recording holds is never looked at. Thread-safe. */
final class MapOnDemand<K, V> extends FixedMap<K, V> {

    private @Nullable Supplier<Map<K, V>> source;
    private @Nullable Map<K, V> made;

    /** Asks the source once; it must not fail. */
    MapOnDemand(Supplier<Map<K, V>> source) {
        this.source = source;
    }

    private synchronized Map<K, V> map() {
        Map<K, V> map = made;
        if (map == null && source != null) {
            map = Collections.unmodifiableMap(source.get());
            made = map;
            source = null;
        }
        return map == null ? Map.of() : map;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return map().get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return map().containsKey(key);
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return map().entrySet();
    }
}
