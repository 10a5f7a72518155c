package io.github.gradientharness.maven;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.recording.file.RecordingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The recordings that the projects below {@code src/it} are given, as the harness's own writer writes them. */
public final class FixtureFiles {

    private final Path scratch;
    private final Map<String, String> files = new TreeMap<>();

    FixtureFiles(Path scratch) {
        this.scratch = scratch;
    }

    /** Text by path below {@code src/it}. */
    Map<String, String> all() throws IOException {
        String healthy = text(Recordings.healthy(Recordings.SICK_TEST, Declaration.NONE));
        String sick = text(Recordings.vanishing(Declaration.NONE));
        addHealthy("check-passes-when-every-recording-is-healthy");
        addSecond("check-passes-when-every-recording-is-healthy", healthy);
        addHealthy("check-fails-after-the-report-when-a-finding-is-not-expected");
        addSecond("check-fails-after-the-report-when-a-finding-is-not-expected", sick);
        addSecond(
                "expected-findings-pass-and-ignore-expectations-makes-them-fail",
                text(Recordings.vanishing(Recordings.SICK_ON_PURPOSE)));
        addSecond(
                "an-absent-expected-finding-fails",
                text(Recordings.healthy(Recordings.SICK_TEST, Recordings.SICK_ON_PURPOSE)));
        addSecond("a-cut-off-recording-is-inconclusive-and-fails", cutOff(healthy));
        addHealthy("a-recording-of-a-newer-version-is-refused-by-name");
        addSecond(
                "a-recording-of-a-newer-version-is-refused-by-name",
                healthy.replaceFirst("\"version\":1", "\"version\":2"));
        addSecond(
                "a-file-of-another-format-is-refused-by-name",
                healthy.replaceFirst("\"gradient-recording\"", "\"other-recording\""));
        addSecond("soft-failure-and-an-allowed-number-let-findings-through", sick);
        addSecond("the-mildest-severity-that-fails-is-chosen", sick);
        addSecond("skipped-tests-skip-the-gate", sick);
        addSecond("limits-are-set-in-the-pom-and-on-the-command-line", sick);
        addSecond("rules-of-the-pom-hold-for-layers-and-tests", sick);
        addSecond("an-accepted-finding-passes-until-its-day-is-over", sick);
        addHealthy("accepted-findings-of-parent-and-module-add-up/first");
        addSecond("accepted-findings-of-parent-and-module-add-up/second", sick);
        add(
                "accepted-findings-of-parent-and-module-add-up/second",
                "converges",
                sick.replaceFirst(Recordings.SICK_TEST, "converges"));
        addSecond("check-by-itself-leaves-a-report", sick);
        addSecond("report-and-gate-say-the-same-however-they-are-configured", sick);
        addSecond("github-is-told-where-and-why", sick);
        addSecond("a-failing-module-does-not-silence-the-others/first", sick);
        addHealthy("a-failing-module-does-not-silence-the-others/second");
        addDrifted("freeze-writes-a-baseline-and-drift-from-it-fails");
        addDrifted("the-command-that-drift-names-freezes-it");
        addHealthy("improvement-since-the-baseline-passes-and-gaps-are-told");
        addSecond("improvement-since-the-baseline-passes-and-gaps-are-told", healthy);
        addHealthy("a-baseline-is-not-written-by-a-build-server");
        addHealthy("a-baseline-is-frozen-by-one-module-only/first");
        addSecond("a-baseline-is-frozen-by-one-module-only/second", healthy);
        addHealthy("a-baseline-left-by-a-merge-is-refused-after-the-report");
        addHealthy("several-modules-get-one-report-without-configuration/first");
        addSecond("several-modules-get-one-report-without-configuration/second", healthy);
        addSecond("one-report-over-sick-and-fine-modules-names-each-module/first", sick);
        addHealthy("one-report-over-sick-and-fine-modules-names-each-module/second");
        addSecond("one-report-over-sick-and-fine-modules-names-each-module/third", sick);
        addHealthy("modules-that-failed-or-were-not-built-are-named-in-the-report/fine");
        addHealthy("the-report-is-part-of-the-site");
        addHealthy("formats-are-chosen-by-name");
        addSecond("formats-are-chosen-by-name", sick);
        addHealthy("an-unknown-format-is-named");
        addHealthy("goals-run-in-parallel-reactors");
        addHealthy("the-plugin-class-path-holds-no-nd4j");
        addSecond("a-switch-that-is-neither-true-nor-false-is-refused", sick);
        addHealthy("a-misspelt-element-is-named-for-typed-goals-and-the-site-too");
        addHealthy("github-is-told-of-every-failure-and-decides-none/healthy");
        addSecond("github-is-told-of-every-failure-and-decides-none/sick", sick);
        return files;
    }

    private void addHealthy(String project) throws IOException {
        add(project, Recordings.HEALTHY_TEST, text(Recordings.healthy(Recordings.HEALTHY_TEST, Declaration.NONE)));
    }

    /** Another folder holds the same training after it has drifted. */
    private void addDrifted(String project) throws IOException {
        addHealthy(project);
        files.put(
                project + "/drifted/" + Recordings.SUITE + "/" + Recordings.HEALTHY_TEST + ".jsonl",
                text(Recordings.uneven(Recordings.HEALTHY_TEST)));
    }

    private void addSecond(String project, String text) {
        add(project, Recordings.SICK_TEST, text);
    }

    private void add(String project, String test, String text) {
        files.put(project + "/recordings/" + Recordings.SUITE + "/" + test + ".jsonl", text);
    }

    /** As a JVM leaves it that was killed while it wrote the last window. */
    private static String cutOff(String text) {
        int lastWindow = text.lastIndexOf("{\"type\":\"window\"");
        return text.substring(0, lastWindow + 100);
    }

    private String text(Recording recording) throws IOException {
        Path file = scratch.resolve("recording.jsonl");
        write(file, recording);
        return Files.readString(file);
    }

    /** Writes a recording as a test run would. */
    public static void write(Path file, Recording recording) throws IOException {
        try (RecordingWriter writer = new RecordingWriter(file, recording.header())) {
            for (Window window : recording.windows()) {
                writer.append(window);
            }
            if (recording.ending() != null) {
                writer.append(recording.ending());
            }
        }
    }
}
