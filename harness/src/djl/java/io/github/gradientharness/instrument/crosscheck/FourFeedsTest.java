package io.github.gradientharness.instrument.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.instrument.djl.DjlCircles;
import io.github.gradientharness.instrument.dl4j.Crosscheck;
import io.github.gradientharness.instrument.samediff.CirclesGraph;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.stats.Summary;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * How far DL4J, SameDiff, DJL and a loop written by hand are from the reference in float: the largest deviation of mean |x| and L2
 * norm in any layer and any of 48 iterations, relative to the reference's. Prints the table of docs/djl.md.
 */
@Tag("djl")
class FourFeedsTest {

    private static final double TOLERANCE = 1e-4;

    /** What DJL's update may be off: it is a difference of two floats, and a hundred-thousandth of them. */
    private static final double TOLERANCE_OF_DIFFERENCES = 0.01;

    private static final Map<String, Quantity> QUANTITIES = quantities();

    private static Map<String, Quantity> quantities() {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        quantities.put("kernel_gradient", Quantity.GRADIENT);
        quantities.put("bias_gradient", Quantity.GRADIENT);
        quantities.put("kernel", Quantity.PARAMETER);
        quantities.put("kernel_update", Quantity.UPDATE);
        quantities.put("activation", Quantity.ACTIVATION);
        quantities.put("activation_gradient", Quantity.ACTIVATION_GRADIENT);
        return quantities;
    }

    private static Recording recorded(Crosscheck reference, String feed) {
        GradientRecorder recorder =
                new GradientRecorder(RecorderOptions.inMemory(feed).with(Windowing.ITERATION));
        switch (feed) {
            case "DL4J" -> {
                MultiLayerNetwork network = recorder.attach(reference.network());
                reference.epochs().forEach(network::fit);
            }
            case "SameDiff" -> {
                CirclesGraph circles = CirclesGraph.of(reference);
                SameDiff graph = recorder.attach(circles.graph());
                circles.epochs().forEach(batches -> graph.fit(batches, 1));
            }
            case "DJL" -> {
                try (DjlCircles circles = new DjlCircles(reference)) {
                    recorder.attach(circles.trainer());
                    circles.fit();
                }
            }
            default -> new PlainLoop(reference).train(recorder);
        }
        return recorder.recording();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh-5x5", "relu-5x5"})
    void allAreWithinATenThousandthOfTheReference(String name) {
        Crosscheck reference = Crosscheck.load(name, DataType.FLOAT);
        for (String feed : new String[] {"DL4J", "SameDiff", "DJL", "by hand"}) {
            Recording recording = recorded(reference, feed);
            StringBuilder line = new StringBuilder("| " + name + ", " + feed);
            QUANTITIES.forEach((field, quantity) -> {
                double largest = largest(recording, reference, field, quantity);
                line.append(String.format(Locale.ROOT, " | %.1e", largest));
                assertThat(largest)
                        .as("%s, %s of %s", name, field, feed)
                        .isPositive()
                        .isLessThan(
                                feed.equals("DJL") && quantity == Quantity.UPDATE
                                        ? TOLERANCE_OF_DIFFERENCES
                                        : TOLERANCE);
            });
            System.out.println(line.append(" |"));
        }
    }

    private static double largest(Recording recording, Crosscheck reference, String field, Quantity quantity) {
        double largest = 0;
        for (int i = 0; i < reference.iterations().size(); i++) {
            JsonNode layers = reference.iterations().get(i).get("layers");
            for (Layer layer : recording.header().model().layers()) {
                JsonNode expected = layers.get(layer.index()).get(field);
                boolean isHidden = layer.index() < layers.size() - 1;
                if (expected != null && (isHidden || !field.startsWith("activation"))) {
                    Summary actual = recording
                            .windows()
                            .get(i)
                            .summary(new Series(layer.index(), parameter(layer, field), quantity))
                            .orElseThrow();
                    largest = Math.max(largest, deviation(actual.meanAbsolute(), expected.get("mean_abs")));
                    largest = Math.max(largest, deviation(actual.l2(), expected.get("l2")));
                }
            }
        }
        return largest;
    }

    private static double deviation(double actual, JsonNode expected) {
        return Math.abs(actual / expected.asDouble() - 1);
    }

    private static String parameter(Layer layer, String field) {
        Parameter.Role role = field.startsWith("bias") ? Parameter.Role.BIAS : Parameter.Role.KERNEL;
        return field.startsWith("activation")
                ? ""
                : layer.parameters().stream()
                        .filter(it -> it.role() == role)
                        .findFirst()
                        .orElseThrow()
                        .name();
    }
}
