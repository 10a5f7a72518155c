package io.github.gradientharness.report;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.recording.file.RecordingWriter;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.stats.ShareRequirement;
import io.github.gradientharness.stats.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A training that never took place: makes recordings of a wanted shape. */
public final class SyntheticTraining {

    public static final double[] SIGMOID = {1e-5, 6.5e-5, 2.8e-4, 1.3e-3, 6.2e-3, .054};
    public static final double[] TANH = {.070, .0088, .0026, .0023, .0088, .34};
    public static final double[] RELU = {.0064, .0051, .0044, .0041, .0038, .013};

    private String suite = "com.example.CirclesTest";
    private String test = "trains";
    private String model = "circles";
    private String activation = "tanh";
    private String layerPrefix = "hidden";
    private double[] profile = RELU;
    private int epochs = 100;
    private double growth = 1.0;
    private double[] signal = {};
    private int stalled = -1;
    private int nonFiniteFrom = Integer.MAX_VALUE;
    private boolean accuracy = true;
    private double lastAccuracy = 0.84;
    private String damage = "";
    private @Nullable SeedGroup seedGroup;
    private @Nullable Ending ending = new Ending(Ending.Status.COMPLETE, 1600, 100, 24_000_000L, 1_900_000_000L, "");
    private final List<Expectation> expectations = new ArrayList<>();

    public static SyntheticTraining of(String test, double... profile) {
        SyntheticTraining training = new SyntheticTraining();
        training.test = test;
        training.profile = profile;
        return training;
    }

    /** Makes it one of a group that requires at least 60 % of at most 40 seeds. */
    public SyntheticTraining ofSeed(long seed) {
        seedGroup =
                new SeedGroup(test, seed, 40, new ShareRequirement(ShareRequirement.Kind.AT_LEAST, 0.6, 0.95), false);
        test = test + "[seed " + seed + "]";
        return this;
    }

    public SyntheticTraining test(String name) {
        test = name;
        return this;
    }

    public SyntheticTraining suite(String name) {
        suite = name;
        return this;
    }

    SyntheticTraining model(String name, String hiddenActivation) {
        model = name;
        activation = hiddenActivation;
        return this;
    }

    public SyntheticTraining layersNamed(String prefix) {
        layerPrefix = prefix;
        return this;
    }

    public SyntheticTraining epochs(int number) {
        epochs = number;
        return this;
    }

    /** Factor by which gradients have changed when the training ends. */
    SyntheticTraining growth(double factor) {
        growth = factor;
        return this;
    }

    public SyntheticTraining accuracy(double last) {
        lastAccuracy = last;
        return this;
    }

    SyntheticTraining withoutAccuracy() {
        accuracy = false;
        return this;
    }

    public SyntheticTraining nonFiniteFrom(int epoch) {
        nonFiniteFrom = epoch;
        return this;
    }

    /** Mean |dL/da| of the layers, which is not measured otherwise. */
    public SyntheticTraining signal(double... sizes) {
        signal = sizes;
        return this;
    }

    /** A layer whose updates are far too small: a warning. */
    public SyntheticTraining stalled(int layer) {
        stalled = layer;
        return this;
    }

    /** Its test threw an exception after it had been recorded. */
    public SyntheticTraining testFailed() {
        ending = new Ending(Ending.Status.FAILED, 1600, 100, 24_000_000L, 1_900_000_000L, "");
        return this;
    }

    /** The same, and it is known what the test threw. */
    public SyntheticTraining testFailedWith(String failure) {
        ending = new Ending(Ending.Status.FAILED, 1600, 100, 24_000_000L, 1_900_000_000L, "", failure);
        return this;
    }

    SyntheticTraining truncated(String how) {
        damage = how;
        ending = null;
        return this;
    }

    public SyntheticTraining expecting(String rule, String layer, String reason) {
        expectations.add(new Expectation(rule, layer, reason));
        return this;
    }

    public JudgedRecording judged() {
        return new JudgedRecording(
                Path.of("recording.jsonl"), RuleSet.defaults().evaluate(recording()));
    }

    public Recording recording() {
        List<Window> windows = new ArrayList<>();
        List<MetricPoint> metrics = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            windows.add(window(epoch));
            if (accuracy) {
                metrics.add(accuracy("train accuracy", epoch, 0.004));
                metrics.add(accuracy("test accuracy", epoch, -0.006));
            }
        }
        return new Recording(header(), windows, metrics, ending, damage);
    }

    /** Writes a recording into a file, as a test would have. */
    public static Recording write(Recording recording, Path file) throws IOException {
        try (RecordingWriter writer = new RecordingWriter(file, recording.header())) {
            for (Window window : recording.windows()) {
                writer.append(window);
            }
            for (MetricPoint metric : recording.metrics()) {
                writer.append(metric);
            }
            if (recording.ending() != null) {
                writer.append(recording.ending());
            }
        }
        return recording;
    }

    private MetricPoint accuracy(String name, int epoch, double offset) {
        double progress = (double) epoch / epochs;
        double value = 0.5 + (lastAccuracy - 0.5) * Math.tanh(3 * progress) + offset + 0.004 * Math.sin(epoch);
        return new MetricPoint(name, epoch, epoch * 16L, value);
    }

    private Header header() {
        return new Header(
                "run-1",
                "2026-11-02T17:55:00Z",
                suite,
                test,
                "",
                new Model(model, "MultiLayerNetwork", layers(), "Nesterovs(learningRate=0.01, momentum=0.9)", 141),
                1L,
                Map.of("java", "17.0.17", "nd4j", "1.0.0-M2.1", "os", "Linux amd64"),
                new Declaration(true, Map.of(), expectations),
                seedGroup);
    }

    private List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < profile.length; i++) {
            boolean output = i == profile.length - 1;
            layers.add(new Layer(
                    i,
                    output ? "output" : layerPrefix + (i + 1),
                    output ? "OutputLayer" : "DenseLayer",
                    output ? "sigmoid" : activation,
                    i == 0 ? 2 : 5,
                    output ? 1 : 5,
                    List.of(
                            new Parameter("W", Parameter.Role.KERNEL, List.of(i == 0 ? 2L : 5L, output ? 1L : 5L)),
                            new Parameter("b", Parameter.Role.BIAS, List.of(1L, output ? 1L : 5L)))));
        }
        return layers;
    }

    private Window window(int epoch) {
        double progress = (epoch - 1.0) / Math.max(1, epochs - 1);
        Map<Series, Summary> series = new LinkedHashMap<>();
        for (int i = 0; i < profile.length; i++) {
            double size = profile[i] * Math.pow(growth, progress) * (1 + 0.25 * Math.sin(epoch * 0.9 + i * 1.7));
            boolean broken = epoch >= nonFiniteFrom;
            series.put(new Series(i, "W", Quantity.GRADIENT), broken ? Summary.of(Double.NaN, size) : tensor(size));
            series.put(new Series(i, "W", Quantity.UPDATE), tensor(i == stalled ? 1e-8 : size * 0.05));
            series.put(new Series(i, "W", Quantity.PARAMETER), tensor(0.5));
        }
        for (int i = 0; i < signal.length; i++) {
            series.put(new Series(i, "", Quantity.ACTIVATION_GRADIENT), tensor(signal[i]));
        }
        double loss = epoch >= nonFiniteFrom ? Double.NaN : 0.69 - (lastAccuracy - 0.5) * Math.tanh(3 * progress);
        return new Window(epoch, epoch, epoch * 16L - 15, epoch * 16L, Summary.of(loss), series);
    }

    /** Four values whose mean absolute value is the given one. */
    private static Summary tensor(double size) {
        return Summary.of(size * 0.5, -size * 1.5, size, -size);
    }
}
