package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A test that runs, or a class whose tests run, and what records the models that it trains. Thread-safe. */
final class RunningTest {

    private final TestName name;
    private final String displayName;
    private final Optional<Class<?>> testClass;
    private final @Nullable RunningTest parent;
    private final Set<Object> models = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable GradientRecorder recorder;
    private @Nullable Supplier<GradientRecorder> recorders;
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

    /** Has an annotated class record what it trains outside of its tests. */
    synchronized void recordBy(Supplier<GradientRecorder> annotated) {
        recorders = annotated;
    }

    /** Gives away the recorder of what an annotated class trained, which is then ended by who takes it. */
    synchronized Optional<GradientRecorder> takeRecorder() {
        Optional<GradientRecorder> taken = recorders == null ? Optional.empty() : Optional.ofNullable(recorder);
        if (taken.isPresent()) {
            recorder = null;
            models.clear();
        }
        return taken;
    }

    /** Records a model that it trains; without an annotation by a recorder that is made for the first of them. */
    synchronized void record(Object model, Supplier<Optional<GradientRecorder>> unasked) {
        if (recorder == null && isRunning) {
            recorder = recorders == null ? unasked.get().orElse(null) : recorders.get();
            isRecorderItsOwn = true;
        }
        if (recorder != null && recorder.find(model)) {
            models.add(model);
        }
    }

    /** Takes a model over from the class of the test, which trained it before its tests began. */
    void takeOver(Object model) {
        for (RunningTest outer = parent; outer != null; outer = outer.parent) {
            outer.handOver(model);
        }
    }

    private synchronized void handOver(Object model) {
        if (isRecorderItsOwn && models.contains(model)) {
            endRecorder(Ending.Status.COMPLETE, "");
        }
    }

    /**
     * Ends its recordings. Those of an annotated test are ended, and judged, by the extension.
     *
     * @param failure what it threw, in one line; empty if it threw nothing
     * @return its recordings, but for those of an annotated test
     */
    synchronized List<Recording> end(Ending.Status status, String failure) {
        isRunning = false;
        GradientRecorder ending = isRecorderItsOwn ? recorder : null;
        endRecorder(status, failure);
        return ending == null ? List.of() : ending.recordings();
    }

    private void endRecorder(Ending.Status status, String failure) {
        GradientRecorder ending = recorder;
        recorder = null;
        models.clear();
        if (ending != null && isRecorderItsOwn) {
            ending.end(status, failure);
        }
    }
}
