package io.github.gradientharness.assertj;

import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.AssertionErrorCollector;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/** Where failures go: thrown at once, or collected by soft assertions. */
final class Failures {

    private final String test;
    private final @Nullable SoftAssertions collector;

    private Failures(String test, @Nullable SoftAssertions collector) {
        this.test = test;
        this.collector = collector;
    }

    /**
     * Throws each at once.
     *
     * @param test the name of the test, with which every place begins
     */
    static Failures thrownIn(String test) {
        return new Failures(test, null);
    }

    /** Collects each; soft assertions of AssertJ's own types then collect in the same place. */
    static Failures collectedBy(AssertionErrorCollector softly) {
        SoftAssertions collector = new SoftAssertions();
        collector.setDelegate(softly);
        return new Failures("", collector);
    }

    /** Forgets each: for what follows a step that has failed and was reported. */
    private static Failures forgotten() {
        return new Failures("", new SoftAssertions());
    }

    static AbstractDoubleAssert<?> forgottenNumber() {
        return forgotten().number(0, Wording.NONE, () -> "");
    }

    static <T> ListAssert<T> forgottenList() {
        return forgotten().list(List.of(), Wording.NONE, () -> "");
    }

    boolean areCollected() {
        return collector != null;
    }

    /** Fails in a place. Soft assertions print nothing but messages, so theirs is the whole text. */
    void fail(Wording wording, String place, String why) {
        if (collector == null) {
            throw ThrownFailure.because(new FailureText(test, wording.said(), place, wording.messageOr(why)));
        }
        collector.collectAssertionError(wording.error(place, why));
    }

    AbstractDoubleAssert<?> number(double value, Wording wording, Supplier<String> place) {
        return wording.applyTo(assertions(wording, place).assertThat(value), place);
    }

    <T> ListAssert<T> list(List<T> values, Wording wording, Supplier<String> place) {
        return wording.applyTo(assertions(wording, place).assertThat(values), place);
    }

    /**
     * AssertJ's own assertions. AssertJ lets nobody make its errors, but soft assertions hand out each as it comes: those
     * that are thrown at once are collected for as long as it takes to say them anew.
     */
    private SoftAssertions assertions(Wording wording, Supplier<String> place) {
        if (collector != null) {
            return collector;
        }
        SoftAssertions thrown = new SoftAssertions();
        thrown.addAfterAssertionErrorCollected(error -> {
            String where = place.get();
            String why = FailureText.why(error, wording.before(where));
            throw ThrownFailure.replacing(error, new FailureText(test, wording.said(), where, why));
        });
        return thrown;
    }
}
