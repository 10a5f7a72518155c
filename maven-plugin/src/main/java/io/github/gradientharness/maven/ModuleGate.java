package io.github.gradientharness.maven;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.rules.Judgement;
import java.util.List;

/**
 * What a module's check hands on to the one gate over all modules.
 *
 * @param module the module's name
 * @param folder the module's recordings
 * @param judgement how they were judged
 * @param objections what else there is against them
 * @param settings what the gate lets through
 * @param haltOnFailure whether a breach fails the build
 * @param quiet whether to print only what fails and the verdict
 */
record ModuleGate(
        String module,
        JudgedFolder folder,
        Judgement judgement,
        List<Objection> objections,
        GateSettings settings,
        boolean haltOnFailure,
        boolean quiet) {

    /** Copies the list. */
    ModuleGate {
        objections = List.copyOf(objections);
    }

    /** The module's recordings, each with the module's name. */
    List<JudgedRecording> recordings() {
        return folder.recordings().stream()
                .map(recording -> recording.ofModule(module))
                .toList();
    }
}
