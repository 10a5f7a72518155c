package io.github.gradientharness.stats;

import java.util.Arrays;
import org.apiguardian.api.API;

/** Tells how alike the units of a layer are: whether one direction explains all that they say. Not thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PrincipalComponent {

    private static final int MOST_STEPS = 1000;
    private static final double PRECISION = 1e-13;

    /** From this many rows or columns on a coarser precision does. */
    private static final int MANY = 33;

    private static final double PRECISION_OF_MANY = 1e-5;

    /** Up to so many rows or columns the matrix is squared first: so that even two almost equal eigenvalues are told apart. */
    private static final int FEW = 12;

    /** Number of outer products that are added together. */
    private static final int AT_ONCE = 4;

    private static final int SQUARINGS = 30;
    private static final double PURE = 1 - 1e-13;

    private double[][] gram = new double[0][0];
    private double[][] lines = new double[AT_ONCE][0];
    private final double[] factors = new double[AT_ONCE];
    private double[] means = new double[0];
    private double[] line = new double[0];
    private double[] vector = new double[0];
    private double[] product = new double[0];
    private double[] squared = new double[0];
    private double[] square = new double[0];

    /** Ready for batches of any size; its memory is that of the largest one's smaller side, squared. */
    public PrincipalComponent() {}

    /**
     * The share of the variance that lies in the first principal component: the largest eigenvalue of the centred
     * covariance over its trace. 1 if all units are copies of each other, 1/units if they are independent.
     *
     * <p>Found by power iteration on the smaller of the two Gram matrices (units by units or rows by rows), which have
     * the same eigenvalues; with a matrix of at most 12 rows, by two steps with its power of 2<sup>30</sup>;
     * otherwise until a step changes the value by less than 1e-13 of it, or 1e-5 where both are larger than 32.
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
        if (side <= FEW) {
            mirror();
        }
        double trace = 0;
        for (int i = 0; i < side; i++) {
            trace += gram[i][i];
        }
        return trace > 0 && trace <= Double.MAX_VALUE ? largestEigenvalue(side) / trace : Double.NaN;
    }

    private void makeRoom(int side) {
        if (gram.length != side) {
            gram = new double[side][side];
            lines = new double[AT_ONCE][side];
            vector = new double[side];
            product = new double[side];
            squared = new double[side <= FEW ? side * side : 0];
            square = new double[squared.length];
        }
        for (double[] row : gram) {
            Arrays.fill(row, 0.0);
        }
    }

    private void centre(double[] values, int rows, int columns) {
        if (columns > FEW) {
            centreManyColumns(values, rows, columns);
            return;
        }
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

    /** Row by row, as the values lie in memory. */
    private void centreManyColumns(double[] values, int rows, int columns) {
        if (means.length != columns) {
            means = new double[columns];
        }
        if (line.length < Math.max(rows, columns)) {
            line = new double[Math.max(rows, columns)];
        }
        Arrays.fill(means, 0.0);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, row * columns, line, 0, columns);
            addTo(means, line);
        }
        for (int column = 0; column < columns; column++) {
            means[column] /= rows;
        }
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, row * columns, line, 0, columns);
            subtractFrom(line, means);
            System.arraycopy(line, 0, values, row * columns, columns);
        }
    }

    private static void addTo(double[] sums, double[] from) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += from[i];
        }
    }

    private static void subtractFrom(double[] from, double[] means) {
        for (int i = 0; i < means.length; i++) {
            from[i] -= means[i];
        }
    }

    private void gramOfColumns(double[] centred, int rows, int columns) {
        for (int row = 0; row < rows; row += AT_ONCE) {
            for (int i = 0; i < AT_ONCE; i++) {
                if (row + i < rows) {
                    System.arraycopy(centred, (row + i) * columns, lines[i], 0, columns);
                } else {
                    Arrays.fill(lines[i], 0.0);
                }
            }
            addOuterProducts();
        }
    }

    private void gramOfRows(double[] centred, int rows, int columns) {
        for (int column = 0; column < columns; column += AT_ONCE) {
            for (int i = 0; i < AT_ONCE; i++) {
                for (int row = 0; row < rows; row++) {
                    lines[i][row] = column + i < columns ? centred[row * columns + column + i] : 0.0;
                }
            }
            addOuterProducts();
        }
    }

    /** Of the symmetric products, the upper half of a small matrix; a larger one is added up whole, which is faster. */
    private void addOuterProducts() {
        for (int i = 0; i < gram.length; i++) {
            double a = lines[0][i];
            double b = lines[1][i];
            double c = lines[2][i];
            double d = lines[3][i];
            if (gram.length > FEW) {
                factors[0] = a;
                factors[1] = b;
                factors[2] = c;
                factors[3] = d;
                addMultiples(lines, 0, factors, gram[i]);
            } else {
                for (int j = i; j < gram.length; j++) {
                    gram[i][j] += (a * lines[0][j] + b * lines[1][j]) + (c * lines[2][j] + d * lines[3][j]);
                }
            }
        }
    }

    /** A loop from index 0, which the compiler turns into vector instructions, and that loads and stores each sum once for four products. */
    private static void addMultiples(double[][] rows, int from, double[] factors, double[] to) {
        double[] first = rows[from];
        double[] second = rows[from + 1];
        double[] third = rows[from + 2];
        double[] fourth = rows[from + 3];
        double a = factors[from];
        double b = factors[from + 1];
        double c = factors[from + 2];
        double d = factors[from + 3];
        for (int i = 0; i < to.length; i++) {
            to[i] += (a * first[i] + b * second[i]) + (c * third[i] + d * fourth[i]);
        }
    }

    private void mirror() {
        for (int i = 0; i < gram.length; i++) {
            for (int j = 0; j < i; j++) {
                gram[i][j] = gram[j][i];
            }
        }
    }

    private static void addMultiple(double factor, double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }

    /** Power iteration from the column with the largest diagonal. */
    private double largestEigenvalue(int side) {
        System.arraycopy(gram[largestDiagonal(side)], 0, vector, 0, side);
        normalise(vector, side);
        if (side <= FEW) {
            squareMatrix(side);
            multiplyBySquared(side);
            multiplyBySquared(side);
            return multiply(gram);
        }
        double precision = side < MANY ? PRECISION : PRECISION_OF_MANY;
        double value = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double nextValue = multiply(gram);
            if (Math.abs(nextValue - value) <= precision * nextValue) {
                return nextValue;
            }
            value = nextValue;
        }
        return value;
    }

    /** Raises the matrix to the power 2<sup>30</sup>, or until one vector is left, scaled so that its trace stays 1. */
    private void squareMatrix(int side) {
        for (int i = 0; i < side; i++) {
            System.arraycopy(gram[i], 0, squared, i * side, side);
        }
        divideByTrace(squared, side);
        for (int step = 0; step < SQUARINGS; step++) {
            squareOf(squared, side, square);
            double purity = divideByTrace(square, side);
            double[] next = square;
            square = squared;
            squared = next;
            if (purity >= PURE) {
                return;
            }
        }
    }

    /** The square of a symmetric matrix, row after row; its lower half is the upper one's mirror. */
    private static void squareOf(double[] matrix, int side, double[] square) {
        for (int i = 0; i < side; i++) {
            for (int j = i; j < side; j++) {
                double sum = 0;
                for (int k = 0; k < side; k++) {
                    sum += matrix[i * side + k] * matrix[j * side + k];
                }
                square[i * side + j] = sum;
                square[j * side + i] = sum;
            }
        }
    }

    /** Makes the trace 1; the trace before: of the square of a matrix with trace 1, how near that is to a single vector. */
    private static double divideByTrace(double[] matrix, int side) {
        double trace = 0;
        for (int i = 0; i < side; i++) {
            trace += matrix[i * (side + 1)];
        }
        for (int i = 0; i < side * side; i++) {
            matrix[i] /= trace;
        }
        return trace;
    }

    private void multiplyBySquared(int side) {
        for (int i = 0; i < side; i++) {
            double sum = 0;
            for (int k = 0; k < side; k++) {
                sum += squared[i * side + k] * vector[k];
            }
            product[i] = sum;
        }
        double[] next = product;
        product = vector;
        vector = next;
        normalise(vector, side);
    }

    /** Multiplies the vector by the matrix and normalises it; the Rayleigh quotient of the vector before. */
    private double multiply(double[][] matrix) {
        int side = matrix.length;
        Arrays.fill(product, 0.0);
        int row = 0;
        for (; row + AT_ONCE <= side; row += AT_ONCE) {
            addMultiples(matrix, row, vector, product);
        }
        for (; row < side; row++) {
            addMultiple(vector[row], matrix[row], product);
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
            if (gram[i][i] > gram[largest][largest]) {
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
