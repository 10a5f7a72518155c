package io.github.gradientharness.assertj;

import java.util.List;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.AssertionErrorCollector;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/** Where failures go: thrown at once, or collected by soft assertions. */
final class Failures {

    /** Throws each at once. */
    static final Failures THROWN = new Failures(null);

    private final @Nullable SoftAssertions collector;

    private Failures(@Nullable SoftAssertions collector) {
        this.collector = collector;
    }

    /** Collects each; soft assertions of AssertJ's own types then collect in the same place. */
    static Failures collectedBy(AssertionErrorCollector softly) {
        SoftAssertions collector = new SoftAssertions();
        collector.setDelegate(softly);
        return new Failures(collector);
    }

    /** Forgets each: for what follows a step that has failed and was reported. */
    static Failures forgotten() {
        return new Failures(new SoftAssertions());
    }

    void fail(AssertionError error) {
        if (collector == null) {
            throw error;
        }
        collector.collectAssertionError(error);
    }

    AbstractDoubleAssert<?> number(double value) {
        return collector == null ? Assertions.assertThat(value) : collector.assertThat(value);
    }

    <T> ListAssert<T> list(List<T> values) {
        return collector == null ? Assertions.assertThat(values) : collector.assertThat(values);
    }
}
