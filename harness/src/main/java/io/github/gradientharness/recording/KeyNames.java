package io.github.gradientharness.recording;

import java.util.ArrayList;
import java.util.List;

/** The keys that a file names by layer, constant and parameter, each made once. */
final class KeyNames<E extends Enum<E>, K> {

    /** More parameters than any layer has; looking through them takes time that grows with their number. */
    private static final int MOST_PARAMETERS = 32;

    private final int constants;
    private final Maker<E, K> maker;
    private final List<List<Named<K>>> byLayerAndConstant = new ArrayList<>();

    /** Makes a key. */
    @FunctionalInterface
    interface Maker<E, K> {
        K make(int layer, String parameter, E constant);
    }

    /** A key, and its parameter's name as it stands in the file. */
    private record Named<K>(byte[] parameter, K key) {}

    /** Of a model with so many layers. */
    KeyNames(int layers, Class<E> type, Maker<E, K> maker) {
        this.constants = type.getEnumConstants().length;
        this.maker = maker;
        for (int i = 0; i < layers * constants; i++) {
            byLayerAndConstant.add(new ArrayList<>(2));
        }
    }

    /** The key whose parameter's name comes next in a line. */
    K next(LineCursor line, int layer, E constant) {
        int place = layer * constants + constant.ordinal();
        if (layer >= byLayerAndConstant.size() / constants) {
            throw new UnusualLineException();
        }
        List<Named<K>> known = byLayerAndConstant.get(place);
        int from = line.at();
        line.skipText();
        for (Named<K> named : known) {
            if (line.isSince(from, named.parameter)) {
                return named.key;
            }
        }
        if (known.size() == MOST_PARAMETERS) {
            throw new UnusualLineException();
        }
        byte[] parameter = line.since(from);
        Named<K> named = new Named<>(parameter, maker.make(layer, LineCursor.unquoted(parameter), constant));
        known.add(named);
        return named.key;
    }
}
