package io.github.gradientharness.scorecard.twin;

/**
 * How an update is made from a gradient. Formulas and constants as in DL4J, except classical momentum, which is that of
 * Keras: v = momentum v - rate g, w += v.
 *
 * @param kind the rule
 * @param rate learning rate
 */
public record Updater(Kind kind, double rate) {

    /** The rules. */
    public enum Kind {
        SGD,
        MOMENTUM,
        NESTEROV,
        ADAM,
        RMS_PROP,
        ADA_GRAD
    }

    private static final double MOMENTUM = 0.9;
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double DECAY = 0.95;

    public static Updater sgd(double rate) {
        return new Updater(Kind.SGD, rate);
    }

    public static Updater momentum(double rate) {
        return new Updater(Kind.MOMENTUM, rate);
    }

    public static Updater nesterov(double rate) {
        return new Updater(Kind.NESTEROV, rate);
    }

    public static Updater adam(double rate) {
        return new Updater(Kind.ADAM, rate);
    }

    public static Updater rmsProp(double rate) {
        return new Updater(Kind.RMS_PROP, rate);
    }

    public static Updater adaGrad(double rate) {
        return new Updater(Kind.ADA_GRAD, rate);
    }

    /**
     * Computes what is to be subtracted from the parameter.
     *
     * @param first the updater's first memory of this parameter, zeros at the start
     * @param second its second memory, zeros at the start
     * @param iteration counted from 1
     */
    void update(double[] gradient, double[] update, double[] first, double[] second, long iteration) {
        switch (kind) {
            case SGD -> sgd(gradient, update);
            case MOMENTUM -> momentum(gradient, update, first);
            case NESTEROV -> nesterov(gradient, update, first);
            case ADAM -> adam(gradient, update, first, second, iteration);
            case RMS_PROP -> rmsProp(gradient, update, first, iteration);
            case ADA_GRAD -> adaGrad(gradient, update, first, iteration);
        }
    }

    private void sgd(double[] gradient, double[] update) {
        for (int i = 0; i < gradient.length; i++) {
            update[i] = rate * gradient[i];
        }
    }

    private void momentum(double[] gradient, double[] update, double[] velocity) {
        for (int i = 0; i < gradient.length; i++) {
            velocity[i] = MOMENTUM * velocity[i] - rate * gradient[i];
            update[i] = -velocity[i];
        }
    }

    private void nesterov(double[] gradient, double[] update, double[] velocity) {
        for (int i = 0; i < gradient.length; i++) {
            double before = velocity[i];
            velocity[i] = MOMENTUM * before - rate * gradient[i];
            update[i] = MOMENTUM * before - (1 + MOMENTUM) * velocity[i];
        }
    }

    private void adam(double[] gradient, double[] update, double[] first, double[] second, long iteration) {
        double step = rate * Math.sqrt(1 - Math.pow(BETA_2, iteration)) / (1 - Math.pow(BETA_1, iteration));
        for (int i = 0; i < gradient.length; i++) {
            first[i] = BETA_1 * first[i] + (1 - BETA_1) * gradient[i];
            second[i] = BETA_2 * second[i] + (1 - BETA_2) * gradient[i] * gradient[i];
            update[i] = step * first[i] / (Math.sqrt(second[i]) + 1e-8);
        }
    }

    private void rmsProp(double[] gradient, double[] update, double[] squares, long iteration) {
        for (int i = 0; i < gradient.length; i++) {
            double before = iteration == 1 ? 1e-8 : squares[i];
            squares[i] = DECAY * before + (1 - DECAY) * gradient[i] * gradient[i];
            update[i] = rate * gradient[i] / (Math.sqrt(squares[i]) + 1e-8);
        }
    }

    private void adaGrad(double[] gradient, double[] update, double[] squares, long iteration) {
        for (int i = 0; i < gradient.length; i++) {
            squares[i] = (iteration == 1 ? 1e-6 : squares[i]) + gradient[i] * gradient[i];
            update[i] = rate * gradient[i] / (Math.sqrt(squares[i]) + 1e-6);
        }
    }

    @Override
    public String toString() {
        return kind + " " + rate;
    }
}
