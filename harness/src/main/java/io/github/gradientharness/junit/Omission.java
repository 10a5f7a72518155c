package io.github.gradientharness.junit;

import io.github.gradientharness.report.text.NothingRecorded;
import java.util.Optional;

/** Tells whether a test that ran to its end and recorded nothing was to record something, and what it left out. */
final class Omission {

    private Omission() {}

    /**
     * What the test left out; empty if it may record nothing. A test that is only recorded has to fill its fields.
     *
     * @param isEverythingFound whether each model that the test trains is recorded without being attached
     */
    static Optional<NothingRecorded> of(Request request, TestWatch test, boolean isEverythingFound) {
        if (request.mayRecordNothing()) {
            return Optional.empty();
        }
        Optional<WatchedField> field = test.fields().stream().findFirst();
        if (field.isPresent() && field.get().isNull()) {
            return field.map(it -> NothingRecorded.fieldIsNull(it.name()));
        }
        if (!request.judged()) {
            return Optional.empty();
        }
        if (field.isPresent()) {
            return field.map(it -> NothingRecorded.fieldWasSetLate(it.name()));
        }
        if (isEverythingFound && (test.tookRecorder() || request.isOnMethod())) {
            return Optional.of(NothingRecorded.trainedNothing(request.isOnMethod()));
        }
        if (test.tookRecorder()) {
            return Optional.of(NothingRecorded.neverAttached());
        }
        if (request.isOnMethod()) {
            return Optional.of(NothingRecorded.neverAsked());
        }
        long passes = test.trainingPasses();
        return passes > 0 ? Optional.of(NothingRecorded.trainedUnasked(passes)) : Optional.empty();
    }
}
