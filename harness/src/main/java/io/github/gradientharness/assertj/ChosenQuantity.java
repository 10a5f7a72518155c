package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.text.DepthChart;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.text.Numbers;
import java.util.List;
import java.util.function.Predicate;

/**
 * A quantity of some layers in some windows.
 *
 * @param chosen the layers and windows
 * @param quantity what was measured
 * @param parameters of which parameters
 */
record ChosenQuantity(ChosenLayers chosen, Quantity quantity, ParameterChoice parameters) implements Place {

    @Override
    public String place() {
        return chosen.place();
    }

    /** What the quantity is called. */
    String noun() {
        return switch (quantity) {
            case GRADIENT -> "gradient";
            case UPDATE -> "update";
            case PARAMETER -> parameters.label();
            case ACTIVATION -> "activation";
            case ACTIVATION_GRADIENT -> "dL/da";
            case SAMPLE_CONCENTRATION -> "sample concentration";
            case UNIT_SIMILARITY -> "unit similarity";
            case INPUT_GRADIENT -> "dL/dx";
        };
    }

    /** What the quantity of one layer is called. */
    String of(Layer layer) {
        return label(noun()).ofOne(layer.name());
    }

    /** What a number of this quantity is called. */
    Profile.Label label(String what) {
        return new Profile.Label(place(), what, quantity == Quantity.PARAMETER ? "" : parameters.label());
    }

    /** A statistic of each of the layers. */
    Profile profile(Statistic statistic) {
        return Profile.of(label(statistic.of(noun())), chosen.layers(), layer -> value(layer, statistic))
                .withNeighbours(() -> "\n" + table(statistic));
    }

    /** A statistic of all layers that have such a parameter, chosen or not, as text: to see one among its neighbours. */
    String table(Statistic statistic) {
        List<DepthChart.Row> rows = chosen.range().recording().header().model().layers().stream()
                .filter(parameters::isIn)
                .map(layer -> row(layer, statistic))
                .toList();
        return label(statistic.of(noun())).ofEach() + ":\n" + new DepthChart(rows).text();
    }

    private DepthChart.Row row(Layer layer, Statistic statistic) {
        Summary summary = summary(layer);
        return new DepthChart.Row(
                layer.name(),
                summary.nonFinite() == 0 ? statistic.of(summary) : Double.NaN,
                print(summary, statistic),
                "");
    }

    private static String print(Summary summary, Statistic statistic) {
        String nonFinite = summary.nonFinite() == 0
                ? ""
                : " (" + summary.nonFinite() + " of " + summary.count() + " elements are NaN or infinite)";
        return summary.count() == 0 ? "not measured" : Numbers.print(statistic.of(summary)) + nonFinite;
    }

    /** What was measured of one layer, of all its parameters meant; empty where nothing was. */
    Summary summary(Layer layer) {
        return series(layer).stream().map(chosen.range()::summary).reduce(Summary.EMPTY, Summary::merge);
    }

    private List<Series> series(Layer layer) {
        return parameters.namesIn(layer).stream()
                .map(name -> new Series(layer.index(), name, quantity))
                .toList();
    }

    /** A statistic of one layer. */
    double value(Layer layer, Statistic statistic) {
        Summary summary = summary(layer);
        if (summary.count() == 0) {
            Predicate<Window> has = window -> series(layer).stream()
                    .anyMatch(key -> window.summary(key).orElse(Summary.EMPTY).count() > 0);
            throw NotMeasured.error(of(layer), NotMeasured.schedule(quantity), chosen.range(), has);
        }
        if (summary.nonFinite() > 0 && !statistic.allowsNonFinite()) {
            throw new UnmetException(nonFinite(layer, summary));
        }
        double value = statistic.of(summary);
        if (!Double.isFinite(value)) {
            throw new UnmetException("The " + statistic.of(noun()) + " of layer '" + layer.name()
                    + "' is beyond the range of a double: the sum of its values overflows.");
        }
        return value;
    }

    private String nonFinite(Layer layer, Summary summary) {
        Window first = chosen.range().firstNonFinite(series(layer)).orElseThrow();
        String since = ", first in epoch " + first.fromEpoch() + " (iterations " + first.fromIteration() + " to "
                + first.toIteration() + ").";
        return summary.finiteCount() == 0
                ? "No finite " + noun() + " of layer '" + layer.name() + "' was recorded: all of its"
                        + " elements are NaN or infinite" + since
                : summary.nonFinite() + " of " + summary.count() + " elements of the " + of(layer)
                        + " are NaN or infinite" + since;
    }

    /** The same of other parameters. */
    ChosenQuantity of(ParameterChoice other) {
        if (parameters.wanted() == null) {
            throw new IllegalArgumentException("The " + noun() + " is a layer's, not a parameter's: leave "
                    + "ofBias() and ofParameter(...) out.");
        }
        return new ChosenQuantity(chosen, quantity, other);
    }

    /** The distributions of the layers' values. */
    LayerDistributions distributions() {
        return new LayerDistributions(
                place(), "the " + noun(), label("").parameter(), chosen.layers(), this::distribution);
    }

    private Distribution distribution(Layer layer) {
        Distribution merged = chosen.range().windows().stream()
                .map(window -> distribution(layer, window))
                .reduce(Distribution.EMPTY, Distribution::merge);
        if (merged.count() == 0) {
            throw NotMeasured.error(
                    "distribution of the " + of(layer),
                    NotMeasured.ofCostly(),
                    chosen.range(),
                    window -> distribution(layer, window).count() > 0);
        }
        return merged;
    }

    private Distribution distribution(Layer layer, Window window) {
        return series(layer).stream()
                .map(key -> window.distribution(key).orElse(Distribution.EMPTY))
                .reduce(Distribution.EMPTY, Distribution::merge);
    }
}
