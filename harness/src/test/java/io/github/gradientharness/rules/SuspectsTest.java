package io.github.gradientharness.rules;

import static io.github.gradientharness.recording.Quantity.PARAMETER;
import static io.github.gradientharness.recording.Quantity.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is evident from a recording stands before what else there is to try. */
class SuspectsTest {

    private static final String OTHER = "something else";

    private final NetworkByHand given = NetworkByHand.of("tanh", "tanh");

    private List<String> remedies() {
        return new Suspects(given.recording(1, 1, 1)).before(List.of(OTHER, Suspects.SMALLER_KERNELS));
    }

    /** Glorot's standard deviation of a kernel of ten inputs and ten units. */
    private void kernels(double timesGlorot) {
        double size = timesGlorot * Math.sqrt(0.1);
        given.kernel(1, PARAMETER, size, -size).kernel(2, PARAMETER, size, -size);
    }

    @Test
    void whereNothingIsEvidentTheOthersStay() {
        kernels(1);
        given.inputs(0, 1).bias(1, PARAMETER, 0, 0).kernels(UPDATE, 0.001, 0.001);

        assertThat(remedies()).containsExactly(OTHER, Suspects.SMALLER_KERNELS);
    }

    @Test
    void inputsComeBeforeBiasesAndThoseBeforeKernelsEachOnce() {
        kernels(4);
        given.inputs(300, 1).bias(1, PARAMETER, -10, -10).kernels(UPDATE, 9, 9);

        assertThat(remedies()).containsExactly(Suspects.SCALE_INPUTS, Suspects.BIASES, Suspects.SMALLER_KERNELS, OTHER);
    }

    @Test
    void kernelsAreToBeLargerWhereTheyAreTiny() {
        kernels(0.3);

        assertThat(remedies()).startsWith(Suspects.LARGER_KERNELS);
    }

    @Test
    void constantKernelsAreToBeRandomAndOneSidedOnesAroundZero() {
        given.kernel(1, PARAMETER, 0.5, 0.5);
        assertThat(remedies()).startsWith(Suspects.RANDOM_KERNELS);

        given.kernel(1, PARAMETER, 0.1, 0.5);
        assertThat(remedies()).startsWith(Suspects.AROUND_ZERO);
    }

    @Test
    void largeStepsAreEvidentWhereNothingElseIs() {
        kernels(1);
        given.kernels(UPDATE, 0.2, 0.001);

        assertThat(remedies()).startsWith(Suspects.LOWER_RATE);
    }
}
