package io.github.gradientharness.verdict;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.List;
import java.util.Optional;

/** What a finding compares over depth: the gradients of the kernels, or, where it says so, those of the activations. */
enum ProfiledQuantity {
    KERNEL_GRADIENT("mean |gradient|", "layer's kernel") {
        @Override
        Summary summary(Window window, Layer layer) {
            return window.kernels(layer, Quantity.GRADIENT);
        }

        @Override
        List<Layer> layers(Recording recording) {
            return recording.header().model().layersWithKernel();
        }
    },
    ACTIVATION_GRADIENT("mean |dL/da|", "hidden layer's output") {
        @Override
        Summary summary(Window window, Layer layer) {
            return window.summary(new Series(layer.index(), "", Quantity.ACTIVATION_GRADIENT))
                    .orElse(Summary.EMPTY);
        }

        @Override
        List<Layer> layers(Recording recording) {
            return recording.header().model().layers().stream()
                    .filter(layer -> recording.windows().stream()
                            .anyMatch(window -> summary(window, layer).count() > 0))
                    .toList();
        }
    };

    private final String size;
    private final String of;

    ProfiledQuantity(String size, String of) {
        this.size = size;
        this.of = of;
    }

    static ProfiledQuantity of(Finding finding) {
        return finding.judgedQuantity().equals(Optional.of(Quantity.ACTIVATION_GRADIENT))
                ? ACTIVATION_GRADIENT
                : KERNEL_GRADIENT;
    }

    /** The number that is shown of a layer, such as "mean |gradient|". */
    String size() {
        return size;
    }

    /** What it is shown of, such as "layer's kernel". */
    String of() {
        return of;
    }

    abstract Summary summary(Window window, Layer layer);

    /** The layers that have it, in forward order. */
    abstract List<Layer> layers(Recording recording);
}
