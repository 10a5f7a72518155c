package io.github.gradientharness.assertj;

import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/**
 * AssertJ's soft assertions and those on gradients: all failures are collected and reported together.
 *
 * <pre>{@code
 * GradientSoftAssertions.assertSoftly(softly -> {
 *     softly.assertThat(recorder).inEpochs(1, 20).smallestOverLargestLayer().isGreaterThan(0.01);
 *     softly.assertThat(recorder).accuracy().last().isGreaterThan(0.7);
 * });
 * }</pre>
 *
 * <p>AssertJ's {@code SoftAssertionsExtension} injects one as a parameter of a test or into a field.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class GradientSoftAssertions extends AbstractSoftAssertions
        implements StandardSoftAssertionsProvider, GradientSoftAssertionsProvider {

    /** Fails with all failures if there is one. The message is one line; all of them follow where the error is printed. */
    @Override
    public void assertAll() {
        try {
            super.assertAll();
        } catch (AssertionError all) {
            throw ThrownFailure.together(all);
        }
    }

    /** Runs assertions, then fails with all their failures if there is one. */
    public static void assertSoftly(Consumer<GradientSoftAssertions> assertions) {
        SoftAssertionsProvider.assertSoftly(GradientSoftAssertions.class, assertions);
    }
}
