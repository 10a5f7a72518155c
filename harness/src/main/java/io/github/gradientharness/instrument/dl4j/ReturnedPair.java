package io.github.gradientharness.instrument.dl4j;

import org.nd4j.common.primitives.Pair;

/**
 * What a layer or vertex returned from its backward pass. It says once when DL4J's loop asks for one of its parts.
 *
 * @param <K> as in a pair
 * @param <V> as in a pair
 */
final class ReturnedPair<K, V> extends Pair<K, V> {

    private static final long serialVersionUID = 1L;

    private final transient Pair<K, V> returned;
    private final Part awaited;
    private final transient Runnable listener;
    private boolean warned;

    /** Named by the method that asks for it. */
    enum Part {
        FIRST,
        RIGHT
    }

    ReturnedPair(Pair<K, V> returned, Part awaited, Runnable listener) {
        super(returned.getLeft(), returned.getSecond()); // neither is awaited
        this.returned = returned;
        this.awaited = awaited;
        this.listener = listener;
    }

    @Override
    public K getFirst() {
        returned.getFirst(); // may be another recorder's
        tell(Part.FIRST);
        return super.getFirst();
    }

    @Override
    public V getRight() {
        returned.getRight(); // the same
        tell(Part.RIGHT);
        return super.getRight();
    }

    private void tell(Part asked) {
        if (asked == awaited && !warned) {
            warned = true;
            listener.run();
        }
    }
}
