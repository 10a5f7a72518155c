package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that is measured.
 *
 * @param key its key in DL4J's tables
 * @param gradient number of the series of its gradient
 * @param update number of the series of its update
 * @param values number of the series of its values
 * @param unitNorms how to tell the units of a kernel apart; null where it is not known
 */
record TrackedParameter(
        String key,
        int gradient,
        int update,
        int values,
        @Nullable UnitNorms unitNorms) {

    /** Number of units that can be told apart; 0 where none can. */
    int units() {
        return unitNorms == null ? 0 : unitNorms.units();
    }

    static List<TrackedParameter> of(NetworkDescription description, TrainingRecording recording) {
        List<TrackedParameter> tracked = new ArrayList<>();
        for (Layer layer : description.facts().model().layers()) {
            for (Parameter parameter : layer.parameters()) {
                tracked.add(new TrackedParameter(
                        description.key(layer, parameter),
                        recording.indexOf(new Series(layer.index(), parameter.name(), Quantity.GRADIENT)),
                        recording.indexOf(new Series(layer.index(), parameter.name(), Quantity.UPDATE)),
                        recording.indexOf(new Series(layer.index(), parameter.name(), Quantity.PARAMETER)),
                        UnitNorms.of(layer, parameter)));
            }
        }
        return tracked;
    }
}
