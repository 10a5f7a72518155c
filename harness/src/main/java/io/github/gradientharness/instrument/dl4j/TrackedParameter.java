package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.instrument.nd4j.ArrayScanner;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that is measured.
 *
 * @param key its key in DL4J's tables
 * @param gradient number of the series of its gradient
 * @param update number of the series of its update
 * @param values number of the series of its values
 * @param isTable whether it is a large lookup table, of whose rows an iteration uses a few
 * @param unitNorms how to tell the units of a kernel apart; null where it is not known, and of a lookup table
 */
record TrackedParameter(
        String key,
        int gradient,
        int update,
        int values,
        boolean isTable,
        @Nullable UnitNorms unitNorms) {

    private static final String PARTS =
            "The table of layer '%s' is large: each iteration reads a quarter of its gradient, another one"
                    + " each time. Its mean |gradient| and L2 norm are estimates from that quarter."
                    + " gradient.windows=iteration reads all of it.";

    /** Number of units that can be told apart; 0 where none can. */
    int units() {
        return unitNorms == null ? 0 : unitNorms.units();
    }

    private static boolean isTable(Layer layer, Parameter parameter) {
        return layer.type().contains("Embedding")
                && parameter.role() == Parameter.Role.KERNEL
                && ArrayScanner.isReadInParts(parameter.shape().stream().reduce(1L, (a, b) -> a * b));
    }

    static List<TrackedParameter> of(NetworkDescription description, TrainingRecording recording) {
        List<TrackedParameter> tracked = new ArrayList<>();
        for (Layer layer : description.facts().model().layers()) {
            for (Parameter parameter : layer.parameters()) {
                boolean isTable = isTable(layer, parameter);
                if (isTable && !recording.isExact()) {
                    recording.note(String.format(Locale.ROOT, PARTS, layer.name()));
                }
                tracked.add(new TrackedParameter(
                        description.key(layer, parameter),
                        recording.indexOf(new Series(layer.index(), parameter.name(), Quantity.GRADIENT)),
                        recording.indexOf(new Series(layer.index(), parameter.name(), Quantity.UPDATE)),
                        recording.indexOf(new Series(layer.index(), parameter.name(), Quantity.PARAMETER)),
                        isTable,
                        isTable ? null : UnitNorms.of(layer, parameter)));
            }
        }
        return tracked;
    }
}
