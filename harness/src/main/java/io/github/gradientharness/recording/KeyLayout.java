package io.github.gradientharness.recording;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a map, in order; shared by the maps of all windows that hold the same. */
final class KeyLayout<K> {

    private final Object[] keys;
    private final List<K> list;
    private final Map<K, Integer> places = new HashMap<>();

    private KeyLayout(List<K> keys) {
        this.keys = keys.toArray();
        this.list = List.copyOf(keys);
        for (int i = 0; i < keys.size(); i++) {
            places.put(keys.get(i), i);
        }
    }

    /**
     * The layout of these keys.
     *
     * @param known layouts of other windows; a new one is added
     * @throws UnusualLineException if a key comes twice
     */
    static <K> KeyLayout<K> of(List<K> keys, List<KeyLayout<K>> known) {
        for (KeyLayout<K> layout : known) {
            if (layout.holds(keys)) {
                return layout;
            }
        }
        KeyLayout<K> layout = new KeyLayout<>(keys);
        if (layout.places.size() < keys.size()) {
            throw new UnusualLineException();
        }
        known.add(0, layout);
        return layout;
    }

    /** Whether these are the very same objects in the same order. */
    private boolean holds(List<K> others) {
        boolean same = others.size() == keys.length;
        for (int i = 0; same && i < keys.length; i++) {
            same = others.get(i) == keys[i];
        }
        return same;
    }

    /** The keys; always the same list. */
    List<K> keys() {
        return list;
    }

    int size() {
        return keys.length;
    }

    @SuppressWarnings("unchecked")
    K key(int place) {
        return (K) keys[place];
    }

    /** The key's place; -1 if it is not there. */
    int place(@Nullable Object key) {
        Integer place = places.get(key);
        return place == null ? -1 : place;
    }
}
