package io.github.gradientharness.assertj;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/**
 * How far the chain of an assertion has come.
 *
 * @param failures where failures go
 * @param wording what the user said about it
 * @param here what was reached; null where a step failed, was reported softly, and all that follows is passed over
 */
record Step<S extends Place>(
        Failures failures, Wording wording, @Nullable S here) {

    /** Goes on from here. A step that finds nothing to go on with fails. */
    <T extends Place> Step<T> to(Function<? super S, ? extends T> next) {
        if (here == null) {
            return new Step<>(failures, wording, null);
        }
        try {
            return new Step<>(failures, wording, next.apply(here));
        } catch (UnmetException unmet) {
            failures.fail(wording, here.place(), unmet.why());
            return new Step<>(failures, wording, null);
        }
    }

    /** Checks what was reached; the check throws {@link UnmetException}. */
    void check(Consumer<? super S> check) {
        Step<S> ignored = to(reached -> {
            check.accept(reached);
            return reached;
        });
    }

    Step<S> with(Wording other) {
        return new Step<>(failures, other, here);
    }

    /** AssertJ's assertion on the number that was reached. */
    static AbstractDoubleAssert<?> number(Step<Measured> step) {
        Measured measured = step.here();
        return measured == null
                ? Failures.forgottenNumber()
                : step.failures().number(measured.value(), step.wording(), measured::place);
    }

    /** AssertJ's assertion on a list that is in the place that was reached. */
    <T> ListAssert<T> list(Function<? super S, List<T>> values) {
        return here == null ? Failures.forgottenList() : failures.list(values.apply(here), wording, here::place);
    }
}
