package io.github.gradientharness.maven.reactor;

import io.github.gradientharness.gate.BaselineResult;
import io.github.gradientharness.gate.Counts;
import io.github.gradientharness.gate.Gate;
import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.Reaction;
import io.github.gradientharness.maven.console.ConsoleLine;
import io.github.gradientharness.maven.recordings.JudgedFolder;
import io.github.gradientharness.maven.recordings.OpenReports;
import io.github.gradientharness.maven.settings.ChosenTests;
import io.github.gradientharness.maven.settings.CommandLine;
import io.github.gradientharness.report.ModuleState;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.formats.ReportContent;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportFormats;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.report.formats.ReportWriter;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** The report over all modules of a build. */
final class AggregateReport {

    private final Reactor reactor;
    private final Aggregate how;
    private final ReportPlaces places;
    private final List<ModuleState> states;
    private final ReportContext context;

    /** A report in the build folder of the project in which Maven was started. */
    AggregateReport(Reactor reactor, Aggregate how) {
        this.reactor = reactor;
        this.how = how;
        this.places = AggregatePlaces.of(reactor.session());
        this.states = states();
        String command = CommandLine.of(reactor.session());
        this.context = new ReportContext(
                        AggregatePlaces.root(reactor.session()).getName(),
                        how.madeBy(),
                        how.ignoresExpectations(),
                        command)
                .overModules(states);
    }

    /**
     * Writes those of the chosen formats that are written over all modules, and says which are not.
     *
     * @return where a reader is sent; empty if none of the formats is
     * @throws MojoExecutionException if one can't be written
     */
    Optional<Path> write() throws MojoExecutionException {
        try {
            List<Path> written = writeAll();
            states.stream()
                    .filter(ModuleState::isMissing)
                    .forEach(module ->
                            how.log().warn("Missing from that report: " + module.name() + ", " + module.state()));
            sayWhatIsNotWritten();
            return written.stream().findFirst();
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't write the gradient report of all modules: " + exception, exception);
        }
    }

    private List<Path> writeAll() throws IOException {
        List<ReportFormat> formats =
                how.formats().stream().filter(ReportFormat::isOverModules).toList();
        try (OpenReports reports = new OpenReports(formats, places, context)) {
            GateResult result = judged(reports);
            List<JudgedRecording> recordings = result.recordings();
            ReportContent content =
                    new ReportContent(recordings, RuleSet.defaults().descriptions(), context.judged(result));
            List<Path> written = new ArrayList<>();
            reports.finish(content).forEach((format, file) -> written.add(announced(recordings, as(format), file)));
            return written;
        }
    }

    private static String as(ReportFormat format) {
        return format.id().equals(ReportFormats.HTML) ? "" : " as " + format.id();
    }

    /** Also a module that was left out on purpose may have what a pattern is for. */
    private boolean isWholeBuild() {
        return !ChosenTests.in(reactor.session().getUserProperties())
                && reactor.missing().isEmpty();
    }

    private GateResult judged(OpenReports reports) throws IOException {
        List<GateResult> results = new ArrayList<>();
        Map<Judgement, Reaction> judgements = new LinkedHashMap<>();
        for (ModuleRecordings module : reactor.modules()) {
            JudgedFolder folder = module.judge()
                    .judge(
                            module.files(),
                            recording -> reports.prepare(recording.ofModule(module.name())),
                            ReportWriter.Addition::add);
            folder.problems()
                    .forEach(
                            problem -> how.log().warn(ConsoleLine.oneLine("Module " + module.name() + ": " + problem)));
            results.add(module.gate()
                    .judge(folder.recordings(), compared(module, folder))
                    .inModule(module.name()));
            judgements.merge(
                    module.judge().judgement(),
                    module.gate().settings().reactions().unmatched(),
                    (one, other) -> one == Reaction.FAIL ? one : other);
        }
        return Gate.overModules(results, isWholeBuild() ? judgements : Map.of());
    }

    /**
     * A baseline that can't be read is for the module's own gate to refuse; one that this build has written since the module
     * was judged has nothing to be compared with.
     */
    private @Nullable BaselineResult compared(ModuleRecordings module, JudgedFolder folder) {
        if (!module.judge().isCompared()) {
            return null;
        }
        try {
            return module.baseline().compare(folder).orElse(null);
        } catch (MojoExecutionException exception) {
            how.log().warn(ConsoleLine.oneLine("Module " + module.name() + ": " + exception.getMessage()));
            return null;
        }
    }

    private Path announced(List<JudgedRecording> recordings, String as, Path file) {
        how.log()
                .info("Gradient report of " + Counts.of(reactor.modules().size(), "module") + ", "
                        + Counts.of(recordings.size(), "recording") + as + ": " + file);
        return file;
    }

    private void sayWhatIsNotWritten() {
        String others = how.formats().stream()
                .filter(format -> !format.isOverModules())
                .map(ReportFormat::id)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            how.log().info("Formats that each module writes for itself, not for all modules together: " + others + ".");
        }
    }

    private List<ModuleState> states() {
        List<ModuleState> all = new ArrayList<>();
        for (ModuleRecordings module : reactor.modules()) {
            String number = module.files().isEmpty()
                    ? "no recording"
                    : Counts.of(module.files().size(), "recording");
            all.add(new ModuleState(module.name(), number, false, href(places.pageFolder(), module.page())));
        }
        for (MissingModule missing : reactor.missing()) {
            all.add(new ModuleState(
                    missing.project().getArtifactId(),
                    missing.why(reactor.session()),
                    missing.isGap(reactor.session()),
                    null));
        }
        return all;
    }

    private static @Nullable String href(Path folder, Path page) {
        return Files.exists(page) && page.getRoot().equals(folder.getRoot())
                ? folder.relativize(page).toString().replace('\\', '/')
                : null;
    }
}
