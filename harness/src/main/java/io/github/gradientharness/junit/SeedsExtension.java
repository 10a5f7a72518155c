package io.github.gradientharness.junit;

import io.github.gradientharness.seeds.SeedOutcome;
import io.github.gradientharness.settings.SettingNames;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** Runs a test over seeds, takes note of what comes of each, and lets the share decide. */
final class SeedsExtension
        implements TestTemplateInvocationContextProvider, TestExecutionExceptionHandler, TestWatcher {

    /** Made by JUnit. */
    SeedsExtension() {}

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return annotation(context).isPresent();
    }

    private static Optional<OverSeeds> annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestMethod(), OverSeeds.class);
    }

    /** JUnit takes the next invocation when the one before has ended, so the seeds are made one by one. */
    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        SeededTest test = SeededTest.begin(context, annotation(context).orElseThrow());
        if (test.run().mostSeeds() == 0) {
            throw new TestAbortedException("Another part of the build runs the seeds of this test: none of them is in "
                    + SettingNames.SEEDS + ".");
        }
        if (test.run().countsInShare()) {
            Stores.deleteRecordingsOfSeeds(context, test);
        }
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        new SeedInvocations(context, test), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable throwable) throws Throwable {
        Optional<SeededTest> test = SeededTest.of(context);
        boolean isNoted = test.isPresent()
                && throwable instanceof AssertionError error
                && test.get().takesNoteOf(context, error);
        if (!isNoted) {
            throw throwable;
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        SeededTest.of(context).ifPresent(test -> {
            SeedOutcome outcome = test.outcome(context);
            test.run().add(outcome);
            if (!outcome.success()) {
                context.publishReportEntry(
                        "seed " + outcome.seed(), "did not succeed; the share decides: " + outcome.shortReason());
            }
        });
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        SeededTest.of(context).ifPresent(test -> test.run().addAborted());
    }

    /** What fails with one seed in another way than by an assertion is no matter of shares. */
    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        SeededTest.of(context).ifPresent(test -> test.run().stop());
    }
}
