package io.github.gradientharness.instrument.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gradientharness.instrument.dl4j.Crosscheck;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.stats.UnitValue;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Compares every statistic of a recording with those of the reference file: in every iteration and layer, whatever the
 * parameters are called.
 */
final class ReferenceAgreement {

    private final Window window;
    private final Layer layer;
    private final JsonNode expected;
    private final double tolerance;
    private final boolean saturates;
    private final double updateRounding;

    private ReferenceAgreement(
            Window window, Layer layer, JsonNode expected, double tolerance, boolean saturates, double updateRounding) {
        this.updateRounding = updateRounding;
        this.window = window;
        this.layer = layer;
        this.expected = expected;
        this.tolerance = tolerance;
        this.saturates = saturates;
    }

    static double tolerance(DataType type) {
        return type == DataType.DOUBLE ? 1e-9 : 1e-4;
    }

    static void assertAgrees(Recording recording, Crosscheck reference) {
        assertAgrees(recording, reference, 0);
    }

    /**
     * The same where an update is the difference of two parameters.
     *
     * @param updateRounding by which share of the parameter each may be off
     */
    static void assertAgrees(Recording recording, Crosscheck reference, double updateRounding) {
        double tolerance = tolerance(reference.type());
        boolean saturates = reference.json().get("activation").asText().equals("tanh");
        assertThat(recording.damage()).isEmpty();
        assertThat(recording.ending().problem()).isEmpty();
        assertThat(recording.header().model().layers()).hasSize(reference.layers());
        assertThat(recording.windows()).hasSize(48).hasSameSizeAs(reference.iterations());
        for (int i = 0; i < 48; i++) {
            Window window = recording.windows().get(i);
            JsonNode iteration = reference.iterations().get(i);
            assertThat(window.fromEpoch()).isEqualTo(iteration.get("epoch").asInt() + 1);
            double loss = iteration.get("loss").asDouble();
            assertThat(window.loss().mean()).as("loss").isCloseTo(loss, within(tolerance * loss));
            for (Layer layer : recording.header().model().layers()) {
                JsonNode expected = iteration.get("layers").get(layer.index());
                new ReferenceAgreement(window, layer, expected, tolerance, saturates, updateRounding).assertAllAgree();
            }
        }
    }

    private void assertAllAgree() {
        String kernel = parameter(Parameter.Role.KERNEL);
        assertAgree("kernel_gradient", summary(kernel, Quantity.GRADIENT), 1);
        assertAgree("bias_gradient", summary(parameter(Parameter.Role.BIAS), Quantity.GRADIENT), 1);
        assertAgree("kernel", summary(kernel, Quantity.PARAMETER), 1);
        // the reference's update is added to the kernel, ours is subtracted
        assertUpdateAgrees(summary(kernel, Quantity.UPDATE), summary(kernel, Quantity.PARAMETER));
        assertUnitNorms(units(kernel, Statistic.GRADIENT_L2), expected.get("kernel_gradient_l2_per_output_unit"));
        if (expected.has("activation")) {
            assertAgree("activation", summary("", Quantity.ACTIVATION), 1);
            assertUnitsAgree(expected.get("activation"));
            assertNumber("activation_first_principal_component_share", Quantity.UNIT_SIMILARITY);
        }
        if (expected.has("activation_gradient")) {
            assertAgree("activation_gradient", summary("", Quantity.ACTIVATION_GRADIENT), 1);
            assertNumber("activation_gradient_top_tenth_of_samples_share", Quantity.SAMPLE_CONCENTRATION);
        }
    }

    private String parameter(Parameter.Role role) {
        return layer.parameters().stream()
                .filter(parameter -> parameter.role() == role)
                .map(Parameter::name)
                .findFirst()
                .orElseThrow();
    }

    private Summary summary(String parameter, Quantity quantity) {
        return window.summary(new Series(layer.index(), parameter, quantity))
                .orElseThrow(() -> new AssertionError(at(quantity + " of '" + parameter + "' is missing")));
    }

    private UnitSummary units(String parameter, Statistic statistic) {
        return window.units(new UnitSeries(layer.index(), parameter, statistic))
                .orElseThrow(() -> new AssertionError(at(statistic + " is missing")));
    }

    private String at(String what) {
        return "iteration " + window.fromIteration() + " layer " + layer.index() + " " + what;
    }

    /** Values that may cancel to nearly zero are compared relative to the tensor's mean absolute value at least. */
    private void assertAgree(String field, Summary actual, int sign) {
        JsonNode it = expected.get(field);
        double size = it.get("mean_abs").asDouble();
        assertClose(at(field + " mean_abs"), actual.meanAbsolute(), size, 0);
        assertClose(at(field + " l2"), actual.l2(), it.get("l2").asDouble(), 0);
        assertClose(at(field + " mean"), actual.mean(), sign * it.get("mean").asDouble(), size);
        double min = sign * it.get(sign > 0 ? "min" : "max").asDouble();
        double max = sign * it.get(sign > 0 ? "max" : "min").asDouble();
        assertClose(at(field + " min"), actual.min(), min, size);
        assertClose(at(field + " max"), actual.max(), max, size);
        assertThat(actual.zeroShare())
                .as(at(field + " zero_share"))
                .isEqualTo(it.get("zero_share").asDouble());
        if (it.has("std")) {
            assertClose(
                    at(field + " std"),
                    actual.standardDeviation(),
                    it.get("std").asDouble(),
                    0);
        }
    }

    private void assertUpdateAgrees(Summary update, Summary kernel) {
        if (updateRounding == 0) {
            assertAgree("kernel_update", update, -1);
            return;
        }
        JsonNode it = expected.get("kernel_update");
        double rounding = updateRounding * Math.max(kernel.max(), -kernel.min());
        double root = Math.sqrt(update.count());
        assertWithin("mean_abs", update.meanAbsolute(), it.get("mean_abs").asDouble(), rounding);
        assertWithin("l2", update.l2(), it.get("l2").asDouble(), rounding * root);
        assertWithin("mean", update.mean(), -it.get("mean").asDouble(), rounding);
        assertWithin("min", update.min(), -it.get("max").asDouble(), rounding);
        assertWithin("max", update.max(), -it.get("min").asDouble(), rounding);
    }

    private void assertWithin(String what, double actual, double value, double rounding) {
        assertThat(actual)
                .as(at("kernel_update " + what))
                .isCloseTo(value, within(rounding + tolerance * Math.abs(value)));
    }

    private void assertClose(String what, double actual, double value, double scale) {
        assertThat(actual).as(what).isCloseTo(value, within(tolerance * Math.max(Math.abs(value), scale)));
    }

    private void assertUnitNorms(UnitSummary units, JsonNode norms) {
        assertThat(units.highest()).hasSize(norms.size());
        double largest = units.highest().get(0).value();
        for (UnitValue unit : units.highest()) {
            double norm = norms.get(unit.unit()).asDouble();
            // in float, what nearly cancels over the batch keeps the rounding of its large summands
            double scale = tolerance < 1e-6 ? norm : largest;
            assertThat(unit.value()).as(at("unit " + unit.unit())).isCloseTo(norm, within(tolerance * scale));
        }
    }

    /** The reference gives shares over all units: the mean of those of each unit. */
    private void assertUnitsAgree(JsonNode activation) {
        UnitSummary zeros = units("", Statistic.ZERO_SHARE);
        assertThat(mean(zeros))
                .as(at("zeros"))
                .isCloseTo(activation.get("zero_share").asDouble(), within(1e-9));
        double dead =
                zeros.highest().stream().filter(unit -> unit.value() == 1.0).count() / (double) zeros.units();
        assertThat(dead)
                .as(at("dead units"))
                .isEqualTo(activation.get("dead_unit_share").asDouble());
        if (saturates) {
            assertThat(mean(units("", Statistic.SATURATED_SHARE)))
                    .as(at("saturated"))
                    .isCloseTo(activation.get("saturated_share").asDouble(), within(1e-9));
        } else {
            assertThat(window.units(new UnitSeries(layer.index(), "", Statistic.SATURATED_SHARE)))
                    .isEmpty();
        }
    }

    private static double mean(UnitSummary units) {
        return units.highest().stream().mapToDouble(UnitValue::value).average().orElseThrow();
    }

    private void assertNumber(String field, Quantity quantity) {
        JsonNode number = expected.path(field);
        if (number.isNumber() && Double.isFinite(number.asDouble())) {
            assertClose(at(field), summary("", quantity).mean(), number.asDouble(), 0);
        } else {
            assertThat(window.summary(new Series(layer.index(), "", quantity)))
                    .as(at(field))
                    .isEmpty();
        }
    }
}
