package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.stats.SummaryAccumulator;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What one iteration of one model says about a layer's activations and their gradient: the values, its units and its
 * samples. Measured at once, handed over when the iteration is; reused from iteration to iteration. Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LayerMeasurement {

    private final Layer layer;
    private final TrainingRecording recording;
    private final @Nullable Saturation saturation;
    private final int activationSeries;
    private final int gradientSeries;
    private final int similaritySeries;
    private final int concentrationSeries;
    private final UnitSeries zeroShareSeries;
    private final UnitSeries saturatedShareSeries;
    private final SummaryAccumulator activation = new SummaryAccumulator();
    private final SummaryAccumulator gradient = new SummaryAccumulator();
    private @Nullable TimeStepMeasurement timeSteps;
    private @Nullable TimeStepMeasurement inputSteps;
    private double[] zeroShares = new double[0];
    private double[] saturatedShares = new double[0];
    private boolean hasUnits;
    private double similarity = Double.NaN;
    private double concentration = Double.NaN;
    private double gradientScale;
    private double inputScale;

    /** Measures a layer of a recording. */
    public LayerMeasurement(Layer layer, TrainingRecording recording) {
        this.layer = layer;
        this.recording = recording;
        this.saturation = Saturation.of(layer.activation());
        this.activationSeries = series(Quantity.ACTIVATION);
        this.gradientSeries = series(Quantity.ACTIVATION_GRADIENT);
        this.similaritySeries = series(Quantity.UNIT_SIMILARITY);
        this.concentrationSeries = series(Quantity.SAMPLE_CONCENTRATION);
        this.zeroShareSeries = new UnitSeries(layer.index(), "", Statistic.ZERO_SHARE);
        this.saturatedShareSeries = new UnitSeries(layer.index(), "", Statistic.SATURATED_SHARE);
    }

    private int series(Quantity quantity) {
        return recording.indexOf(new Series(layer.index(), "", quantity));
    }

    /** The magnitude up to which activations of the recording's window reach on both sides of zero. */
    public double activationReach() {
        return recording.reach(activationSeries);
    }

    /** The magnitude up to which gradients of the recording's window reach on both sides of zero, before they are scaled. */
    public double gradientReach() {
        return recording.reach(gradientSeries) / gradientScale;
    }

    /** Where to add the values of the layer's output. */
    public SummaryAccumulator activation() {
        activation.dropTensor();
        if (recording.measuresDetails()) {
            activation.countDistribution(1.0);
        }
        return activation;
    }

    /** Takes the same values again, for what they say about the units. */
    public void activationUnits(LayerBatch batch) {
        if (zeroShares.length != batch.units()) {
            zeroShares = new double[batch.units()];
            saturatedShares = new double[batch.units()];
        }
        batch.zeroShares(zeroShares);
        if (saturation != null) {
            batch.saturatedShares(saturation, saturatedShares);
        }
        hasUnits = true;
        similarity = batch.unitSimilarity();
    }

    /**
     * Where to add the values of the gradient of the loss with respect to the layer's output.
     *
     * @param scale the factor that makes it that of the minibatch's mean loss
     */
    public SummaryAccumulator gradient(double scale) {
        gradient.dropTensor();
        gradientScale = scale;
        if (recording.measuresDetails()) {
            gradient.countDistribution(scale);
        }
        return gradient;
    }

    /**
     * Takes the same values again, for what they say about the samples and, in a recurrent layer, about the time steps.
     *
     * @param isRecurrent whether the batch's positions are time steps
     */
    public void gradientSamples(LayerBatch batch, boolean isRecurrent) {
        concentration = batch.topTenthShare();
        if (isRecurrent) {
            if (timeSteps == null) {
                timeSteps = new TimeStepMeasurement(layer, Quantity.ACTIVATION_GRADIENT, recording);
            }
            timeSteps.measure(batch, gradientScale);
        }
    }

    /**
     * Takes the gradient of the loss for a recurrent layer's input.
     *
     * @param batch whose positions are time steps
     * @param scale the factor that makes it that of the minibatch's mean loss
     */
    public void inputGradient(LayerBatch batch, double scale) {
        if (inputSteps == null) {
            inputSteps = new TimeStepMeasurement(layer, Quantity.INPUT_GRADIENT, recording);
        }
        inputScale = scale;
        inputSteps.measure(batch, scale);
    }

    /** Hands over what was measured, within an iteration of the recording. */
    public void handOver() {
        if (activation.tensorHasValues()) {
            recording.add(activationSeries, activation, 1.0);
            if (hasUnits) {
                handOverUnits();
            }
        }
        if (gradient.tensorHasValues()) {
            recording.add(gradientSeries, gradient, gradientScale);
            recording.number(concentrationSeries, concentration);
            if (timeSteps != null) {
                timeSteps.handOver(gradientScale);
            }
        }
        if (inputSteps != null) {
            inputSteps.handOver(inputScale);
        }
        forget();
    }

    private void handOverUnits() {
        recording.units(zeroShareSeries, zeroShares);
        if (saturation != null) {
            recording.units(saturatedShareSeries, saturatedShares);
        }
        recording.number(similaritySeries, similarity);
    }

    /** Forgets what was measured and not handed over. */
    public void forget() {
        activation.dropTensor();
        gradient.dropTensor();
        hasUnits = false;
        similarity = Double.NaN;
        concentration = Double.NaN;
        if (timeSteps != null) {
            timeSteps.forget();
        }
        if (inputSteps != null) {
            inputSteps.forget();
        }
    }
}
