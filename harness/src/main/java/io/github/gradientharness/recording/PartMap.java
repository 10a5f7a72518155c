package io.github.gradientharness.recording;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values that stand in a part of a line, each to be read from where it begins. */
final class PartMap<K, V> extends FixedMap<K, V> {

    private final AsWritten source;
    private final byte[] part;
    private final int[] beginnings;
    private final Function<LineCursor, V> reader;

    /** Takes over the arrays. */
    PartMap(AsWritten source, KeyLayout<K> layout, byte[] part, int[] beginnings, Function<LineCursor, V> reader) {
        super(layout);
        this.source = source;
        this.part = part;
        this.beginnings = beginnings;
        this.reader = reader;
    }

    @Override
    V value(int place) {
        return read(place, reader);
    }

    /** Reads another thing than the value from where a key's value begins; null if the key is not there. */
    <R> @Nullable R read(K key, Function<LineCursor, R> other) {
        int place = place(key);
        return place < 0 ? null : read(place, other);
    }

    private <R> R read(int place, Function<LineCursor, R> what) {
        return source.checked(() -> what.apply(new LineCursor(part, beginnings[place], part.length, true)));
    }
}
