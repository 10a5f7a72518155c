package io.github.gradientharness.stats;

/** How alike the units of a layer are: whether one direction explains all that they say. */
public final class PrincipalComponent {

    private static final int MOST_STEPS = 1000;
    private static final double PRECISION = 1e-15;

    private PrincipalComponent() {}

    /**
     * The share of the variance that lies in the first principal component: the largest eigenvalue of the centred
     * covariance over its trace. 1 if all units are copies of each other, 1/units if they are independent.
     *
     * <p>Found by power iteration on the smaller of the two Gram matrices (units by units or rows by rows), which have
     * the same eigenvalues.
     *
     * @param values a batch of activations, row after row
     * @param rows number of samples
     * @return NaN if there is no variance, or a value is not finite
     */
    public static double share(double[] values, int rows) {
        if (rows == 0 || values.length == 0) {
            return Double.NaN;
        }
        int columns = values.length / rows;
        double[] centred = centred(values, rows, columns);
        double[][] gram = rows < columns ? gramOfRows(centred, rows, columns) : gramOfColumns(centred, rows, columns);
        double trace = 0;
        for (int i = 0; i < gram.length; i++) {
            trace += gram[i][i];
        }
        return trace > 0 && trace <= Double.MAX_VALUE ? largestEigenvalue(gram) / trace : Double.NaN;
    }

    private static double[] centred(double[] values, int rows, int columns) {
        double[] centred = new double[values.length];
        for (int column = 0; column < columns; column++) {
            double mean = 0;
            for (int row = 0; row < rows; row++) {
                mean += values[row * columns + column] / rows;
            }
            for (int row = 0; row < rows; row++) {
                centred[row * columns + column] = values[row * columns + column] - mean;
            }
        }
        return centred;
    }

    private static double[][] gramOfColumns(double[] centred, int rows, int columns) {
        double[][] gram = new double[columns][columns];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < columns; i++) {
                double value = centred[row * columns + i];
                for (int j = 0; j < columns; j++) {
                    gram[i][j] += value * centred[row * columns + j];
                }
            }
        }
        return gram;
    }

    private static double[][] gramOfRows(double[] centred, int rows, int columns) {
        double[][] gram = new double[rows][rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int column = 0; column < columns; column++) {
                    sum += centred[i * columns + column] * centred[j * columns + column];
                }
                gram[i][j] = sum;
                gram[j][i] = sum;
            }
        }
        return gram;
    }

    /** Power iteration from the column with the largest diagonal. */
    private static double largestEigenvalue(double[][] gram) {
        double[] vector = gram[largestDiagonal(gram)].clone();
        normalise(vector);
        double value = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] next = times(gram, vector);
            double nextValue = dot(vector, next);
            normalise(next);
            vector = next;
            if (Math.abs(nextValue - value) <= PRECISION * nextValue) {
                return nextValue;
            }
            value = nextValue;
        }
        return value;
    }

    private static int largestDiagonal(double[][] matrix) {
        int largest = 0;
        for (int i = 1; i < matrix.length; i++) {
            if (matrix[i][i] > matrix[largest][largest]) {
                largest = i;
            }
        }
        return largest;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = dot(matrix[i], vector);
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void normalise(double[] vector) {
        double norm = Math.sqrt(dot(vector, vector));
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= norm;
        }
    }
}
