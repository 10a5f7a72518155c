package io.github.gradientharness.recording;

import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes recordings for tests. */
public final class Recordings {

    private Recordings() {}

    /** A model of dense layers named hidden 1, hidden 2, ... and output, each with kernel and bias. */
    public static Model model(int layers) {
        List<Layer> list = IntStream.range(0, layers)
                .mapToObj(i -> new Layer(
                        i,
                        i == layers - 1 ? "output" : "hidden " + (i + 1),
                        "DenseLayer",
                        "tanh",
                        5,
                        5,
                        List.of(
                                new Parameter("W", Parameter.Role.KERNEL, List.of(5L, 5L)),
                                new Parameter("b", Parameter.Role.BIAS, List.of(1L, 5L)))))
                .toList();
        return new Model("5-5-1", "MultiLayerNetwork", list, "Sgd", 100);
    }

    /** A header of a test called {@code suite > test}. */
    public static Header header(Model model, Declaration declaration) {
        return new Header(
                "run-1",
                "2026-01-01T00:00:00Z",
                "suite",
                "test",
                "test()",
                model,
                42L,
                Map.of("java", "17"),
                declaration);
    }

    /** One window of one epoch with ten iterations, and for each layer a kernel gradient of the given size. */
    public static Window window(int epoch, double... gradients) {
        Map<Series, Summary> series = new LinkedHashMap<>();
        for (int layer = 0; layer < gradients.length; layer++) {
            series.put(new Series(layer, "W", Quantity.GRADIENT), Summary.of(gradients[layer], -gradients[layer]));
        }
        return new Window(epoch, epoch, epoch * 10L - 9, epoch * 10L, Summary.of(0.7), series);
    }

    /** A complete recording in which every epoch has the same kernel gradients. */
    public static Recording constant(int epochs, double... gradients) {
        List<Window> windows = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            windows.add(window(epoch, gradients));
        }
        return complete(Declaration.NONE, gradients.length, windows);
    }

    /** A complete recording with these windows. */
    public static Recording complete(Declaration declaration, int layers, List<Window> windows) {
        Ending ending = new Ending(Ending.Status.COMPLETE, windows.size() * 10L, windows.size(), 1_000, 100_000, "");
        return new Recording(header(model(layers), declaration), windows, List.of(), ending, "");
    }

    /** The same header as one of a group that differs in the seed. */
    public static Header ofGroup(Header header, SeedGroup group) {
        return new Header(
                header.runId(),
                header.startedAt(),
                header.suite(),
                group.name() + "[seed " + group.seed() + "]",
                header.displayName(),
                header.model(),
                group.seed(),
                header.environment(),
                header.declaration(),
                group);
    }

    /** The same recording as one of a group that differs in the seed. */
    public static Recording ofGroup(Recording recording, SeedGroup group) {
        return new Recording(
                ofGroup(recording.header(), group),
                recording.windows(),
                recording.metrics(),
                recording.notes(),
                recording.ending(),
                recording.damage());
    }
}
