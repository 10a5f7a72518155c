package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Gives each test a recorder, ends its recordings, and judges them where the test asked for it. */
final class GradientExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                BeforeTestExecutionCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    /** Made by JUnit. */
    GradientExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        Stores.tally(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Stores.recorder(context);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        WatchedFields.attach(context, Stores.recorder(context));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Optional<GradientRecorder> recorder = Stores.recorderIfMade(context);
        if (recorder.isEmpty()) {
            return;
        }
        Ending.Status status = status(context);
        recorder.get().end(status);
        List<Recording> recordings = recorder.get().recordings();
        Request request = Request.of(context);
        count(Stores.tally(request.owner()), status, recordings);
        if (status != Ending.Status.ABORTED) {
            requireWritten(recordings);
            SeededTest.of(context).ifPresent(test -> test.run().requireUsed(test.requiredSeed(context), recordings));
            if (request.judged()) {
                judgeSeedOrTest(context, request, status, recorder.get());
            }
        }
    }

    private static void judgeSeedOrTest(
            ExtensionContext context, Request request, Ending.Status status, GradientRecorder recorder) {
        try {
            judge(context, request, status, recorder);
        } catch (AssertionError error) {
            if (SeededTest.of(context).isPresent()
                    && SeededTest.of(context).get().outcomeOf(context, error) instanceof SeedFailure failure) {
                throw failure;
            }
            throw error;
        }
    }

    private static Ending.Status status(ExtensionContext context) {
        return context.getExecutionException()
                .map(exception -> exception instanceof TestAbortedException && !(exception instanceof SeedFailure)
                        ? Ending.Status.ABORTED
                        : Ending.Status.FAILED)
                .orElse(Ending.Status.COMPLETE);
    }

    private static void count(ClassTally tally, Ending.Status status, List<Recording> recordings) {
        if (!recordings.isEmpty()) {
            tally.testRecorded();
        } else if (status == Ending.Status.COMPLETE) {
            tally.testWasSilent();
        } else {
            tally.testDidNotFinish();
        }
    }

    private static void requireWritten(List<Recording> recordings) {
        for (Recording recording : recordings) {
            Ending ending = recording.ending();
            if (ending != null && !ending.problem().isEmpty()) {
                throw new InconclusiveError("INCONCLUSIVE: " + ending.problem());
            }
        }
    }

    private static void judge(
            ExtensionContext context, Request request, Ending.Status status, GradientRecorder recorder) {
        if (!recorder.recordings().isEmpty()) {
            Verdict.requireHealthy(
                    recorder.recordings(),
                    recorder.files(),
                    Stores.reportAtEnd(context).flatMap(ReportAtEnd::page));
        } else if (request.isOnMethod() && status == Ending.Status.COMPLETE) {
            throw Verdict.nothingRecorded(TestName.of(context).place());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Request request = Request.of(context);
        boolean isOwner = request.owner().getUniqueId().equals(context.getUniqueId());
        if (isOwner && request.judged() && Stores.tally(context).nothingWasRecorded()) {
            throw Verdict.nothingRecorded(context.getRequiredTestClass().getName() + " ("
                    + Stores.tally(context).silentTests() + " tests)");
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == GradientRecorder.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("A GradientRecorder belongs to one test. Take it as a parameter of"
                    + " the test method, @BeforeEach or @AfterEach, not of "
                    + parameter.getDeclaringExecutable().getName() + ".");
        }
        return Stores.recorder(context);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable throwable) throws Throwable {
        throw BackendProblem.explain(throwable);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable throwable)
            throws Throwable {
        throw BackendProblem.explain(throwable);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable throwable)
            throws Throwable {
        throw BackendProblem.explain(throwable);
    }
}
