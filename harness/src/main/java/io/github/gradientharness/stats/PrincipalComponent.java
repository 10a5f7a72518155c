package io.github.gradientharness.stats;

import java.util.Arrays;

/** Tells how alike the units of a layer are: whether one direction explains all that they say. Not thread-safe. */
public final class PrincipalComponent {

    private static final int MOST_STEPS = 1000;
    private static final double PRECISION = 1e-13;

    private double[] gram = new double[0];
    private double[] column = new double[0];
    private double[] vector = new double[0];
    private double[] product = new double[0];

    /** Ready for batches of any size; its memory is that of the largest one's smaller side, squared. */
    public PrincipalComponent() {}

    /**
     * The share of the variance that lies in the first principal component: the largest eigenvalue of the centred
     * covariance over its trace. 1 if all units are copies of each other, 1/units if they are independent.
     *
     * <p>Found by power iteration on the smaller of the two Gram matrices (units by units or rows by rows), which have
     * the same eigenvalues.
     *
     * @param values a batch of activations, row after row; centred by this call
     * @param rows number of samples
     * @param columns number of units
     * @return NaN if there is no variance, or a value is not finite
     */
    public double share(double[] values, int rows, int columns) {
        if (rows == 0 || columns == 0) {
            return Double.NaN;
        }
        centre(values, rows, columns);
        int side = Math.min(rows, columns);
        makeRoom(side);
        if (rows < columns) {
            gramOfRows(values, rows, columns);
        } else {
            gramOfColumns(values, rows, columns);
        }
        double trace = 0;
        for (int i = 0; i < side; i++) {
            trace += gram[i * side + i];
        }
        return trace > 0 && trace <= Double.MAX_VALUE ? largestEigenvalue(side) / trace : Double.NaN;
    }

    private void makeRoom(int side) {
        if (gram.length < side * side) {
            gram = new double[side * side];
            column = new double[side];
            vector = new double[side];
            product = new double[side];
        }
        Arrays.fill(gram, 0, side * side, 0.0);
    }

    private static void centre(double[] values, int rows, int columns) {
        for (int column = 0; column < columns; column++) {
            double mean = 0;
            for (int row = 0; row < rows; row++) {
                mean += values[row * columns + column];
            }
            mean /= rows;
            for (int row = 0; row < rows; row++) {
                values[row * columns + column] -= mean;
            }
        }
    }

    private void gramOfColumns(double[] centred, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < columns; i++) {
                addMultiple(centred[row * columns + i], centred, row * columns, gram, i * columns, columns);
            }
        }
    }

    private void gramOfRows(double[] centred, int rows, int columns) {
        for (int c = 0; c < columns; c++) {
            for (int row = 0; row < rows; row++) {
                column[row] = centred[row * columns + c];
            }
            for (int i = 0; i < rows; i++) {
                addMultiple(column[i], column, 0, gram, i * rows, rows);
            }
        }
    }

    /** A loop that the compiler turns into vector instructions. */
    private static void addMultiple(double factor, double[] from, int fromIndex, double[] to, int toIndex, int length) {
        for (int i = 0; i < length; i++) {
            to[toIndex + i] += factor * from[fromIndex + i];
        }
    }

    /** Power iteration from the column with the largest diagonal. */
    private double largestEigenvalue(int side) {
        System.arraycopy(gram, largestDiagonal(side) * side, vector, 0, side);
        normalise(vector, side);
        double value = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double nextValue = multiply(side);
            if (Math.abs(nextValue - value) <= PRECISION * nextValue) {
                return nextValue;
            }
            value = nextValue;
        }
        return value;
    }

    /** Multiplies the vector by the matrix and normalises it; the Rayleigh quotient of the vector before. */
    private double multiply(int side) {
        Arrays.fill(product, 0, side, 0.0);
        for (int i = 0; i < side; i++) {
            addMultiple(vector[i], gram, i * side, product, 0, side);
        }
        double quotient = 0;
        for (int i = 0; i < side; i++) {
            quotient += vector[i] * product[i];
        }
        double[] next = product;
        product = vector;
        vector = next;
        normalise(vector, side);
        return quotient;
    }

    private int largestDiagonal(int side) {
        int largest = 0;
        for (int i = 1; i < side; i++) {
            if (gram[i * side + i] > gram[largest * side + largest]) {
                largest = i;
            }
        }
        return largest;
    }

    private static void normalise(double[] vector, int side) {
        double squares = 0;
        for (int i = 0; i < side; i++) {
            squares += vector[i] * vector[i];
        }
        double norm = Math.sqrt(squares);
        for (int i = 0; i < side; i++) {
            vector[i] /= norm;
        }
    }
}
