package io.github.gradientharness.instrument.crosscheck;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.dl4j.Crosscheck;
import io.github.gradientharness.recording.Quantity;

/** A reference network trained by a loop written by hand, which hands its arrays over. */
interface HandWrittenLoop {

    /** Trains the reference's three epochs. */
    void train(GradientRecorder recorder);

    /** Declares the reference's layers. */
    static void declare(Crosscheck reference, GradientRecorder recorder) {
        int width = reference.json().get("width").asInt();
        String activation = reference.json().get("activation").asText();
        for (int layer = 0; layer < reference.layers() - 1; layer++) {
            recorder.layer(name(reference, layer), activation, layer == 0 ? 2 : width, width);
        }
        recorder.layer(name(reference, reference.layers() - 1), "sigmoid", width, 1);
    }

    /** The names that the reference's layers have everywhere. */
    static String name(Crosscheck reference, int layer) {
        return layer == reference.layers() - 1 ? "output" : "hidden " + (layer + 1);
    }

    /** Hands over what there is of a layer's parameter. */
    static void record(
            GradientRecorder recorder, String layer, String parameter, Object values, Object gradient, Object update) {
        recorder.record(layer, parameter, Quantity.GRADIENT, gradient);
        if (recorder.measures(Quantity.PARAMETER)) {
            recorder.record(layer, parameter, Quantity.PARAMETER, values);
        }
        if (recorder.measures(Quantity.UPDATE)) {
            recorder.record(layer, parameter, Quantity.UPDATE, update);
        }
    }
}
