package io.github.gradientharness.junit;

import io.github.gradientharness.remedies.Trial;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The trial of a remedy for which a run of tests is made. A configuration parameter of the run names it. */
final class RunningTrial {

    /** Set by the harness itself, and by nobody else. */
    static final String PARAMETER = "gradient.remedies.trial";

    private static final Map<String, Trial> ALL = new ConcurrentHashMap<>();

    private RunningTrial() {}

    /** Begins one; returns its name. */
    static String begin(Trial trial) {
        String name = UUID.randomUUID().toString();
        ALL.put(name, trial);
        return name;
    }

    static void end(String name) {
        ALL.remove(name);
    }

    /** The trial of a run with these configuration parameters; empty for a run of the user's. */
    static Optional<Trial> of(Function<String, Optional<String>> parameters) {
        return ALL.isEmpty() ? Optional.empty() : parameters.apply(PARAMETER).map(ALL::get);
    }
}
