package io.github.gradientharness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalComponentTest {

    @Test
    void copiesOfOneUnitHaveOneComponent() {
        double[] batch = {1, 2, 3, 2, 4, 6, -1, -2, -3};

        assertThat(share(batch, 3)).isCloseTo(1.0, within(1e-14));
    }

    @Test
    void independentUnitsShareTheVarianceEqually() {
        double[] batch = {1, 0, -1, 0, 0, 1, 0, -1};

        assertThat(share(batch, 4)).isCloseTo(0.5, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({"32, 5", "5, 32", "20, 20", "100, 2"})
    void agreesWithJacobisEigenvaluesOfTheCovariance(int rows, int columns) {
        Random random = new Random(rows * 31L + columns);
        double[] batch = new double[rows * columns];
        for (int i = 0; i < batch.length; i++) {
            batch[i] = random.nextGaussian() * (1 + i % columns) + 10;
        }

        assertThat(share(batch, rows)).isCloseTo(jacobiShare(batch, rows, columns), within(1e-9));
    }

    @Test
    void noVarianceAndNotANumberHaveNoShare() {
        assertThat(share(new double[] {1, 2, 1, 2}, 2)).isNaN();
        assertThat(share(new double[0], 0)).isNaN();
        assertThat(share(new double[] {1, Double.NaN, 3, 4}, 2)).isNaN();
    }

    /** The call centres its batch in place. */
    private static double share(double[] batch, int rows) {
        return new PrincipalComponent().share(batch.clone(), rows, rows == 0 ? 0 : batch.length / rows);
    }

    /** A slow plain twin: rotates the covariance until it is diagonal. */
    private static double jacobiShare(double[] batch, int rows, int columns) {
        double[][] a = covariance(batch, rows, columns);
        for (int sweep = 0; sweep < 100; sweep++) {
            for (int p = 0; p < columns; p++) {
                for (int q = p + 1; q < columns; q++) {
                    rotate(a, p, q);
                }
            }
        }
        double trace = 0;
        double largest = 0;
        for (int i = 0; i < columns; i++) {
            trace += a[i][i];
            largest = Math.max(largest, a[i][i]);
        }
        return largest / trace;
    }

    private static double[][] covariance(double[] batch, int rows, int columns) {
        double[] means = new double[columns];
        for (int i = 0; i < batch.length; i++) {
            means[i % columns] += batch[i] / rows;
        }
        double[][] a = new double[columns][columns];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < columns; i++) {
                for (int j = 0; j < columns; j++) {
                    a[i][j] += (batch[row * columns + i] - means[i]) * (batch[row * columns + j] - means[j]);
                }
            }
        }
        return a;
    }

    private static void rotate(double[][] a, int p, int q) {
        if (a[p][q] == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < a.length; k++) {
            double kp = a[k][p];
            double kq = a[k][q];
            a[k][p] = c * kp - s * kq;
            a[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < a.length; k++) {
            double pk = a[p][k];
            double qk = a[q][k];
            a[p][k] = c * pk - s * qk;
            a[q][k] = s * pk + c * qk;
        }
    }
}
