package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Origin;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.rules.UnknownRuleException;
import io.github.gradientharness.settings.Recorded;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** What the extension keeps in JUnit's stores: a recorder for each test, a tally for each class, one test run. */
final class Stores {

    private static final Namespace NAMESPACE = Namespace.create(GradientExtension.class);

    private static final String REPORT = "report at the end of the run";

    /**
     * JUnit closes it with its root store, after all classes. Where the agent runs, the report also covers tests of other engines,
     * and is written when all of them have ended.
     */
    @SuppressWarnings("deprecation") // JUnit before 5.13 closes nothing but a CloseableResource
    private record ClosedAtEnd(ReportAtEnd report, boolean closes)
            implements AutoCloseable, ExtensionContext.Store.CloseableResource {

        static ClosedAtEnd of(TestRun run, Settings settings) {
            return RunningTests.current()
                    .map(tests -> new ClosedAtEnd(tests.report(settings), false))
                    .orElseGet(() -> new ClosedAtEnd(ReportAtEnd.of(run, settings), true));
        }

        @Override
        public void close() {
            if (closes) {
                report.close();
            }
        }
    }

    private Stores() {}

    /** The test's recorder, made when first asked for. */
    static GradientRecorder recorder(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        String key = recorderKey(context);
        return store.getOrComputeIfAbsent(key, ignored -> newRecorder(context), GradientRecorder.class);
    }

    static Optional<GradientRecorder> recorderIfMade(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(recorderKey(context), GradientRecorder.class));
    }

    /** Stores look values up in their parents, so the key names the very test. */
    private static String recorderKey(ExtensionContext context) {
        return "recorder of " + context.getUniqueId();
    }

    /** What a test did to be recorded. */
    static TestWatch watch(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent("watch of " + context.getUniqueId(), ignored -> new TestWatch(), TestWatch.class);
    }

    /** The tally of the class or method that carries the annotation. */
    static ClassTally tally(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        "tally of " + context.getUniqueId(), ignored -> new ClassTally(), ClassTally.class);
    }

    private static TestRun run(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        "test run",
                        ignored -> RunningTests.current().map(RunningTests::run).orElseGet(TestRun::new),
                        TestRun.class);
    }

    /** The report that the run may leave; empty if it was forbidden. */
    static Optional<ReportAtEnd> reportAtEnd(ExtensionContext context) {
        return Optional.ofNullable(context.getRoot().getStore(NAMESPACE).get(REPORT, ClosedAtEnd.class))
                .map(ClosedAtEnd::report);
    }

    private static void reportAtEnd(ExtensionContext context, TestRun run, Settings settings) {
        context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(REPORT, ignored -> ClosedAtEnd.of(run, settings), ClosedAtEnd.class);
    }

    private static GradientRecorder newRecorder(ExtensionContext context) {
        GradientRecorder recorder = newRecorder(context, TestName.of(context));
        if (isEverythingFound(context)) {
            RunningTests.current().ifPresent(tests -> tests.recordBy(context.getUniqueId(), recorder));
        }
        return recorder;
    }

    /** Whether the agent has a test's recorder find what the test does not attach. */
    static boolean isEverythingFound(ExtensionContext context) {
        return RunningTests.current().isPresent() && Settings.of(context).recorded() != Recorded.ATTACHED;
    }

    /** Has an annotated class record what it trains outside of its tests, where the agent runs. */
    static void recordClass(ExtensionContext context) {
        if (isEverythingFound(context)) {
            RunningTests.current()
                    .ifPresent(tests -> tests.recordClassBy(context.getUniqueId(), () -> recorderOfClass(context)));
        }
    }

    /** The recorder of a class, by which it can say that none of its tests recorded anything. */
    static GradientRecorder recorderOfClass(ExtensionContext context) {
        return newRecorder(context, TestName.ofClass(context));
    }

    private static GradientRecorder newRecorder(ExtensionContext context, TestName name) {
        Request request = Request.of(context);
        Settings settings = Settings.of(context);
        TestRun run = run(context);
        Path folder = settings.recordingsFolder();
        if (settings.report() != ReportAtEnd.When.NEVER) {
            reportAtEnd(context, run, settings);
        }
        GradientRecorder recorder = new GradientRecorder(new RecorderOptions(
                run.id(),
                name.suite(),
                name.test(),
                context.getDisplayName(),
                declaration(request, settings),
                settings.windowing(request.windowing()),
                settings.preset(request.preset()),
                settings.schedule(request.schedule(), request.preset()).orElse(null),
                settings.sanityChecks(request.sanityChecks(), request.judged()),
                () -> run.nextFile(folder, name),
                SeededTest.of(context)
                        .map(test -> test.group(context, name.group()))
                        .orElse(null),
                Origin.here(name.unique())));
        if (settings.resumes()) {
            recorder.resume(run.earlier(folder, name));
        }
        RunningTrial.of(context::getConfigurationParameter).ifPresent(trial -> recorder.prepareModels(trial::prepare));
        return recorder;
    }

    /** Forgets what an earlier run recorded with seeds that this one may not reach. */
    static void deleteRecordingsOfSeeds(ExtensionContext template, SeededTest test) {
        TestName name = TestName.of(template);
        Path folder = Settings.of(template).recordingsFolder();
        for (int i = 0; i < test.run().mostSeeds(); i++) {
            run(template).deleteOld(folder, name.withSeed(test.run().seedAt(i)));
        }
    }

    private static Declaration declaration(Request request, Settings settings) {
        Map<String, Double> limits = settings.limits(request.limits());
        List<String> ruleSets = settings.ruleSets(request.ruleSets());
        try {
            RuleSet rules = RuleSet.named(ruleSets);
            limits.keySet().forEach(rules::requireRule);
            request.expectations().forEach(expectation -> rules.requireRule(expectation.rule()));
        } catch (UnknownRuleException exception) {
            throw new ExtensionConfigurationException(exception.getMessage(), exception);
        }
        return new Declaration(request.judged(), limits, request.expectations(), ruleSets);
    }
}
