package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.TrainingsOfThread;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a test did to be recorded, and whether one of its dynamic tests failed. Thread-safe. */
final class TestWatch {

    private final TrainingsOfThread trainings = new TrainingsOfThread();
    private volatile boolean tookRecorder;
    private volatile boolean dynamicTestFailed;
    private volatile List<WatchedField> fields = List.of();

    /** Notes that the test method, or a {@code @BeforeEach} of the test, has the recorder as a parameter. */
    void recorderTaken() {
        tookRecorder = true;
    }

    void dynamicTestFailed() {
        dynamicTestFailed = true;
    }

    /** Attaches the recorder to the models in the test's {@link Watched} fields. */
    void attachFields(ExtensionContext context, GradientRecorder recorder) {
        fields = WatchedField.of(context);
        fields.forEach(field -> field.attach(recorder));
    }

    boolean tookRecorder() {
        return tookRecorder;
    }

    /** How often a network was trained since the test began, as far as its framework tells. */
    long trainingPasses() {
        return trainings.sinceBegun();
    }

    /** JUnit tells a test factory nothing of how its tests went. */
    boolean hasFailedDynamicTest() {
        return dynamicTestFailed;
    }

    List<WatchedField> fields() {
        return fields;
    }
}
