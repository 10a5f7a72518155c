package io.github.gradientharness.scorecard.twin;

/** A kernel or bias with its gradient, its update and its updater's memory. */
final class TrainedParameter {

    final double[] values;
    /** Gradient of the minibatch's mean loss. */
    final double[] gradient;
    /** What the updater subtracts. */
    final double[] update;

    private final double[] adjusted;
    private final double[] firstMemory;
    private final double[] secondMemory;

    TrainedParameter(double[] values) {
        this.values = values;
        this.gradient = new double[values.length];
        this.update = new double[values.length];
        this.adjusted = new double[values.length];
        this.firstMemory = new double[values.length];
        this.secondMemory = new double[values.length];
    }

    double squaredNorm() {
        double sum = 0;
        for (double g : gradient) {
            sum += g * g;
        }
        return sum;
    }

    /** Computes the update from the gradient times a factor plus l2 times the values. */
    void computeUpdate(Updater updater, double factor, double l2, long iteration, Precision precision) {
        for (int i = 0; i < values.length; i++) {
            adjusted[i] = factor * gradient[i] + l2 * values[i];
        }
        updater.update(adjusted, update, firstMemory, secondMemory, iteration);
        precision.round(firstMemory);
        precision.round(secondMemory);
        precision.round(update);
    }

    void applyUpdate(Precision precision) {
        for (int i = 0; i < values.length; i++) {
            values[i] -= update[i];
        }
        precision.round(values);
    }

    boolean hasNonFinite() {
        double sum = 0;
        for (double value : values) {
            sum += value * 0;
        }
        return sum != 0;
    }
}
