package io.github.gradientharness.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads a list of one window after the other whose elements each hold layer, constant and parameter, which are the key, and
 * a value, which is left for later.
 */
final class PartList<E extends Enum<E>, K, V> {

    private static final byte[] LAYER = LineCursor.bytes("{\"layer\":");
    private static final byte[] PARAMETER = LineCursor.bytes(",\"parameter\":");

    private final AsWritten source;
    private final KeyNames<E, K> names;
    private final E[] constants;
    private final byte[] field;
    private final byte[][] quoted;
    private final Function<LineCursor, V> reader;
    private final List<KeyLayout<K>> layouts = new ArrayList<>();
    private final List<K> keys = new ArrayList<>();
    private final List<K> lastKeys = new ArrayList<>();
    private final List<byte[]> lastTexts = new ArrayList<>();
    private int[] beginnings = new int[64];

    /**
     * Of a model with so many layers.
     *
     * @param field name of the field that holds the constant
     * @param reader reads a value, in which no brace stands
     */
    PartList(
            AsWritten source,
            int layers,
            String field,
            Class<E> type,
            KeyNames.Maker<E, K> maker,
            Function<LineCursor, V> reader) {
        this.source = source;
        this.names = new KeyNames<>(layers, type, maker);
        this.constants = type.getEnumConstants();
        this.field = LineCursor.bytes(",\"" + field + "\":");
        this.quoted = Arrays.stream(constants)
                .map(constant -> LineCursor.bytes("\"" + constant.name() + "\""))
                .toArray(byte[][]::new);
        this.reader = reader;
    }

    /** The list that takes up the rest of a line, to be read when it is looked at, by whichever thread. */
    Map<K, V> later(LineCursor line) {
        byte[] part = line.rest();
        return new LaterMap<>(() -> source.checked(() -> readAll(part)));
    }

    private synchronized Map<K, V> readAll(byte[] part) {
        LineCursor line = new LineCursor(part, 0, part.length, true);
        Map<K, V> all = read(line);
        if (!line.isAtEnd()) {
            throw new UnusualLineException();
        }
        return all;
    }

    Map<K, V> read(LineCursor line) {
        keys.clear();
        int from = line.at();
        line.expect('[');
        do {
            K key = key(line);
            add(key, line.at() - from);
            line.skipTo('}');
            line.expect('}');
        } while (line.hasNext(']'));
        return new PartMap<>(
                source, KeyLayout.of(keys, layouts), line.since(from), Arrays.copyOf(beginnings, keys.size()), reader);
    }

    /** The key that comes next. Most lists hold the same keys as the one before, written the same way. */
    private K key(LineCursor line) {
        int place = keys.size();
        if (place < lastKeys.size() && line.accept(lastTexts.get(place))) {
            return lastKeys.get(place);
        }
        int from = line.at();
        line.expect(LAYER);
        int layer = line.smallCount();
        E constant = constant(line);
        line.expect(PARAMETER);
        K key = names.next(line, layer, constant);
        lastKeys.subList(Math.min(place, lastKeys.size()), lastKeys.size()).clear();
        lastTexts.subList(Math.min(place, lastTexts.size()), lastTexts.size()).clear();
        lastKeys.add(key);
        lastTexts.add(line.since(from));
        return key;
    }

    private E constant(LineCursor line) {
        line.expect(field);
        for (int i = 0; i < constants.length; i++) {
            if (line.accept(quoted[i])) {
                return constants[i];
            }
        }
        throw new UnusualLineException();
    }

    private void add(K key, int beginning) {
        if (beginnings.length == keys.size()) {
            beginnings = Arrays.copyOf(beginnings, 2 * beginnings.length);
        }
        beginnings[keys.size()] = beginning;
        keys.add(key);
    }
}
