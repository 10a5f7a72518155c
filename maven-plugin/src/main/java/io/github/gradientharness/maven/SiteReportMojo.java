package io.github.gradientharness.maven;

import io.github.gradientharness.maven.recordings.RecordingsJudge;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;

/**
 * Makes the report part of {@code mvn site}, as an entry of the project's reports. Belongs into the POM's
 * {@code <reporting>}; left out where there is no recording. The tests have to have run before, as by
 * {@code mvn verify site}.
 */
@Mojo(name = "site-report", threadSafe = true)
public final class SiteReportMojo extends AbstractGradientMojo implements MavenReport {

    private static final String FOLDER = "gradient";

    @Override
    void run(RecordingsJudge judge) throws MojoExecutionException {
        report().write(judge, files()).requireAllReadable();
    }

    /** Writes the pages. They keep their own layout, so the site's sink is left alone. */
    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        try {
            execute();
        } catch (MojoExecutionException | MojoFailureException exception) {
            throw new MavenReportException(exception.getMessage(), exception);
        }
    }

    @Override
    public boolean canGenerateReport() throws MavenReportException {
        try {
            return isWanted() && !files().isEmpty();
        } catch (MojoExecutionException exception) {
            throw new MavenReportException(exception.getMessage(), exception);
        }
    }

    @Override
    public boolean isExternalReport() {
        return true;
    }

    /** Relative to the site's folder, without ".html". */
    @Override
    public String getOutputName() {
        return FOLDER + "/index";
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Gradients";
    }

    @Override
    public String getDescription(Locale locale) {
        return "What each layer's gradient did in the tests that train neural networks.";
    }

    /** The site's folder; the pages go below it. */
    @Override
    public void setReportOutputDirectory(File folder) {
        writePagesTo(folder.toPath().resolve(FOLDER));
    }

    @Override
    public File getReportOutputDirectory() {
        Path parent = pages().getParent();
        return (parent == null ? pages() : parent).toFile();
    }
}
