package io.github.gradientharness.report.tensorboard;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.report.UniqueNames;
import io.github.gradientharness.text.ShownText;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The tags of one run, of the form layer/quantity or layer/quantity/parameter. What two names would share is told apart by
 * a number, because TensorBoard mixes what has the same tag. Not thread-safe.
 */
final class Tags {

    private static final int LONGEST_NAME = 160;

    private final List<Layer> layers;
    private final UniqueNames names = new UniqueNames();
    private final Map<List<Object>, String> tags = new HashMap<>();

    Tags(List<Layer> layers) {
        this.layers = layers;
    }

    /**
     * The tag of a series.
     *
     * @param suffix what is said about the quantity, such as {@code _l2}; empty for its usual size
     */
    String of(Series series, String suffix) {
        String quantity = series.quantity().name().toLowerCase(Locale.ROOT) + suffix;
        return tag(List.of(series, suffix), layer(series.layer()), quantity, series.parameter());
    }

    /**
     * The tag that a kernel's gradient has beside its usual one, so that all layers' kernels stand in one group and one word
     * filters them, whatever a framework calls them. Empty for anything else.
     *
     * @param suffix what is said about the gradient; empty for its usual size
     */
    Optional<String> ofKernel(Series series, String suffix) {
        List<String> kernels = layers.get(series.layer()).parameters().stream()
                .filter(parameter -> parameter.role() == Parameter.Role.KERNEL)
                .map(Parameter::name)
                .toList();
        if (series.quantity() != Quantity.GRADIENT || !kernels.contains(series.parameter())) {
            return Optional.empty();
        }
        String parameter = kernels.size() == 1 ? "" : series.parameter();
        return Optional.of(
                tag(List.of(series, suffix, "kernel"), "kernel_gradient" + suffix, layer(series.layer()), parameter));
    }

    /** The tag of what was measured of each unit. */
    String of(UnitSeries units) {
        String quantity = "units_" + units.statistic().name().toLowerCase(Locale.ROOT);
        return tag(List.of(units), layer(units.layer()), quantity, units.parameter());
    }

    /** The tag of a metric of the user's. */
    String ofMetric(String name) {
        return tag(List.of(name), "metrics", shown(name, "unnamed"), "");
    }

    private String layer(int index) {
        return shown(layers.get(index).name(), "layer " + (index + 1));
    }

    private String tag(List<Object> key, String group, String name, String parameter) {
        String last = parameter.isEmpty() ? "" : "/" + ShownText.name(parameter, LONGEST_NAME);
        return tags.computeIfAbsent(key, ignored -> names.of(group + "/" + name + last));
    }

    private static String shown(String name, String nameless) {
        return name.isBlank() ? nameless : ShownText.name(name, LONGEST_NAME);
    }
}
