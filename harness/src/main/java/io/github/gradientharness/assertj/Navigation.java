package io.github.gradientharness.assertj;

import java.util.function.Function;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.Descriptable;
import org.assertj.core.description.Description;

/**
 * A step on the way from a recording to a number.
 *
 * <p>What is said about it with {@code as} or {@code withFailMessage} is carried along to all that follows in the chain. In
 * soft assertions a step that fails is collected once, and what follows it in the chain is passed over.
 *
 * @param <SELF> the step's own type
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class Navigation<SELF extends Navigation<SELF>> implements Descriptable<SELF> {

    private Wording wording;

    Navigation(Wording wording) {
        this.wording = wording;
    }

    /** What the user said so far. */
    final Wording wording() {
        return wording;
    }

    /** Puts a description before what the harness says about the place. */
    @Override
    public SELF describedAs(Description description) {
        wording = wording.describedAs(description);
        return self();
    }

    /** Replaces the whole message of a failure; the arguments as in {@link String#format}. */
    public SELF withFailMessage(String message, Object... arguments) {
        return withFailMessage(() -> arguments.length == 0 ? message : String.format(message, arguments));
    }

    /** Replaces the whole message of a failure; only asked for where one fails. */
    public SELF withFailMessage(Supplier<String> message) {
        wording = wording.withFailMessage(message);
        return self();
    }

    /** The same as {@link #withFailMessage(String, Object...)}. */
    public SELF overridingErrorMessage(String message, Object... arguments) {
        return withFailMessage(message, arguments);
    }

    /** The same as {@link #withFailMessage(Supplier)}. */
    public SELF overridingErrorMessage(Supplier<String> message) {
        return withFailMessage(message);
    }

    abstract SELF self();

    /** AssertJ's assertion on a number that is found from a step. */
    static <S extends Place> AbstractDoubleAssert<?> number(Step<S> step, Function<? super S, Measured> next) {
        return Step.number(step.to(next));
    }
}
