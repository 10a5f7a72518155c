package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.SeedableRandoms;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.remedies.Attempt;
import io.github.gradientharness.remedies.PlannedTraining;
import io.github.gradientharness.remedies.RecordedNetwork;
import io.github.gradientharness.remedies.RemedySearch;
import io.github.gradientharness.remedies.Trial;
import io.github.gradientharness.settings.SettingNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs a test once more, by a launcher of its own, so that its whole life cycle is the user's. No listener of the build hears of it;
 * what it records goes into a folder that is deleted afterwards.
 *
 * @param test the test
 * @param parameters the configuration parameters of the run in which the test was sick
 */
record RepeatedTest(SickTest test, Function<String, Optional<String>> parameters) {

    private static final double NANOSECONDS = 1e9;

    /** Runs it with a trial. */
    RemedySearch.Outcome train(Trial trial, PlannedTraining planned) {
        String name = RunningTrial.begin(trial);
        try {
            Path folder = Files.createTempDirectory("gradient-remedies");
            try {
                Results results = new Results(planned);
                long begin = System.nanoTime();
                LauncherFactory.create(LauncherConfig.builder()
                                .enableTestExecutionListenerAutoRegistration(false)
                                .enablePostDiscoveryFilterAutoRegistration(false)
                                .enableLauncherSessionListenerAutoRegistration(false)
                                .enableLauncherDiscoveryListenerAutoRegistration(false)
                                .build())
                        .execute(request(name, folder, planned), new TestRunListener(), results);
                return outcome(planned, results, folder, (System.nanoTime() - begin) / NANOSECONDS);
            } finally {
                delete(folder);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } finally {
            RunningTrial.end(name);
        }
    }

    /** Those settings that a build gave JUnit directly can't be listed, so the harness's own are handed on one by one. */
    private LauncherDiscoveryRequest request(String trial, Path folder, PlannedTraining planned) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectUniqueId(test.uniqueId()))
                .filters(EngineFilter.includeEngines(
                        UniqueId.parse(test.uniqueId()).getEngineId().orElseThrow()));
        SettingNames.all()
                .forEach(setting ->
                        parameters.apply(setting).ifPresent(value -> request.configurationParameter(setting, value)));
        request.configurationParameter(RunningTrial.PARAMETER, trial)
                .configurationParameter(SettingNames.OUTPUT_DIRECTORY, folder.toString())
                .configurationParameter(SettingNames.REPORT, "false")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false");
        boolean isRehearsal = planned.change().equals(PlannedTraining.REHEARSAL);
        test.seed()
                .ifPresent(seed -> request.configurationParameter(
                        SettingNames.SEED, String.valueOf(isRehearsal ? seed : planned.usedSeed())));
        return request.build();
    }

    private RemedySearch.Outcome outcome(PlannedTraining planned, Results results, Path folder, double seconds)
            throws IOException {
        List<Recording> recordings = new ArrayList<>();
        for (Path file : RecordingReader.filesIn(folder.resolve("recordings"))) {
            Recording recording = RecordingReader.read(file);
            if (!recording.windows().isEmpty()) {
                recordings.add(recording);
            }
        }
        Optional<Recording> measured = recordings.stream().findFirst();
        String metric = measured.map(RepeatedTest::metric).orElse("");
        Attempt attempt = new Attempt(
                planned.change(),
                planned.seed(),
                results.failure.isEmpty(),
                measured.filter(any -> !metric.isEmpty())
                        .map(it -> it.lastMetric(metric))
                        .orElse(Double.NaN),
                measured.map(it ->
                                it.windows().get(it.windows().size() - 1).loss().mean())
                        .orElse(Double.NaN),
                seconds,
                results.problem());
        return new RemedySearch.Outcome(
                attempt,
                metric,
                recordings.stream()
                        .map(it -> RecordedNetwork.fingerprint(it.header().model()))
                        .toList());
    }

    /** One of test or validation data if there is one, else the last. */
    private static String metric(Recording recording) {
        List<String> names =
                recording.metrics().stream().map(MetricPoint::name).distinct().toList();
        return names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).matches(".*(test|valid).*"))
                .findFirst()
                .orElse(names.isEmpty() ? "" : names.get(names.size() - 1));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Seeds what the test draws from, and takes note of how it ended. */
    private static final class Results implements TestExecutionListener {

        private final PlannedTraining planned;
        private Optional<Throwable> failure = Optional.empty();
        private String skipped = "";
        private int tests;

        Results(PlannedTraining planned) {
            this.planned = planned;
        }

        @Override
        public void executionStarted(TestIdentifier started) {
            if (started.isTest() && !planned.change().equals(PlannedTraining.REHEARSAL)) {
                SeedableRandoms.setSeed(planned.usedSeed());
            }
        }

        @Override
        public void executionFinished(TestIdentifier finished, TestExecutionResult result) {
            tests += finished.isTest() ? 1 : 0;
            if (result.getStatus() == TestExecutionResult.Status.FAILED && failure.isEmpty()) {
                failure = result.getThrowable();
            }
            if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
                skipped = "The test was skipped by an assumption of its own.";
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            skipped = "The test was skipped: " + reason;
        }

        /** An assertion is an answer; anything else is none. */
        String problem() {
            if (failure.isPresent()) {
                return failure.get() instanceof AssertionError ? "" : ThrownLine.of(failure.get());
            }
            return tests == 0 && skipped.isEmpty() ? "JUnit did not find the test again." : skipped;
        }
    }
}
