package io.github.gradientharness.scorecard.real;

import org.jspecify.annotations.Nullable;

/** How well predictions fit targets; more is better. */
enum Score {
    /** Share of right answers over examples and time steps that count. */
    ACCURACY {
        @Override
        double of(float[][] predictions, Samples test) {
            return recall(predictions, test, 0, (int) test.targetShape()[0], false);
        }
    },
    /** Share of right answers within each class, averaged over the classes. */
    BALANCED_ACCURACY {
        @Override
        double of(float[][] predictions, Samples test) {
            return recall(predictions, test, 0, (int) test.targetShape()[0], true);
        }
    },
    /** The accuracy of the worse of two outputs, of ten and two classes, as the share of the way from chance. */
    WORSE_OUTPUT {
        @Override
        double of(float[][] predictions, Samples test) {
            return Math.min(
                    (recall(predictions, test, 0, 10, false) - 0.1) / 0.9,
                    (recall(predictions, test, 10, 2, false) - 0.5) / 0.5);
        }
    },
    /** 1 less the squared error over the targets' variance, column by column; at least -1. */
    EXPLAINED_VARIANCE {
        @Override
        double of(float[][] predictions, Samples test) {
            double error = 0;
            double variance = 0;
            for (int j = 0; j < predictions[0].length; j++) {
                double mean = 0;
                for (float[] target : test.targets()) {
                    mean += target[j] / test.size();
                }
                for (int i = 0; i < test.size(); i++) {
                    error += Math.pow(predictions[i][j] - test.targets()[i][j], 2);
                    variance += Math.pow(test.targets()[i][j] - mean, 2);
                }
            }
            double explained = 1 - error / variance;
            return explained >= -1 ? explained : -1;
        }
    },
    /** The energy distance between made-up and real points (Szekely & Rizzo 2013), negated. */
    ENERGY_DISTANCE {
        @Override
        double of(float[][] predictions, Samples test) {
            double distance = 2 * distance(predictions, test.targets())
                    - distance(predictions, predictions)
                    - distance(test.targets(), test.targets());
            return Double.isFinite(distance) ? -distance : -100;
        }
    };

    abstract double of(float[][] predictions, Samples test);

    private static double recall(float[][] predictions, Samples test, int from, int classes, boolean balanced) {
        int steps = predictions[0].length / (int) test.targetShape()[0];
        int kinds = Math.max(2, classes);
        double[] right = new double[kinds];
        double[] all = new double[kinds];
        for (int i = 0; i < test.size(); i++) {
            for (int t = 0; t < steps; t++) {
                if (counts(test.targetShape().length == 2 ? test.mask() : null, i, t)) {
                    int wanted = answer(test.targets()[i], from, classes, steps, t);
                    all[wanted]++;
                    right[wanted] += answer(predictions[i], from, classes, steps, t) == wanted ? 1 : 0;
                }
            }
        }
        double sum = 0;
        double total = 0;
        for (int k = 0; k < kinds; k++) {
            sum += balanced ? (all[k] == 0 ? 0 : right[k] / all[k]) : right[k];
            total += balanced ? (all[k] == 0 ? 0 : 1) : all[k];
        }
        return sum / total;
    }

    private static boolean counts(float @Nullable [][] mask, int example, int step) {
        return mask == null || mask[example][step] > 0;
    }

    private static int answer(float[] values, int from, int classes, int steps, int step) {
        if (classes == 1) {
            return values[from * steps + step] > 0.5 ? 1 : 0;
        }
        int best = 0;
        for (int k = 1; k < classes; k++) {
            if (values[(from + k) * steps + step] > values[(from + best) * steps + step]) {
                best = k;
            }
        }
        return best;
    }

    private static double distance(float[][] some, float[][] others) {
        double sum = 0;
        for (float[] one : some) {
            for (float[] other : others) {
                sum += Math.hypot(one[0] - other[0], one[1] - other[1]);
            }
        }
        return sum / some.length / others.length;
    }
}
