package io.github.gradientharness.recording;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map that never changes, so that it need not be copied to be kept, and whose values are made when they are asked for:
 * most of what a recording holds is never looked at.
 */
abstract class FixedMap<K, V> extends AbstractMap<K, V> {

    private final KeyLayout<K> layout;

    FixedMap(KeyLayout<K> layout) {
        this.layout = layout;
    }

    /** The map itself if it never changes, a copy that keeps its order otherwise. */
    static <K, V> Map<K, V> of(Map<K, V> map) {
        if (map instanceof FixedMap || map instanceof LaterMap) {
            return map;
        }
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Makes the value of the key at a place of the layout. */
    abstract V value(int place);

    @Override
    public final @Nullable V get(@Nullable Object key) {
        int place = layout.place(key);
        return place < 0 ? null : value(place);
    }

    /** The key's place; -1 if it is not there. */
    final int place(Object key) {
        return layout.place(key);
    }

    @Override
    public final boolean containsKey(@Nullable Object key) {
        return layout.place(key) >= 0;
    }

    @Override
    public final int size() {
        return layout.size();
    }

    @Override
    public final Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return layout.size();
            }
        };
    }

    /** From the first place to the last. */
    private final class Entries implements Iterator<Map.Entry<K, V>> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < layout.size();
        }

        @Override
        public Map.Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return new Lazy(next++);
        }
    }

    /** The key at a place, and its value once it is asked for. */
    private final class Lazy implements Map.Entry<K, V> {

        private final int place;

        private Lazy(int place) {
            this.place = place;
        }

        @Override
        public K getKey() {
            return layout.key(place);
        }

        @Override
        public V getValue() {
            return value(place);
        }

        @Override
        public V setValue(V value) {
            throw new UnsupportedOperationException("what was recorded never changes");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Map.Entry<?, ?> entry
                    && Objects.equals(getKey(), entry.getKey())
                    && Objects.equals(getValue(), entry.getValue());
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(getKey()) ^ Objects.hashCode(getValue());
        }

        @Override
        public String toString() {
            return getKey() + "=" + getValue();
        }
    }
}
