package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.text.NothingRecorded;
import io.github.gradientharness.verdict.GradientError;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** Gives each test a recorder, ends its recordings, and judges them where the test asked for it. */
final class GradientExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                BeforeTestExecutionCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver,
                InvocationInterceptor,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    /** Made by JUnit. */
    GradientExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        Stores.tally(context);
        Stores.recordClass(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Stores.watch(context);
        Stores.recorder(context);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        Stores.watch(context).attachFields(context, Stores.recorder(context));
    }

    /** The recorder belongs to the factory, which is an ancestor of the test; between them may be containers. */
    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } catch (Throwable throwable) {
            if (!(throwable instanceof TestAbortedException)) {
                factory(context).ifPresent(it -> Stores.watch(it).dynamicTestFailed());
            }
            throw throwable;
        }
    }

    private static Optional<ExtensionContext> factory(ExtensionContext dynamic) {
        Optional<ExtensionContext> at = dynamic.getParent();
        while (at.isPresent() && Stores.recorderIfMade(at.get()).isEmpty()) {
            at = at.get().getParent();
        }
        return at;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        failingAtTheTest(context, () -> endAndJudge(context));
    }

    /** Runs a judgement; what it throws names the test as the place, not the harness's own calls. */
    private static void failingAtTheTest(ExtensionContext context, Runnable judgement) {
        try {
            judgement.run();
        } catch (GradientError error) {
            error.thrownAt(TestPlace.of(context));
            throw error;
        }
    }

    private static void endAndJudge(ExtensionContext context) {
        Optional<GradientRecorder> made = Stores.recorderIfMade(context);
        if (made.isEmpty()) {
            return;
        }
        GradientRecorder recorder = made.get();
        Request request = Request.of(context);
        Ending.Status status = status(context);
        if (RunningTrial.of(context::getConfigurationParameter).isPresent()) {
            recorder.end(
                    status); // whoever tries a remedy asks what became of it, not whether its gradients are healthy
            return;
        }
        Stores.watch(context).fields().forEach(field -> field.compare(recorder));
        Optional<NothingRecorded> nothing =
                status == Ending.Status.COMPLETE && recorder.recordings().isEmpty()
                        ? Omission.of(request, Stores.watch(context), Stores.isEverythingFound(context))
                        : Optional.empty();
        if (nothing.isPresent()) {
            Stores.tally(request.owner()).testFailed();
            throw failure(context, recorder, TestName.of(context).place(), nothing.get());
        }
        endAndJudge(context, recorder, request, status);
    }

    private static void endAndJudge(
            ExtensionContext context, GradientRecorder recorder, Request request, Ending.Status status) {
        recorder.end(status, thrown(context).map(ThrownLine::of).orElse(""));
        List<Recording> recordings = recorder.recordings();
        count(Stores.tally(request.owner()), status, recordings);
        if (status != Ending.Status.ABORTED) {
            Verdict.requireWhole(recordings, recorder.files(), () -> page(context));
            SeededTest.of(context).ifPresent(test -> test.run().requireUsed(test.requiredSeed(context), recordings));
            if (request.judged() && !failedBeforeTraining(status, recordings) && !recordings.isEmpty()) {
                judgeSeedOrTest(context, recorder);
            }
        }
    }

    /** Whether what the test threw says all there is to say. */
    private static boolean failedBeforeTraining(Ending.Status status, List<Recording> recordings) {
        return status == Ending.Status.FAILED
                && recordings.stream().allMatch(recording -> recording.windows().isEmpty());
    }

    private static Optional<Throwable> thrown(ExtensionContext context) {
        Optional<Throwable> thrown = context.getExecutionException();
        return thrown.isPresent() ? thrown : SeededTest.of(context).flatMap(test -> test.failure(context));
    }

    /** Leaves a recording that says so, so that the build does not pass where a failed test is ignored. */
    private static AssertionError failure(
            ExtensionContext context, GradientRecorder recorder, String place, NothingRecorded nothing) {
        recorder.recordNothing(nothing.problem());
        recorder.end(Ending.Status.COMPLETE);
        return Verdict.nothingRecorded(
                place, nothing, Stores.reportAtEnd(context).flatMap(ReportAtEnd::page));
    }

    private static void judgeSeedOrTest(ExtensionContext context, GradientRecorder recorder) {
        try {
            Verdict.requireHealthy(
                    recorder.recordings(),
                    recorder.files(),
                    Settings.of(context).judgement(),
                    () -> page(context));
        } catch (AssertionError error) {
            noteSickness(context, error);
            boolean isMatterOfShare = SeededTest.of(context)
                    .filter(test -> test.takesNoteOf(context, error))
                    .isPresent();
            if (!isMatterOfShare) {
                throw error;
            }
        }
    }

    private static void noteSickness(ExtensionContext context, AssertionError error) {
        Settings settings = Settings.of(context);
        if (error instanceof UnhealthyError
                && settings.triesRemedies(Request.of(context).tryRemedies())) {
            SickTests.current().ifPresent(it -> it.add(SickTest.of(context, settings), Stores.reportAtEnd(context)));
        }
    }

    /** The page that the tests write. A seed that only counts in a share promises none: nobody sees its message. */
    private static Optional<Path> page(ExtensionContext context) {
        boolean isSeen = SeededTest.of(context)
                .filter(test -> test.run().countsInShare())
                .isEmpty();
        return Stores.reportAtEnd(context).filter(any -> isSeen).flatMap(ReportAtEnd::page);
    }

    private static Ending.Status status(ExtensionContext context) {
        Optional<Throwable> thrown = context.getExecutionException();
        if (thrown.isPresent()) {
            return thrown.get() instanceof TestAbortedException ? Ending.Status.ABORTED : Ending.Status.FAILED;
        }
        boolean seedFailed =
                SeededTest.of(context).filter(test -> test.hasFailed(context)).isPresent();
        return seedFailed || Stores.watch(context).hasFailedDynamicTest()
                ? Ending.Status.FAILED
                : Ending.Status.COMPLETE;
    }

    private static void count(ClassTally tally, Ending.Status status, List<Recording> recordings) {
        if (!recordings.isEmpty()) {
            tally.testRecorded();
        } else if (status == Ending.Status.COMPLETE) {
            tally.testWasSilent();
        } else {
            tally.testFailed();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        failingAtTheTest(context, () -> {
            RunningTests.current()
                    .flatMap(tests -> tests.takeRecorder(context.getUniqueId()))
                    .ifPresent(recorder -> endAndJudge(context, recorder, Request.of(context), status(context)));
            requireAnyRecording(context);
        });
    }

    private static void requireAnyRecording(ExtensionContext context) {
        if (RunningTrial.of(context::getConfigurationParameter).isPresent()) {
            return;
        }
        Request request = Request.of(context);
        boolean isOwner = request.owner().getUniqueId().equals(context.getUniqueId());
        ClassTally tally = Stores.tally(context);
        if (isOwner && request.judged() && !request.mayRecordNothing() && tally.nothingWasRecorded()) {
            throw failure(
                    context,
                    Stores.recorderOfClass(context),
                    context.getRequiredTestClass().getName(),
                    NothingRecorded.inClass(tally.silentTests()));
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
        if (!AnnotationSupport.isAnnotated(parameter.getDeclaringExecutable(), AfterEach.class)) {
            Stores.watch(context).recorderTaken();
        }
        return Stores.recorder(context);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable throwable) throws Throwable {
        if (throwable instanceof GradientError assertion) {
            page(context).ifPresent(assertion::shownOn);
        }
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
