package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Ending;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A test that runs, or a class whose tests run, and what records the models that it trains. Thread-safe. */
final class RunningTest {

    private final TestName name;
    private final String displayName;
    private final Optional<Class<?>> testClass;
    private final @Nullable RunningTest parent;
    private @Nullable GradientRecorder recorder;
    private boolean isRecorderItsOwn;
    private volatile boolean isRunning = true;

    RunningTest(TestName name, String displayName, Optional<Class<?>> testClass, @Nullable RunningTest parent) {
        this.name = name;
        this.displayName = displayName;
        this.testClass = testClass;
        this.parent = parent;
    }

    TestName name() {
        return name;
    }

    String displayName() {
        return displayName;
    }

    Optional<Class<?>> testClass() {
        return testClass;
    }

    /** What it is a test of; null for the outermost class. */
    @Nullable
    RunningTest parent() {
        return parent;
    }

    boolean isRunning() {
        return isRunning;
    }

    /** Whether it is the other one, or a test of it. */
    boolean isWithin(RunningTest other) {
        for (RunningTest at = this; at != null; at = at.parent) {
            if (at == other) {
                return true;
            }
        }
        return false;
    }

    /** Has an annotated test's own recorder find the models that the test does not attach. */
    synchronized void recordBy(GradientRecorder annotated) {
        recorder = annotated;
    }

    /** What records the models that it trains; without an annotation one that is made when the first of them is. */
    synchronized Optional<GradientRecorder> recorder(Supplier<Optional<GradientRecorder>> unasked) {
        if (recorder == null && isRunning) {
            recorder = unasked.get().orElse(null);
            isRecorderItsOwn = true;
        }
        return Optional.ofNullable(recorder);
    }

    /**
     * Ends its recordings. Those of an annotated test are ended, and judged, by the extension.
     *
     * @param failure what it threw, in one line; empty if it threw nothing
     */
    synchronized void end(Ending.Status status, String failure) {
        isRunning = false;
        GradientRecorder ending = recorder;
        recorder = null;
        if (ending != null && isRecorderItsOwn) {
            ending.end(status, failure);
        }
    }
}
