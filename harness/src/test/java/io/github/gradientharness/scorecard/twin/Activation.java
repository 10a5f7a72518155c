package io.github.gradientharness.scorecard.twin;

/** Activation functions, with their constants as in DL4J, and the names DL4J has for them. */
public enum Activation {
    TANH("tanh"),
    RELU("relu"),
    LEAKY_RELU("leakyrelu"),
    ELU("elu"),
    SIGMOID("sigmoid"),
    LINEAR("identity"),
    HARD_TANH("hardtanh"),
    HARD_SIGMOID("hardsigmoid");

    private static final double LEAK = 0.01;

    private final String dl4jName;

    Activation(String dl4jName) {
        this.dl4jName = dl4jName;
    }

    public String dl4jName() {
        return dl4jName;
    }

    /** The function's value. */
    double value(double z) {
        return switch (this) {
            case TANH -> tanh(z);
            case RELU -> z > 0 || Double.isNaN(z) ? z : 0;
            case LEAKY_RELU -> z > 0 ? z : LEAK * z;
            case ELU -> z > 0 ? z : Math.expm1(z);
            case SIGMOID -> sigmoid(z);
            case LINEAR -> z;
            case HARD_TANH -> Math.max(-1, Math.min(1, z));
            case HARD_SIGMOID -> Math.max(0, Math.min(1, 0.2 * z + 0.5));
        };
    }

    /** The function's slope where its input is z and its value a. */
    double slope(double z, double a) {
        return switch (this) {
            case TANH -> 1 - a * a;
            case RELU -> z > 0 || Double.isNaN(z) ? 1 : 0;
            case LEAKY_RELU -> z > 0 ? 1 : LEAK;
            case ELU -> z > 0 ? 1 : a + 1;
            case SIGMOID -> a * (1 - a);
            case LINEAR -> 1;
            case HARD_TANH -> z > -1 && z < 1 ? 1 : 0;
            case HARD_SIGMOID -> z > -2.5 && z < 2.5 ? 0.2 : 0;
        };
    }

    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** A few times faster than {@link Math#tanh}: near 0 its series, elsewhere from the exponential. */
    private static double tanh(double z) {
        double size = Math.abs(z);
        if (size < 0.05) {
            double q = z * z;
            return z * (1 - q * (1 / 3.0 - q * (2 / 15.0 - q * (17 / 315.0 - q * (62 / 2835.0)))));
        }
        double value = 1 - 2 / (Math.exp(2 * size) + 1);
        return z < 0 ? -value : value;
    }
}
