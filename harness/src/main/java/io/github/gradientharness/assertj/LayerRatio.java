package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import java.util.List;

/** A statistic of one layer over that of another. */
final class LayerRatio {

    private LayerRatio() {}

    static Measured of(
            WindowRange range,
            Quantity quantity,
            Statistic statistic,
            LayerSelector numerator,
            LayerSelector denominator) {
        List<Layer> layers = ChosenLayers.withKernel(range);
        Layer top = numerator.select(layers);
        Layer bottom = denominator.select(layers);
        ChosenQuantity of = new ChosenQuantity(new ChosenLayers(range, layers), quantity, parametersOf(quantity));
        String what = statistic.of(of.noun());
        double ratio = nonZero(of, top, statistic) / nonZero(of, bottom, statistic);
        return new Measured(
                ratio,
                () -> range.place() + ": " + what + " of '" + top.name() + "' over '" + bottom.name() + "'\n"
                        + of.table(statistic));
    }

    private static ParameterChoice parametersOf(Quantity quantity) {
        return switch (quantity) {
            case GRADIENT, UPDATE, PARAMETER -> ParameterChoice.KERNEL;
            case ACTIVATION, ACTIVATION_GRADIENT, SAMPLE_CONCENTRATION, UNIT_SIMILARITY, INPUT_GRADIENT ->
                ParameterChoice.OUTPUT;
        };
    }

    private static double nonZero(ChosenQuantity of, Layer layer, Statistic statistic) {
        try {
            double value = of.value(layer, statistic);
            if (value == 0) {
                throw new UnmetException(zero(of, layer, statistic));
            }
            return value;
        } catch (UnmetException exception) {
            throw new UnmetException(exception.why() + "\n" + of.table(statistic));
        }
    }

    private static String zero(ChosenQuantity of, Layer layer, Statistic statistic) {
        return of.quantity() == Quantity.GRADIENT && of.summary(layer).isAllZero()
                ? "Layer '" + layer.name() + "' got no gradient at all: it is dead, and there is no ratio."
                : "The " + statistic.of(of.noun()) + " of layer '" + layer.name() + "' is 0: there is no ratio.";
    }
}
