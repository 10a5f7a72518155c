package io.github.gradientharness.recording;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the kernels of a layer stand among the series of a window, found once for all windows that hold the same series:
 * rules ask for them in every window.
 *
 * <p>May be shared by threads: each finds the same.
 */
final class KernelPlaces {

    private static final int QUANTITIES = Quantity.values().length;

    private final KeyLayout<Series> layout;
    private @Nullable Found[] found = {};

    /** Whose kernels are where. */
    private record Found(Layer layer, int[] places) {}

    KernelPlaces(KeyLayout<Series> layout) {
        this.layout = layout;
    }

    KeyLayout<Series> layout() {
        return layout;
    }

    /** The places of those of the layer's kernels of which the quantity was measured. */
    int[] of(Layer layer, Quantity quantity) {
        int index = layer.index() * QUANTITIES + quantity.ordinal();
        @Nullable Found[] known = found;
        Found here = index < known.length ? known[index] : null;
        if (here == null || here.layer != layer) {
            here = new Found(layer, find(layer, quantity));
            known = index < known.length ? known : Arrays.copyOf(known, Math.max(index + 1, 2 * known.length));
            known[index] = here;
            found = known;
        }
        return here.places;
    }

    private int[] find(Layer layer, Quantity quantity) {
        int[] places = new int[layer.parameters().size()];
        int number = 0;
        for (Parameter parameter : layer.parameters()) {
            int place = parameter.role() == Parameter.Role.KERNEL
                    ? layout.place(new Series(layer.index(), parameter.name(), quantity))
                    : -1;
            if (place >= 0) {
                places[number++] = place;
            }
        }
        return Arrays.copyOf(places, number);
    }
}
