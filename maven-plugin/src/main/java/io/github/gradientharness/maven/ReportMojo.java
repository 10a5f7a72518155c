package io.github.gradientharness.maven;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.rules.RuleSet;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Writes the report in the chosen formats; never fails because of what it says. */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends AbstractGradientMojo {

    /** The JSON file for pipelines. */
    @Parameter(
            property = "gradient.summaryFile",
            defaultValue = "${project.build.directory}/gradient/summary.json",
            required = true)
    private File summaryFile;

    /** The formats of the report, separated by commas: html, json, markdown, csv, tensorboard, sarif, junit. */
    @Parameter(property = "gradient.formats", defaultValue = "html,json")
    private String formats;

    /** Folder of all formats but html and json. */
    @Parameter(
            property = "gradient.formatsDirectory",
            defaultValue = "${project.build.directory}/gradient",
            required = true)
    private File formatsDirectory;

    @Override
    void run(RecordingsJudge judge) throws MojoExecutionException {
        List<Path> files = files();
        JudgedFolder folder;
        ReportPlaces places = places();
        try {
            List<Recording> whole = new ArrayList<>();
            folder = judge.judge(
                    files, recording -> whole.add(recording.diagnosis().recording()));
            ReportContent content = new ReportContent(
                    withMeasurements(folder.recordings(), whole),
                    RuleSet.defaults().descriptions(),
                    context());
            for (ReportFormat format : chosen()) {
                Path written = content.write(format, places);
                if (!isQuiet()) {
                    getLog().info(content.announcement(format, written));
                }
            }
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't write the gradient report: " + exception, exception);
        }
        folder.requireAllReadable();
    }

    private static List<JudgedRecording> withMeasurements(List<JudgedRecording> judged, List<Recording> whole) {
        List<JudgedRecording> recordings = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            JudgedRecording recording = judged.get(i);
            recordings.add(
                    new JudgedRecording(recording.file(), recording.diagnosis().withRecording(whole.get(i))));
        }
        return recordings;
    }

    private Set<ReportFormat> chosen() throws MojoExecutionException {
        try {
            return ReportFormat.parse(formats);
        } catch (IllegalArgumentException exception) {
            throw new MojoExecutionException(
                    "The setting gradient.formats is '" + formats + "'. " + exception.getMessage(), exception);
        }
    }

    private ReportPlaces places() {
        return new ReportPlaces(
                reportFolder(),
                summaryFile.toPath(),
                formatsDirectory.toPath(),
                project().getBasedir().toPath(),
                project().getTestCompileSourceRoots().stream().map(Path::of).toList());
    }

    private ReportContext context() {
        return new ReportContext(project().getName(), nameAndVersion(), ignoresExpectations());
    }
}
