package io.github.gradientharness.junit;

import io.github.gradientharness.agent.TrainingStarts;
import io.github.gradientharness.instrument.FirstMinibatch;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * The tests that run at a time, of whatever engine, and which of them a thread trains for. A model that is about to be trained is
 * recorded by the recorder of its test, unless it is recorded already.
 *
 * <p>A thread trains for the test that JUnit began in it; one that a test started, for that test; any other, for the only test that
 * runs. What is trained in {@code @BeforeAll} or in a static initialiser belongs to the class, until a test trains it on. Tests of a test factory are recorded
 * together.
 */
final class RunningTests {

    private static final System.Logger LOG = System.getLogger(RunningTests.class.getName());

    private static final List<RunningTests> ALL = new CopyOnWriteArrayList<>();

    private final TestPlan plan;
    private final Map<String, RunningTest> running = new ConcurrentHashMap<>();
    private final InheritableThreadLocal<@Nullable RunningTest> ofThread = new InheritableThreadLocal<>();
    private final AtomicInteger withoutTest = new AtomicInteger();
    private final Consumer<Object> observer = this::record;
    private final UnaskedRecorders unasked;

    private RunningTests(TestPlan plan) {
        this.plan = plan;
        this.unasked = new UnaskedRecorders(plan.getConfigurationParameters()::get);
    }

    /** The run of tests that is going on; if one runs within another, the inner one. Empty where the agent does not run. */
    static Optional<RunningTests> current() {
        List<RunningTests> all = List.copyOf(ALL);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    static RunningTests begin(TestPlan plan) {
        RunningTests tests = new RunningTests(plan);
        ALL.add(tests);
        TrainingStarts.observe(tests.observer);
        return tests;
    }

    /** What all recordings of the run share. */
    TestRun run() {
        return unasked.run();
    }

    /** The report of the run, written when it has ended. */
    ReportAtEnd report(Settings settings) {
        return unasked.report(settings);
    }

    void started(TestIdentifier test) {
        RunningTest parent = nearest(plan.getParent(test));
        TestSource source = test.getSource().orElse(null);
        RunningTest started = null;
        if (source instanceof MethodSource method) {
            started = new RunningTest(
                    TestName.of(test, method), test.getDisplayName(), loaded(method::getJavaClass), parent);
        } else if (source instanceof ClassSource type && test.isContainer()) {
            started = new RunningTest(
                    TestName.ofClass(type.getClassName()), test.getDisplayName(), loaded(type::getJavaClass), parent);
        }
        if (started != null) {
            running.put(test.getUniqueId(), started);
        }
        ofThread.set(started == null ? parent : started);
    }

    /** The class of a test; empty where its loader does not find it, as for tests that are no Java methods. */
    private static Optional<Class<?>> loaded(Supplier<Class<?>> type) {
        try {
            return Optional.of(type.get());
        } catch (RuntimeException | LinkageError exception) {
            return Optional.empty();
        }
    }

    private @Nullable RunningTest nearest(Optional<TestIdentifier> begin) {
        for (TestIdentifier at = begin.orElse(null);
                at != null;
                at = plan.getParent(at).orElse(null)) {
            RunningTest test = running.get(at.getUniqueId());
            if (test != null) {
                return test;
            }
        }
        return null;
    }

    void finished(TestIdentifier test, TestExecutionResult result) {
        RunningTest finished = running.remove(test.getUniqueId());
        ofThread.set(nearest(plan.getParent(test)));
        if (finished != null) {
            List<Recording> recordings = finished.end(
                    switch (result.getStatus()) {
                        case SUCCESSFUL -> Ending.Status.COMPLETE;
                        case ABORTED -> Ending.Status.ABORTED;
                        case FAILED -> Ending.Status.FAILED;
                    },
                    result.getThrowable().map(ThrownLine::of).orElse(""));
            if (test.isTest() && !recordings.isEmpty()) {
                unasked.noteSickness(test.getUniqueId(), finished, recordings);
            }
        }
    }

    /** Has the recorder of an annotated test find the models that it does not attach. */
    void recordBy(String uniqueId, GradientRecorder recorder) {
        RunningTest test = running.get(uniqueId);
        if (test != null) {
            test.recordBy(recorder);
        }
    }

    /** Has an annotated class record what it trains outside of its tests. */
    void recordClassBy(String uniqueId, Supplier<GradientRecorder> recorders) {
        RunningTest type = running.get(uniqueId);
        if (type != null) {
            type.recordBy(recorders);
        }
    }

    /** The recorder of what an annotated class trained outside of its tests; empty if it trained nothing, or a test took it over. */
    Optional<GradientRecorder> takeRecorder(String uniqueId) {
        return Optional.ofNullable(running.get(uniqueId)).flatMap(RunningTest::takeRecorder);
    }

    private void record(Object model) {
        if (FirstMinibatch.isOwnThread()) {
            return;
        }
        RunningTest test = ofCallingThread();
        if (test != null) {
            test.takeOver(model);
        }
        if (GradientRecorder.isAttached(model)) {
            return;
        }
        if (test == null) {
            withoutTest.incrementAndGet();
        } else {
            test.record(model, () -> unasked.of(test));
        }
    }

    private @Nullable RunningTest ofCallingThread() {
        RunningTest inherited = ofThread.get();
        RunningTest outer = inherited != null && inherited.isRunning() ? inherited : null;
        List<RunningTest> innermost = running.values().stream()
                .filter(test -> outer == null || test.isWithin(outer))
                .filter(test -> running.values().stream().noneMatch(other -> other.parent() == test))
                .toList();
        return innermost.size() == 1 ? innermost.get(0) : outer;
    }

    /** Ends what is still going on, says what could not be recorded, and leaves the report that the tests write themselves. */
    void end() {
        TrainingStarts.leave(observer);
        ALL.remove(this);
        if (withoutTest.get() > 0) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Networks began to train " + withoutTest.get()
                            + " times while no test ran, or while several ran at once"
                            + " in a thread that none of them had started. Their gradients were not recorded.");
        }
        unasked.writeReport();
    }
}
