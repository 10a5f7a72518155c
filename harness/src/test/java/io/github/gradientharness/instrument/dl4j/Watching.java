package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.stats.Summary;

/** A recorder that keeps every iteration in memory, and short ways to what it recorded. */
record Watching(GradientRecorder recorder) {

    static Watching everyIteration() {
        return new Watching(
                new GradientRecorder(RecorderOptions.inMemory("watched").with(Windowing.ITERATION)));
    }

    /** The same, with every check of the first minibatch. */
    static Watching withSanityChecks() {
        return new Watching(new GradientRecorder(
                RecorderOptions.inMemory("watched").with(Windowing.ITERATION).with(RecorderOptions.SanityChecks.ALL)));
    }

    <M> M attach(M model) {
        return recorder.attach(model);
    }

    Recording recording() {
        return recorder.recording();
    }

    String problem() {
        return recording().ending().problem();
    }

    Layer layer(String name) {
        return recording().header().model().layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What was measured of a parameter in one iteration, counted from 1. */
    Summary summary(int iteration, String layer, String parameter, Quantity quantity) {
        Series series = new Series(layer(layer).index(), parameter, quantity);
        return recording().windows().get(iteration - 1).summary(series).orElseThrow();
    }
}
