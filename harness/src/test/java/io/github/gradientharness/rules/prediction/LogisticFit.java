package io.github.gradientharness.rules.prediction;

/** Logistic regression with a ridge, by Newton's method (Hastie, Tibshirani and Friedman, 4.4). */
final class LogisticFit {

    private static final double RIDGE = 0.3;
    private static final int MOST_STEPS = 60;

    private final double[][] rows;
    private final double[] targets;
    private final double[] weights;
    private final int size;

    /** Rows without a constant, targets of 0 or 1, and how much each row counts. */
    LogisticFit(double[][] rows, double[] targets, double[] weights) {
        this.rows = rows;
        this.targets = targets;
        this.weights = weights;
        this.size = rows[0].length + 1;
    }

    /** The constant, which the ridge leaves alone, and a coefficient for each column. */
    double[] coefficients() {
        double[] found = new double[size];
        for (int i = 0; i < MOST_STEPS; i++) {
            double[] step = step(found);
            double longest = 0;
            for (double part : step) {
                longest = Math.max(longest, Math.abs(part));
            }
            for (int j = 0; j < size; j++) {
                found[j] += step[j] * Math.min(1, 2 / Math.max(1, longest));
            }
            if (longest < 1e-9) {
                return found;
            }
        }
        throw new IllegalStateException("The regression does not settle.");
    }

    private double[] step(double[] at) {
        double[][] system = new double[size][size + 1];
        for (int row = 0; row < rows.length; row++) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += at[i] * column(row, i);
            }
            double probability = 1 / (1 + Math.exp(-sum));
            for (int i = 0; i < size; i++) {
                system[i][size] += weights[row] * (targets[row] - probability) * column(row, i);
                for (int j = 0; j < size; j++) {
                    system[i][j] += weights[row] * probability * (1 - probability) * column(row, i) * column(row, j);
                }
            }
        }
        for (int i = 1; i < size; i++) {
            system[i][i] += RIDGE;
            system[i][size] -= RIDGE * at[i];
        }
        return solved(system);
    }

    private double column(int row, int i) {
        return i == 0 ? 1 : rows[row][i - 1];
    }

    /** By elimination; the matrix is symmetric and positive. */
    private static double[] solved(double[][] system) {
        int n = system.length;
        for (int i = 0; i < n; i++) {
            for (int k = i + 1; k < n; k++) {
                double times = system[k][i] / system[i][i];
                for (int j = i; j <= n; j++) {
                    system[k][j] -= times * system[i][j];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double rest = system[i][n];
            for (int j = i + 1; j < n; j++) {
                rest -= system[i][j] * solution[j];
            }
            solution[i] = rest / system[i][i];
        }
        return solution;
    }
}
