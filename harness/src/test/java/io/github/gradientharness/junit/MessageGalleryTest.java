package io.github.gradientharness.junit;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.verdict.RuleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of messages that users see shows what is printed: each is taken from a test that fails. The numbers are played
 * back, because those of a real training differ from machine to machine; {@link CommonMistakesTest} trains real networks.
 */
class MessageGalleryTest {

    private static final Path PAGE = Path.of("..", "docs", "messages.md");
    private static final String SUITE = "com.example.FraudModelTest";

    @TempDir
    Path folder;

    record Mistake(String title, String made, Class<?> fixture, String toDo) {}

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake(
                    "A network that never attached",
                    "The test builds its model and calls `fit`, but never `recorder.attach(model)`.",
                    NeverAttached.class,
                    "Write `MultiLayerNetwork model = recorder.attach(FraudModel.create());`."),
            new Mistake(
                    "A watched field without a model",
                    "The field with `@Watched` is declared, and nobody puts a model into it.",
                    EmptyField.class,
                    "Write `@Watched MultiLayerNetwork model = FraudModel.create();`."),
            new Mistake(
                    "A wrong layer name",
                    "`assertThat(recorder).inEpochs(1, 20).layer(\"hiden 1\")`, with a letter missing.",
                    WrongLayerName.class,
                    "Correct the name."),
            new Mistake(
                    "A wrong layer name in an expectation",
                    "`@ExpectFinding(rule = VANISHING_GRADIENT, layer = \"hiden 1\", reason = \"...\")`.",
                    WrongLayerExpected.class,
                    "Correct the name, or leave the layer out to take the finding in any."),
            new Mistake(
                    "Kernels uniform in 0 to 1",
                    "`weightInit(new UniformDistribution(0, 1))` with tanh, five layers deep: it begins saturated, and the"
                            + " middle layers starve.",
                    UniformKernels.class,
                    "`weightInit(WeightInit.XAVIER_UNIFORM)` is Glorot's."),
            new Mistake(
                    "Too many sigmoid layers",
                    "`activation(Activation.SIGMOID)` in five hidden layers.",
                    DeepSigmoid.class,
                    "`activation(Activation.RELU)` with `weightInit(WeightInit.RELU)`, or tanh."),
            new Mistake(
                    "Dead ReLU from a high rate",
                    "`new Sgd(10)` with ReLU layers: one step pushes every unit below zero.",
                    HighRate.class,
                    "It was good before, so lower the rate first."),
            new Mistake(
                    "NaN from unscaled inputs",
                    "Amounts in cents go into the network as they are.",
                    UnscaledInputs.class,
                    "Put a `NormalizerStandardize` before the network."),
            new Mistake(
                    "A frozen layer",
                    "`.updater(new Sgd(0))` stayed on a layer. Its gradient is healthy, so the test asks for its steps:"
                            + " `assertThat(recorder).overall().eachLayer().updateToParameterRatio().isGreaterThan(1e-6)`.",
                    FrozenLayer.class,
                    "Give the layer its updater back. Layers frozen on purpose, by `FrozenLayer` or transfer learning, have"
                            + " nothing that could be trained and are left out."),
            new Mistake(
                    "A network that has recovered",
                    "An `@ExpectFinding` outlived its sickness.",
                    Recovered.class,
                    "Take the annotation away; from then on the test guards the recovery."),
            new Mistake(
                    "A watched field that gets another model",
                    "`model.fit(data); model = model.clone();` in a loop, in a field with `@Watched`.",
                    ReplacedModel.class,
                    "Train the attached model itself, or write `model = recorder.attach(model.clone());`."),
            new Mistake(
                    "A model that is attached, and another that is trained",
                    "`recorder.attach(model); model.clone().fit(data)`.",
                    TrainedACopy.class,
                    "Train the object that `attach` returns."));

    @HealthyGradients
    static class NeverAttached {
        @Test
        void learnsInTime(GradientRecorder recorder) {
            new ScriptedModel().trainHealthily();
        }
    }

    @HealthyGradients
    static class EmptyField {
        @Watched
        private ScriptedModel model;

        @Test
        void learnsInTime() {}
    }

    @HealthyGradients
    static class ReplacedModel {
        @Watched
        private ScriptedModel model = new ScriptedModel();

        @Test
        void learnsInTime() {
            for (int i = 0; i < 5; i++) {
                model.train(2, 0.5, 0.6, 0.7);
                model = model.copy();
            }
        }
    }

    @HealthyGradients
    static class WrongLayerName {
        @Test
        void learnsInTime(GradientRecorder recorder) {
            healthy(recorder);
            assertThat(recorder)
                    .inEpochs(1, 20)
                    .layer("hiden 1")
                    .gradient()
                    .meanAbsolute()
                    .isPositive();
        }
    }

    @HealthyGradients
    static class WrongLayerExpected {
        @Test
        @ExpectFinding(rule = RuleId.VANISHING_GRADIENT, layer = "hiden 1", reason = "known since March")
        void learnsInTime(GradientRecorder recorder) {
            healthy(recorder);
        }
    }

    @HealthyGradients
    static class UniformKernels {
        @Test
        void learnsInTime(GradientRecorder recorder) {
            declare(recorder, "tanh", 5);
            play(recorder, 20, 0.689, 0.00314, 0.000567, 0.0000741, 0.0000508, 0.00042, 0.0711);
        }
    }

    @HealthyGradients
    static class DeepSigmoid {
        @Test
        void learnsInTime(GradientRecorder recorder) {
            declare(recorder, "sigmoid", 5);
            play(recorder, 20, 0.689, 6.34e-6, 2.84e-5, 0.000168, 0.00055, 0.00242, 0.0419);
        }
    }

    @HealthyGradients
    static class HighRate {
        @Test
        void learnsInTime(GradientRecorder recorder) {
            declare(recorder, "relu", 3);
            iteration(recorder, 0.712, 0.0431, 0.0518, 0.0604, 0.0813);
            iteration(recorder, 0.666, 0.00092, 0.00104, 0.0011, 0.00128);
            iteration(recorder, 0.877, 0.0101, 0.0135, 0.0179, 0.0244);
            iteration(recorder, 0.861, 0, 0, 0, 0);
            recorder.endEpoch();
            play(recorder, 19, 0.842, 0, 0, 0, 0);
        }
    }

    @HealthyGradients
    static class UnscaledInputs {
        @Test
        void learnsInTime(GradientRecorder recorder) {
            declare(recorder, "relu", 2);
            iteration(recorder, 3.01e8, 1.4e7, 2.1e7, 4.46e8);
            iteration(recorder, 8.6e21, 6.1e16, 2.6e17, 1.9e18);
            iteration(
                    recorder, Double.POSITIVE_INFINITY, Double.NaN, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
            iteration(recorder, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            recorder.endEpoch();
        }
    }

    @RecordGradients
    static class FrozenLayer {
        @Test
        void learnsInTime(GradientRecorder recorder) {
            declare(recorder, "relu", 2);
            for (int i = 0; i < 3; i++) {
                step(recorder, "hidden 1", 0);
                step(recorder, "hidden 2", 0.00702);
                step(recorder, "output", 0.00861);
                iteration(recorder, 0.5, 0.03, 0.04, 0.05);
            }
            assertThat(recorder).overall().eachLayer().updateToParameterRatio().isGreaterThan(1e-6);
        }
    }

    @HealthyGradients
    static class Recovered {
        @Test
        @ExpectFinding(rule = RuleId.VANISHING_GRADIENT, reason = "five sigmoid layers, to be replaced")
        void learnsInTime(GradientRecorder recorder) {
            healthy(recorder);
        }
    }

    @HealthyGradients
    static class TrainedACopy {
        @Test
        void learnsInTime(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel());
            new ScriptedModel().trainHealthily();
        }
    }

    private static void healthy(GradientRecorder recorder) {
        declare(recorder, "tanh", 2);
        play(recorder, 20, 0.31, 0.012, 0.015, 0.021);
    }

    private static void declare(GradientRecorder recorder, String activation, int hidden) {
        for (int i = 1; i <= hidden; i++) {
            recorder.layer("hidden " + i, activation, 5, 5);
        }
        recorder.layer("output", "sigmoid", 5, 1);
    }

    private static void play(GradientRecorder recorder, int epochs, double loss, double... gradients) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int i = 0; i < 4; i++) {
                iteration(recorder, loss, gradients);
            }
            recorder.endEpoch();
        }
    }

    private static void iteration(GradientRecorder recorder, double loss, double... gradients) {
        for (int layer = 0; layer < gradients.length; layer++) {
            String name = layer == gradients.length - 1 ? "output" : "hidden " + (layer + 1);
            recorder.record(name, Quantity.GRADIENT, new double[] {gradients[layer], -gradients[layer]});
        }
        recorder.endIteration(loss);
    }

    private static void step(GradientRecorder recorder, String layer, double size) {
        recorder.record(layer, Quantity.UPDATE, new double[] {size});
        recorder.record(layer, Quantity.PARAMETER, new double[] {1});
    }

    @Test
    void thePageShowsWhatIsPrinted() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Messages

                The commonest mistakes, what is printed, and what to do. `MessageGalleryTest` makes each mistake and
                compares this page with what came of it; real numbers differ. `CommonMistakesTest` makes them with
                real networks.

                A message is ASCII but for your own names, because it goes through consoles and log files whose
                character set is not known when it is made.
                """);
        for (Mistake mistake : MISTAKES) {
            page.append("\n## ").append(mistake.title()).append("\n\n").append(mistake.made());
            page.append("\n\n```text\n").append(printed(mistake.fixture())).append("\n```\n\n");
            page.append(mistake.toDo()).append('\n');
        }
        Path regenerated = Path.of("target", "messages.md");
        Files.writeString(regenerated, page);

        assertThat(Files.readString(PAGE))
                .as("Read it. If it is as it should be: cp harness/%s docs/messages.md", regenerated)
                .isEqualTo(page.toString());
    }

    @Test
    void theReadmeShowsWhatIsPrinted() throws IOException {
        String message = printed(DeepSigmoid.class);

        assertThat(Files.readString(Path.of("..", "README.md")))
                .contains(message.substring(0, message.indexOf(" Page: ")))
                .contains(message.substring(message.indexOf("Mean |gradient|"), message.indexOf("\n\nMeasured in")));
    }

    private String printed(Class<?> fixture) {
        Path target = folder.resolve(fixture.getSimpleName());
        Path output = target.resolve("gradient");
        String message = ExtensionRun.of(output, fixture).failureText();
        return message.replace(fixture.getName(), SUITE)
                .replaceAll(Matcher.quoteReplacement(target.toString()).replace("\\", "\\\\"), "target")
                .replace('\\', '/')
                .strip();
    }
}
