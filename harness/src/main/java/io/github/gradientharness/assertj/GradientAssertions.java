package io.github.gradientharness.assertj;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Where assertions on gradients begin. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GradientAssertions {

    private GradientAssertions() {}

    /**
     * Asserts on what a recorder has recorded so far.
     *
     * @throws IllegalStateException if no model or several were attached to it
     */
    public static RecordingAssert assertThat(GradientRecorder recorder) {
        return new RecordingAssert(recorder.recording());
    }

    /** Asserts on a recording. */
    public static RecordingAssert assertThat(Recording recording) {
        return new RecordingAssert(recording);
    }

    /** The layer nearest the input that has a kernel. */
    public static LayerSelector firstLayer() {
        return layers -> layers.get(0);
    }

    /** The layer nearest the output that has a kernel. */
    public static LayerSelector lastLayer() {
        return layers -> layers.get(layers.size() - 1);
    }

    /** The layer with this name. */
    public static LayerSelector layer(String name) {
        return layers -> layers.stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no layer '" + name + "' with a kernel. There are: " + names(layers)));
    }

    /** The layer with this index in forward order, from 0. */
    public static LayerSelector layer(int index) {
        return layers -> layers.stream()
                .filter(layer -> layer.index() == index)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no layer " + index + " with a kernel. There are: " + names(layers)));
    }

    private static String names(List<Layer> layers) {
        return layers.stream()
                .map(layer -> layer.index() + " '" + layer.name() + "'")
                .collect(Collectors.joining(", "));
    }
}
