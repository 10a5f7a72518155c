package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.report.text.DepthChart;
import io.github.gradientharness.text.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * One number for each of some layers, in forward order.
 *
 * @param label what the numbers are and of what
 * @param layers the layers' names
 * @param values their numbers, all finite
 * @param neighbours the numbers of all layers as text, to see one of them among its neighbours; may be empty
 */
record Profile(Label label, List<String> layers, List<Double> values, Supplier<String> neighbours) implements Place {

    private static final String MARK = "fails";

    /**
     * What the numbers of a profile are called.
     *
     * @param where the test and the windows
     * @param what what was measured, such as "mean |gradient|"
     * @param parameter of which parameter, such as "kernel"; empty for none
     */
    record Label(String where, String what, String parameter) {

        String ofEach() {
            return what + " of each layer" + (parameter.isEmpty() ? "" : "'s " + parameter);
        }

        String ofOne(String layer) {
            return what + " of layer '" + layer + "'" + (parameter.isEmpty() ? "" : " (" + parameter + ")");
        }
    }

    @Override
    public String place() {
        return label.where() + ": " + label.ofEach();
    }

    /**
     * The number of each layer.
     *
     * @param number throws {@link UnmetException} where a layer has none; all those are reported together
     */
    static Profile of(Label label, List<Layer> layers, ToDoubleFunction<Layer> number) {
        List<Double> values = new ArrayList<>();
        List<String> unmet = new ArrayList<>();
        for (Layer layer : layers) {
            try {
                values.add(number.applyAsDouble(layer));
            } catch (UnmetException exception) {
                unmet.add(exception.why());
            }
        }
        if (!unmet.isEmpty()) {
            throw new UnmetException(String.join("\n", unmet));
        }
        return new Profile(label, layers.stream().map(Layer::name).toList(), values, () -> "");
    }

    /** The same with the numbers of all layers as text. */
    Profile withNeighbours(Supplier<String> all) {
        return new Profile(label, layers, values, all);
    }

    double smallest() {
        return Collections.min(values);
    }

    double largest() {
        return Collections.max(values);
    }

    /** Fails where a layer's number is zero or negative, so that there is no logarithm and no ratio. */
    void requirePositive(String what) {
        for (int i = 0; i < values.size(); i++) {
            if (!(values.get(i) > 0)) {
                String why = values.get(i) == 0 && label.what().endsWith("|")
                        ? "got none at all: it is dead"
                        : "has " + Numbers.print(values.get(i));
                throw new UnmetException("There is no " + what + " of the " + label.what() + ", because layer '"
                        + layers.get(i) + "' " + why + ".\n" + table());
            }
        }
    }

    /** Fails where there are too few layers. */
    void requireLayers(int fewest) {
        if (values.size() < fewest) {
            throw new UnmetException("This takes at least " + fewest + " layers, and " + values.size()
                    + " were chosen: " + String.join(", ", layers) + ".");
        }
    }

    /** A number made from all of them. */
    Measured measured(String what, double value) {
        return new Measured(value, () -> label.where() + ": " + what + "\n" + table());
    }

    /** The number of the first layer. */
    Measured first() {
        return new Measured(values.get(0), () -> label.where() + ": " + label.ofOne(layers.get(0)) + neighbours.get());
    }

    /** All numbers, a layer a line. */
    String table() {
        return label.ofEach() + ":\n" + lines(value -> false, Numbers::print);
    }

    /** All numbers, a layer a line, some of them marked and printed in their own way. */
    String lines(DoublePredicate marked, DoubleFunction<String> printMarked) {
        List<DepthChart.Row> rows = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            double value = values.get(i);
            rows.add(
                    marked.test(value)
                            ? new DepthChart.Row(layers.get(i), value, printMarked.apply(value), MARK)
                            : new DepthChart.Row(layers.get(i), value));
        }
        return new DepthChart(rows).text();
    }
}
