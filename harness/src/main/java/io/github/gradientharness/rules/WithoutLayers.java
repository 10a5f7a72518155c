package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** A recording as if nothing had been measured of some layers, which keep their places. */
final class WithoutLayers {

    /** What findings name instead of a layer where they are in the loss. */
    static final String LOSS = "loss";

    private final Set<String> names;
    private final Set<Integer> indices = new HashSet<>();

    private WithoutLayers(List<Layer> layers, Set<String> names) {
        this.names = names;
        layers.stream().filter(layer -> names.contains(layer.name())).forEach(layer -> indices.add(layer.index()));
    }

    /** The recording without those layers; {@link #LOSS} takes the loss away. */
    static Recording of(Recording recording, Set<String> names) {
        Model model = recording.header().model();
        WithoutLayers without = new WithoutLayers(model.layers(), names);
        return new Recording(
                without.header(recording.header()),
                recording.windows().stream().map(without::window).toList(),
                recording.metrics(),
                recording.notes(),
                recording.dataSets(),
                recording.trainingData(),
                recording.sanity(),
                recording.ending(),
                recording.damage());
    }

    private Header header(Header header) {
        Model model = header.model();
        List<Layer> layers = model.layers().stream().map(this::layer).toList();
        return header.withModel(new Model(model.name(), model.kind(), layers, model.updater(), model.parameterCount()));
    }

    private Layer layer(Layer layer) {
        return indices.contains(layer.index()) ? layer.withParameters(List.of()) : layer;
    }

    private Window window(Window window) {
        return new Window(
                window.fromEpoch(),
                window.toEpoch(),
                window.fromIteration(),
                window.toIteration(),
                names.contains(LOSS) ? Summary.EMPTY : window.loss(),
                kept(window.series(), series -> series.layer()),
                kept(window.distributions(), series -> series.layer()),
                kept(window.units(), series -> series.layer()));
    }

    private <K, V> Map<K, V> kept(Map<K, V> all, ToIntFunction<K> layer) {
        Map<K, V> kept = new LinkedHashMap<>(all);
        kept.keySet().removeIf(key -> indices.contains(layer.applyAsInt(key)));
        return kept;
    }
}
