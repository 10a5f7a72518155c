package io.github.gradientharness.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums that are kept as pairs, beside exact arithmetic: both parts count, also where the first parts cancel out. */
class CompensationTest {

    private static final int TERMS = 200;

    /** Far below the 2^-53 of a double, some steps above the 2^-106 of a pair. */
    private static final BigDecimal PRECISION = new BigDecimal(0x1p-98);

    private final Random random = new Random(4);

    private double value() {
        return Math.scalb(random.nextDouble() - 0.5, random.nextInt(60) - 30);
    }

    private static BigDecimal exact(double value) {
        return new BigDecimal(value);
    }

    private static BigDecimal exact(CompensatedSum sum) {
        return exact(sum.high()).add(exact(sum.low()));
    }

    private static void assertClose(CompensatedSum sum, BigDecimal exact, BigDecimal absolutes) {
        assertThat(exact(sum).subtract(exact).abs()).isLessThanOrEqualTo(absolutes.multiply(PRECISION));
        assertThat(sum.value()).isEqualTo(sum.high());
        assertThat(Math.abs(sum.low())).isLessThanOrEqualTo(Math.ulp(sum.high()) / 2);
    }

    @Test
    void numbersAndTheirNegativesLeaveWhatRoundingWouldHaveLost() {
        RunningSum running = new RunningSum();
        CompensatedSum sum = CompensatedSum.ZERO;
        for (double value : new double[] {1e16, 1.25, -1e16, 0x1p-60}) {
            running.add(value);
            sum = sum.plus(value);
        }

        assertThat(exact(running.value())).isEqualByComparingTo(exact(1.25).add(exact(0x1p-60)));
        assertThat(exact(sum)).isEqualByComparingTo(exact(running.value()));
    }

    @Test
    void sumsOfNumbersOfPairsAndOfPairsTimesNumbers() {
        RunningSum running = new RunningSum();
        CompensatedSum sum = CompensatedSum.ZERO;
        BigDecimal exact = BigDecimal.ZERO;
        BigDecimal absolutes = BigDecimal.ZERO;
        for (int i = 0; i < TERMS; i++) {
            double number = value();
            CompensatedSum pair = CompensatedSum.product(value(), 1 / 3.0);
            double factor = value();
            running.add(number);
            running.add(pair.high(), pair.low());
            running.addTimes(pair.high(), pair.low(), factor);
            sum = sum.plus(number).plus(pair).plus(pair.times(factor));
            for (BigDecimal term :
                    new BigDecimal[] {exact(number), exact(pair), exact(pair).multiply(exact(factor))}) {
                exact = exact.add(term);
                absolutes = absolutes.add(term.abs());
            }
        }

        assertClose(running.value(), exact, absolutes);
        assertClose(sum, exact, absolutes);
    }

    @Test
    void squaresOfScaledValues() {
        RunningSquares running = new RunningSquares();
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < TERMS; i++) {
            double factor = i % 3 == 0 ? 1.0 : 1.0 / (1 + random.nextInt(50));
            CompensatedSum square = CompensatedSum.product(value(), value()).times(1.0);
            CompensatedSum positive = square.high() < 0 ? square.times(-1.0) : square;
            running.addTimesSquareOf(factor, positive.high(), positive.low());
            exact = exact.add(exact(positive).multiply(exact(factor).pow(2)), MathContext.UNLIMITED);
        }

        assertThat(running.value().exponent()).isZero();
        assertClose(running.value().scaled(), exact, exact);
    }

    @Test
    void afterATinyValueOrdinaryOnesCountInFull() {
        RunningSquares running = new RunningSquares();
        running.add(SumOfSquares.of(1e-200, 0, 1));

        running.addTimesSquareOf(0.5, 16.0, 0.0);

        assertThat(running.value().rootOver(1)).isEqualTo(2.0);
        running.reset();
        assertThat(running.value()).isEqualTo(SumOfSquares.ZERO);
    }

    @Test
    void aSumBeyondTheRangeIsInfiniteAndNeverNaN() {
        RunningSum running = new RunningSum();
        running.addTimes(1e300, 0, 1e300);
        running.add(1);

        assertThat(running.value()).isEqualTo(new CompensatedSum(Double.POSITIVE_INFINITY, 0));
        running.reset();
        assertThat(running.value()).isEqualTo(CompensatedSum.ZERO);
    }
}
