package io.github.gradientharness.maven;

import io.github.gradientharness.report.HtmlReport;
import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.report.ModuleState;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.SummaryReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The report over all modules of a build, and the gate if it is wanted.
 *
 * @param mode what is wanted
 * @param madeBy the goal with the plugin's version
 * @param ignoresExpectations whether expected findings count as real
 * @param log of the goal that is the last so far
 */
record Aggregate(AggregateMode mode, String madeBy, boolean ignoresExpectations, Log log) {

    /** Below the build folder of the project in which Maven was started. */
    private static final String PAGES = "site/gradient-aggregate";

    private static final String SUMMARY = "gradient/aggregate-summary.json";

    /** A single module without others is told by its own report. */
    boolean isNeeded(Reactor reactor) {
        return switch (mode) {
            case OFF -> false;
            case CHECK -> !reactor.modules().isEmpty();
            case REPORT -> reactor.modules().size() + reactor.missing().size() > 1;
        };
    }

    /**
     * Writes the report and, if wanted, judges all modules together.
     *
     * @throws MojoExecutionException if the report can't be written
     * @throws MojoFailureException if the gate is breached
     */
    void write(Reactor reactor) throws MojoExecutionException, MojoFailureException {
        MavenProject root = root(reactor.session());
        Path page = report(reactor, root);
        if (mode == AggregateMode.CHECK && !reactor.gates().isEmpty()) {
            new AggregateGate(reactor, log).check(page);
        }
    }

    /** The project of the folder in which Maven was started, whether or not it is built. */
    private static MavenProject root(MavenSession session) {
        return session.getAllProjects().stream()
                .filter(MavenProject::isExecutionRoot)
                .findFirst()
                .orElse(session.getTopLevelProject());
    }

    private Path report(Reactor reactor, MavenProject root) throws MojoExecutionException {
        Path target = Path.of(root.getBuild().getDirectory());
        Path folder = target.resolve(PAGES);
        List<ModuleState> states = states(reactor, folder);
        ReportContext context = new ReportContext(root.getName(), madeBy, ignoresExpectations, command(reactor), null)
                .overModules(states);
        try {
            HtmlReport html = HtmlReport.open(folder, context);
            List<JudgedRecording> recordings = new ArrayList<>();
            for (ModuleRecordings module : reactor.modules()) {
                JudgedFolder judged = module.judge()
                        .judge(module.files(), recording -> html.render(recording.ofModule(module.name())), html::add);
                judged.problems().forEach(problem -> log.warn(ConsoleLine.oneLine(problem)));
                judged.recordings().forEach(recording -> recordings.add(recording.ofModule(module.name())));
            }
            Path page = html.finish();
            SummaryReport.write(target.resolve(SUMMARY), root.getBasedir().toPath(), recordings, states);
            log.info("Gradient report of " + Counts.of(reactor.modules().size(), "module") + ", "
                    + Counts.of(recordings.size(), "recording") + ": " + page);
            states.stream()
                    .filter(ModuleState::isMissing)
                    .forEach(module -> log.warn("Missing in it: " + module.name() + ", " + module.state()));
            return page;
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't write the gradient report of all modules: " + exception, exception);
        }
    }

    private static String command(Reactor reactor) {
        return "mvn " + String.join(" ", reactor.session().getGoals());
    }

    private static List<ModuleState> states(Reactor reactor, Path folder) {
        List<ModuleState> states = new ArrayList<>();
        for (ModuleRecordings module : reactor.modules()) {
            String number = module.files().isEmpty()
                    ? "no recording"
                    : Counts.of(module.files().size(), "recording");
            states.add(new ModuleState(module.name(), number, false, href(folder, module.page())));
        }
        for (MissingModule missing : reactor.missing()) {
            states.add(new ModuleState(
                    missing.project().getArtifactId(),
                    missing.why(reactor.session()),
                    missing.isGap(reactor.session()),
                    null));
        }
        return states;
    }

    private static @Nullable String href(Path folder, Path page) {
        return Files.exists(page) && page.getRoot().equals(folder.getRoot())
                ? folder.relativize(page).toString().replace('\\', '/')
                : null;
    }
}
