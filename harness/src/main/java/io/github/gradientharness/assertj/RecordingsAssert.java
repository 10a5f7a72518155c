package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on several recordings, usually of the same network with several seeds. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RecordingsAssert extends Navigation<RecordingsAssert> {

    private final Step<Trainings> step;

    RecordingsAssert(Step<Trainings> step) {
        super(step.wording());
        this.step = step;
    }

    @Override
    RecordingsAssert self() {
        return this;
    }

    /** The share of recordings in which every rule had something to look at and none found an error. */
    public ShareAssert shareOfHealthy() {
        Judge judge = Judge.byDefault();
        return shareOf(
                "that are healthy", recording -> judge.diagnosis(recording).outcome() == Outcome.HEALTHY);
    }

    /**
     * The share of recordings in which a rule found something.
     *
     * @throws io.github.gradientharness.rules.UnknownRuleException if there is no such rule
     */
    public ShareAssert shareWithFinding(String rule) {
        Judge judge = Judge.byDefault();
        return shareOf(
                "with a finding of " + rule,
                recording -> !judge.result(recording, rule).findings().isEmpty());
    }

    /**
     * The share of recordings that pass an assertion.
     *
     * @param what continues "share of recordings ..." in a message, for instance "that learn"
     */
    public ShareAssert shareThatSatisfies(String what, Consumer<RecordingAssert> assertion) {
        return shareOf(what, recording -> failure(assertion, recording) == null);
    }

    /**
     * The share of recordings for which something is true.
     *
     * @param what continues "share of recordings ..." in a message, for instance "that learn"
     */
    public ShareAssert shareOf(String what, Predicate<Recording> has) {
        return new ShareAssert(step.with(wording()).to(trainings -> Share.of(trainings, what, has)));
    }

    /** Fails unless each recording passes an assertion; lists every one that does not, with its seed and message. */
    public RecordingsAssert allSatisfy(Consumer<RecordingAssert> assertion) {
        step.with(wording()).check(trainings -> {
            List<String> failures = new ArrayList<>();
            for (Recording recording : trainings.recordings()) {
                AssertionError failure = failure(assertion, recording);
                if (failure != null) {
                    failures.add(Trainings.name(recording) + ":\n" + ThrownFailure.text(failure));
                }
            }
            if (!failures.isEmpty()) {
                throw new UnmetException(
                        "Expected all " + trainings.recordings().size() + " recordings to pass, but "
                                + failures.size() + (failures.size() == 1 ? " does" : " do") + " not:\n"
                                + String.join("\n", failures));
            }
        });
        return this;
    }

    private static @Nullable AssertionError failure(Consumer<RecordingAssert> assertion, Recording recording) {
        try {
            assertion.accept(new RecordingAssert(recording));
            return null;
        } catch (AssertionError error) {
            return error;
        }
    }

    /** The last value of a metric in each recording; fails where one does not have it, or it is not finite. */
    public ListAssert<Double> lastMetrics(String name) {
        return step.with(wording())
                .to(trainings -> LastMetrics.of(trainings, name))
                .list(LastMetrics::values);
    }
}
