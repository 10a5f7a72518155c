package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Origin;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.settings.Recorded;
import io.github.gradientharness.verdict.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the recorders of tests that did not ask for one. What such a recording finds is reported and fails no test. Thread-safe. */
final class UnaskedRecorders {

    private final Function<String, Optional<String>> parameters;
    private final Set<RunningTest> misconfigured = ConcurrentHashMap.newKeySet();
    private @Nullable TestRun run;
    private @Nullable ReportAtEnd report;

    /**
     * Recorders of a run.
     *
     * @param parameters JUnit's configuration parameters
     */
    UnaskedRecorders(Function<String, Optional<String>> parameters) {
        this.parameters = parameters;
    }

    /** What all recordings of the run share, made when the first of them is: it looks at the machine's processes. */
    synchronized TestRun run() {
        TestRun known = run;
        if (known == null) {
            known = new TestRun();
            run = known;
        }
        return known;
    }

    /** A recorder for a test; empty if the settings leave it out, or make no sense, of which a recording without a training tells. */
    Optional<GradientRecorder> of(RunningTest test) {
        try {
            return wanted(test);
        } catch (RuntimeException problem) {
            if (misconfigured.add(test)) {
                leave(test, "No training was recorded: " + problem.getMessage());
            }
            return Optional.empty();
        }
    }

    private void leave(RunningTest test, String problem) {
        TestName name = test.name();
        Path folder = Settings.of(parameters, test.testClass()).recordingsFolder();
        GradientRecorder recorder = new GradientRecorder(new RecorderOptions(
                run().id(),
                name.suite(),
                name.test(),
                test.displayName(),
                Declaration.unasked(Map.of(), List.of()),
                Windowing.EPOCH,
                Preset.STANDARD,
                null,
                RecorderOptions.SanityChecks.OFF,
                () -> run().nextFile(folder, name),
                null,
                Origin.here(name.unique())));
        recorder.recordNothing(problem);
        recorder.end(Ending.Status.COMPLETE);
    }

    private Optional<GradientRecorder> wanted(RunningTest test) {
        Settings settings = Settings.of(parameters, test.testClass());
        TestName name = test.name();
        if (settings.recorded() != Recorded.ALL || settings.leavesOut(name.suite())) {
            return Optional.empty();
        }
        willReport(settings);
        Path folder = settings.recordingsFolder();
        GradientRecorder recorder = new GradientRecorder(new RecorderOptions(
                run().id(),
                name.suite(),
                name.test(),
                test.displayName(),
                Declaration.unasked(settings.limits(Map.of()), settings.ruleSets(List.of())),
                settings.windowing(Optional.empty()),
                settings.preset(Optional.empty()),
                settings.schedule(Optional.empty(), Optional.empty()).orElse(null),
                settings.sanityChecks(Optional.empty(), false),
                () -> run().nextFile(folder, name),
                null,
                Origin.here(name.unique())));
        if (settings.resumes()) {
            recorder.resume(run().earlier(folder, name));
        }
        RunningTrial.of(parameters).ifPresent(trial -> recorder.prepareModels(trial::prepare));
        return Optional.of(recorder);
    }

    /** Has remedies tried on a test whose recordings are not healthy, where the settings say so. */
    void noteSickness(String uniqueId, RunningTest test, List<Recording> recordings) {
        Settings settings = Settings.of(parameters, test.testClass());
        if (RunningTrial.of(parameters).isEmpty() && settings.triesRemedies(false) && isSick(recordings, settings)) {
            SickTests.current().ifPresent(it -> it.add(SickTest.of(uniqueId, test.name(), settings), Optional.empty()));
        }
    }

    private static boolean isSick(List<Recording> recordings, Settings settings) {
        return recordings.stream()
                .map(recording -> RuleSet.defaults().evaluate(recording, settings.judgement()))
                .anyMatch(diagnosis -> diagnosis.gateOutcome() == Outcome.UNHEALTHY);
    }

    /** In a Maven build the plugin writes the report, also where the build fails. */
    private void willReport(Settings settings) {
        ReportAtEnd.When when = settings.report();
        if (when == ReportAtEnd.When.ALWAYS
                || when == ReportAtEnd.When.SOMETHING_IS_WRONG && !ForkedBuild.isOfSurefire()) {
            report(settings);
        }
    }

    /** The report of the run, which the tests write themselves when it ends. */
    synchronized ReportAtEnd report(Settings settings) {
        ReportAtEnd known = report;
        if (known == null) {
            known = ReportAtEnd.of(run(), settings);
            report = known;
        }
        return known;
    }

    /** Writes the report, if there is to be one. */
    synchronized void writeReport() {
        ReportAtEnd writing = report;
        if (writing != null) {
            writing.close();
        }
    }
}
