package io.github.gradientharness.junit;

import io.github.gradientharness.recording.Origin;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Processes that may write recordings while this run goes on.
 *
 * @param atBegin those that were running when it began, each with its own beginning where the system tells it
 */
record Processes(Map<Long, Optional<Instant>> atBegin) {

    /** Begins with those that are running. */
    static Processes now() {
        return new Processes(ProcessHandle.allProcesses()
                .collect(Collectors.toUnmodifiableMap(
                        ProcessHandle::pid, it -> it.info().startInstant(), (one, other) -> one)));
    }

    /** Whether the process that made a recording was running when this run began, or is running. */
    boolean include(Origin origin) {
        Optional<Instant> start = atBegin.get(origin.process());
        return origin.isRunning() || start != null && origin.beganAt(start.orElse(null));
    }
}
