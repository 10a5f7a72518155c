package io.github.gradientharness.recording;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A map that never changes and is read when it is first looked at: a gate looks at no distribution. */
final class LaterMap<K, V> extends AbstractMap<K, V> {

    private @Nullable Supplier<Map<K, V>> reader;
    private Map<K, V> read = Map.of();

    LaterMap(Supplier<Map<K, V>> reader) {
        this.reader = reader;
    }

    private synchronized Map<K, V> map() {
        if (reader != null) {
            read = reader.get();
            reader = null;
        }
        return read;
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
    public int size() {
        return map().size();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return map().entrySet();
    }
}
