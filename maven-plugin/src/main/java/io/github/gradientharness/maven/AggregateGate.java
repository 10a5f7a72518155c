package io.github.gradientharness.maven;

import io.github.gradientharness.gate.JudgedRecording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** The gate over all modules of a build. It lets through what the module that was checked last lets through. */
final class AggregateGate {

    private final Reactor reactor;
    private final Log log;
    private final List<ModuleGate> gates;
    private final ModuleGate last;

    /** Of a reactor in which at least one module was checked. */
    AggregateGate(Reactor reactor, Log log) {
        this.reactor = reactor;
        this.log = log;
        this.gates = reactor.gates();
        this.last = gates.get(gates.size() - 1);
    }

    void check(Optional<Path> page) throws MojoFailureException {
        List<JudgedRecording> recordings =
                gates.stream().flatMap(gate -> gate.recordings().stream()).toList();
        GateResult result = GateResult.of(recordings, last.settings(), objections(recordings));
        GateConsole console = new GateConsole(result, last.judgement(), last.haltOnFailure(), last.quiet());
        log.info("One gate over " + Counts.of(gates.size(), "module") + ":");
        console.lines(recordings, page).forEach(line -> line.log(log));
        tellGitHub(result, console.verdict().text(), page);
        if (result.isBreach() && last.haltOnFailure()) {
            if (reactor.session().getProjects().size() > 1) {
                log.error(
                        "Maven will suggest to resume behind the modules that are named here: mend those, and resume from"
                                + " the first of them, or build all.");
            }
            boolean isPageSeen = !last.quiet() && log.isInfoEnabled();
            throw new MojoFailureException(
                    ConsoleLine.oneLine(FailureMessage.briefly(result, page.filter(any -> !isPageSeen))));
        }
    }

    /** The modules' own checks have told of each finding; what all of them together come to is new. */
    private void tellGitHub(GateResult result, String verdict, Optional<Path> page) {
        List<Annotation> annotations = new ArrayList<>();
        if (result.isBreach()) {
            annotations.add(new Annotation(
                    last.haltOnFailure() ? "error" : "warning",
                    Optional.empty(),
                    "Gradients of all modules",
                    FailureMessage.of(result, page)));
        }
        GitHub.of(reactor.session())
                .tell(
                        StepSummary.of("All modules together: " + verdict, result.failingLines()),
                        annotations,
                        ShownAnnotations.of(reactor.session()),
                        log);
    }

    /** A module may have nothing to record, but nobody should learn by chance that it stopped recording. */
    private Optional<Objection> withoutRecordings() {
        List<String> lines = gates.stream()
                .filter(gate -> gate.folder().isEmpty() && gate.settings().onMissingRecordings() != Reaction.IGNORE)
                .map(gate ->
                        "NO RECORDING Module " + gate.module() + " has no gradient recording. If it has no model tests,"
                                + " set gradient.onMissingRecordings to ignore in it.")
                .toList();
        return lines.isEmpty() || lines.size() == gates.size()
                ? Optional.empty()
                : Optional.of(
                        new Objection(Reaction.WARN, Counts.of(lines.size(), "module") + " without recordings", lines));
    }

    /** The strictest: a module that has nothing to record ignores it. */
    private Reaction onMissingRecordings() {
        return gates.stream()
                .map(gate -> gate.settings().onMissingRecordings())
                .min(Comparator.naturalOrder())
                .orElse(Reaction.IGNORE);
    }

    private List<Objection> objections(List<JudgedRecording> recordings) {
        List<Objection> objections = new ArrayList<>();
        gates.forEach(
                gate -> gate.objections().forEach(objection -> objections.add(objection.inModule(gate.module()))));
        Reaction onMissing = onMissingRecordings();
        if (recordings.isEmpty() && onMissing != Reaction.IGNORE) {
            objections.add(new Objection(
                    onMissing,
                    "no recording in any module",
                    List.of("No module has a gradient recording: no test trained with @HealthyGradients or"
                            + " @RecordGradients, or the tests did not run.")));
        }
        withoutRecordings().ifPresent(objections::add);
        new LeftOutModules(reactor).objection().ifPresent(objections::add);
        List<String> missing = reactor.missing().stream()
                .filter(module -> module.isGap(reactor.session()))
                .map(module -> "MISSING " + module.project().getArtifactId() + ": " + module.why(reactor.session()))
                .toList();
        if (!missing.isEmpty()) {
            objections.add(new Objection(Reaction.FAIL, Counts.of(missing.size(), "missing module"), missing));
        }
        return objections;
    }
}
