package io.github.gradientharness.maven;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.ShareRequirement;
import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Made-up recordings of a network of three layers, trained for five epochs of four iterations.
 *
 * <p>All sizes are powers of two, so that their sums are exact however they are added up.
 */
public final class Recordings {

    static final String SUITE = "com.example.FraudModelTest";
    static final String HEALTHY_TEST = "gradientReachesTheFirstLayer";
    public static final String SICK_TEST = "learnsInTime";
    public static final Declaration SICK_ON_PURPOSE = new Declaration(
            true, Map.of(), List.of(new Expectation("vanishing-gradient", "", "twenty sigmoid layers on purpose")));

    private static final int EPOCHS = 5;
    private static final int ITERATIONS = 4;
    private static final double[] EVEN = {0x1p-6, 0x1p-6, 0x1p-5};
    private static final double[] STARVED_IN_THE_MIDDLE = {0x1p-6, 0x1p-10, 0x1p-5};
    private static final double[] SHRINKING = {0x1p-20, 0x1p-13, 0x1p-4};

    private Recordings() {}

    /** A training whose layers all get a gradient. */
    public static Recording healthy(String test, Declaration declaration) {
        return recording(test, declaration, EVEN, EVEN);
    }

    /** A training whose second layer gets a sixteenth of the gradient that it has in {@link #healthy}; still healthy. */
    public static Recording uneven(String test) {
        return recording(test, Declaration.NONE, STARVED_IN_THE_MIDDLE, STARVED_IN_THE_MIDDLE);
    }

    /** A training whose first layer gets hardly any gradient. */
    public static Recording vanishing(Declaration declaration) {
        return recording(SICK_TEST, declaration, SHRINKING, SHRINKING);
    }

    /** The same, with an updater that makes up for it: only a warning. */
    public static Recording rescued() {
        return recording(SICK_TEST, Declaration.NONE, SHRINKING, EVEN);
    }

    /** The same recording of a training that began in another run, at another time. */
    public static Recording startedAt(Recording recording, String runId, String startedAt) {
        Header header = recording.header();
        return new Recording(
                new Header(
                        runId,
                        startedAt,
                        header.suite(),
                        header.test(),
                        header.displayName(),
                        header.model(),
                        header.seed(),
                        header.environment(),
                        header.declaration()),
                recording.windows(),
                new ArrayList<>(),
                recording.ending(),
                "");
    }

    /** The same recording as one of a test over seeds, of which at least half are to be healthy. */
    public static Recording ofSeed(Recording recording, long seed) {
        Header header = recording.header();
        SeedGroup group = new SeedGroup(
                "trains", seed, 40, new ShareRequirement(ShareRequirement.Kind.AT_LEAST, 0.5, 0.95), false);
        return new Recording(
                new Header(
                        header.runId(),
                        header.startedAt(),
                        header.suite(),
                        "trains[seed " + seed + "]",
                        header.displayName(),
                        header.model(),
                        seed,
                        header.environment(),
                        header.declaration(),
                        group),
                recording.windows(),
                recording.metrics(),
                recording.ending(),
                recording.damage());
    }

    /** A recording whose end is missing. */
    public static Recording withoutEnd() {
        Recording complete = healthy(SICK_TEST, Declaration.NONE);
        return new Recording(complete.header(), complete.windows(), List.of(), null, "");
    }

    private static Recording recording(String test, Declaration declaration, double[] gradients, double[] updates) {
        List<Window> windows = new ArrayList<>();
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            windows.add(window(epoch, gradients, updates));
        }
        Ending ending = new Ending(Ending.Status.COMPLETE, EPOCHS * ITERATIONS, EPOCHS, 2_000_000, 400_000_000, "");
        return new Recording(header(test, declaration), windows, List.of(), ending, "");
    }

    private static Window window(int epoch, double[] gradients, double[] updates) {
        Map<Series, Summary> series = new LinkedHashMap<>();
        for (int layer = 0; layer < gradients.length; layer++) {
            series.put(new Series(layer, "W", Quantity.GRADIENT), spread(Math.scalb(gradients[layer], -epoch)));
            series.put(new Series(layer, "W", Quantity.UPDATE), spread(Math.scalb(updates[layer], -epoch - 3)));
        }
        long last = (long) epoch * ITERATIONS;
        return new Window(epoch, epoch, last - ITERATIONS + 1, last, Summary.of(Math.scalb(1.0, -epoch)), series);
    }

    /** Values of both signs whose mean absolute value is the given size. */
    private static Summary spread(double size) {
        return Summary.of(0.5 * size, -1.5 * size, 0.75 * size, -1.25 * size);
    }

    private static Header header(String test, Declaration declaration) {
        List<Layer> layers = List.of(
                layer(0, "hidden 1", "sigmoid"), layer(1, "hidden 2", "sigmoid"), layer(2, "output", "softmax"));
        Model model = new Model("FraudModel", "MultiLayerNetwork", layers, "Sgd(learningRate=0.1)", 12);
        return new Header(
                "20261101-120000-1",
                "2026-11-01T12:00:00Z",
                SUITE,
                test,
                test + "()",
                model,
                42L,
                Map.of(),
                declaration);
    }

    private static Layer layer(int index, String name, String activation) {
        Parameter kernel = new Parameter("W", Parameter.Role.KERNEL, List.of(2L, 2L));
        return new Layer(index, name, "DenseLayer", activation, 2, 2, List.of(kernel));
    }
}
