package io.github.gradientharness.report.html;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.TableView;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known about a run: model, settings, environment, and what recording it cost. */
final class RunFacts {

    private static final int MOST_ENVIRONMENT = 24;

    private RunFacts() {}

    /** The few that a reader asks for first. */
    static List<FactView> key(Training training) {
        Recording recording = training.diagnosis().recording();
        Header header = recording.header();
        List<FactView> facts = new ArrayList<>();
        if (training.diagnosis().nothingWasAttached()) {
            return facts;
        }
        add(
                facts,
                "Model",
                header.model().name() + ", "
                        + Shown.count(header.model().layers().size(), "layer"));
        add(facts, "Updater", header.model().updater());
        add(facts, "Seed", header.seed() == null ? "unknown" : header.seed().toString());
        add(facts, "Trained", trained(recording));
        add(facts, "Loss", loss(training.measurements().loss()));
        add(facts, "Cost of recording", cost(recording.ending()).replaceFirst(":.*", ""));
        return facts;
    }

    private static String trained(Recording recording) {
        return Shown.count(recording.lastEpoch(), "epoch") + ", " + Shown.count(recording.iterations(), "iteration");
    }

    private static String loss(Curve loss) {
        return loss.points().isEmpty()
                ? ""
                : Numbers.print(loss.points().get(0).y()) + " → "
                        + Numbers.print(
                                loss.points().get(loss.points().size() - 1).y());
    }

    static List<FactView> of(Training training) {
        Recording recording = training.diagnosis().recording();
        Header header = recording.header();
        List<FactView> facts = new ArrayList<>();
        if (!training.diagnosis().nothingWasAttached()) {
            add(
                    facts,
                    "Model",
                    header.model().name() + " (" + header.model().kind() + "), "
                            + header.model().parameterCount() + " trainable numbers");
            add(facts, "Updater", header.model().updater());
            add(facts, "Seed", header.seed() == null ? "unknown" : header.seed().toString());
            add(facts, "Trained", trained(recording));
            add(facts, "Cost of recording", cost(recording.ending()));
        }
        add(facts, "Ended", ended(recording.ending()));
        add(facts, "Judged by the test itself", header.declaration().judged() ? "yes" : "no, recorded only");
        new TreeMap<>(header.declaration().limits())
                .forEach((rule, limit) -> add(facts, "Declared limit of " + rule, Numbers.bound(limit)));
        for (Expectation expectation : header.declaration().expectations()) {
            String layer = expectation.layer().isEmpty() ? "any layer" : "layer " + expectation.layer();
            add(facts, "Expects " + expectation.rule(), "in " + layer + ": " + expectation.reason());
        }
        add(facts, "Run", header.runId() + ", started " + header.startedAt());
        add(facts, "File", String.valueOf(training.file().getFileName()));
        header.environment().entrySet().stream()
                .limit(MOST_ENVIRONMENT)
                .forEach(entry -> add(facts, entry.getKey(), entry.getValue()));
        return facts;
    }

    private static void add(List<FactView> facts, String name, String value) {
        if (!value.isBlank()) {
            facts.add(new FactView(Shown.name(name), Shown.prose(value)));
        }
    }

    private static String ended(@Nullable Ending ending) {
        if (ending == null) {
            return "cut off: the file has no end";
        }
        return switch (ending.status()) {
            case COMPLETE -> "the test ran to its end";
            case FAILED -> "the test threw an exception";
            case ABORTED -> "the test was aborted by an assumption";
            case RUNNING -> "the test was still running";
        };
    }

    private static String cost(@Nullable Ending ending) {
        if (ending == null || Double.isNaN(ending.harnessShare())) {
            return "not measured";
        }
        double perIteration = ending.harnessNanos() / 1e3 / Math.max(1, ending.iterations());
        return Numbers.percent(ending.harnessShare()) + " of the training's time: "
                + Numbers.print(ending.harnessNanos() / 1e9) + " s of " + Numbers.print(ending.trainingNanos() / 1e9)
                + " s, " + Numbers.print(perIteration) + " µs an iteration";
    }

    /** The model's layers. */
    static TableView layers(Header header, int most) {
        List<Layer> layers = header.model().layers();
        List<List<String>> rows = new ArrayList<>();
        for (int index : Curve.spread(layers.size(), most)) {
            rows.add(row(layers.get(index)));
        }
        String shown = rows.size() < layers.size() ? ", " + rows.size() + " of " + layers.size() : "";
        return new TableView(
                "Layers of the model, from input to output" + shown,
                List.of("layer", "number", "type", "activation", "inputs", "units", "parameters"),
                rows,
                List.of());
    }

    private static List<String> row(Layer layer) {
        String parameters = String.join(
                ", ",
                layer.parameters().stream()
                        .map(parameter -> parameter.name() + " " + parameter.shape())
                        .toList());
        return List.of(
                Shown.name(layer.name()),
                Integer.toString(layer.index() + 1),
                Shown.name(layer.type()),
                Shown.name(layer.activation().isEmpty() ? "–" : layer.activation()),
                layer.fanIn() == 0 ? "–" : Long.toString(layer.fanIn()),
                layer.units() == 0 ? "–" : Long.toString(layer.units()),
                Shown.name(parameters.isEmpty() ? "none" : parameters));
    }
}
