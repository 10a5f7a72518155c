package io.github.gradientharness.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Which test of which process made a recording. It tells whether another run may replace the file.
 *
 * @param test the test with its parameter types, invocation and seed, unlike that of any other test of its suite
 * @param process the id of the process that recorded
 * @param processStartedAt when that process began, ISO 8601 in UTC; empty where the system does not tell
 * @param model which of the models that the test trains under one name, from 1 in the order in which they are recorded
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Origin(String test, long process, String processStartedAt, int model) {

    /** By how much an adjusted clock may shift what the system says about the same process. */
    private static final Duration SAME_START = Duration.ofSeconds(3);

    /** The first model of a test. */
    public Origin(String test, long process, String processStartedAt) {
        this(test, process, processStartedAt, 1);
    }

    /** The same test's model with a number. */
    public Origin withModel(int number) {
        return new Origin(test, process, processStartedAt, number);
    }

    /** A test that this process runs. */
    public static Origin here(String test) {
        ProcessHandle process = ProcessHandle.current();
        return new Origin(
                test, process.pid(), startOf(process).map(Instant::toString).orElse(""));
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }

    /** Whether this process made the recording. */
    public boolean isHere() {
        return is(ProcessHandle.current());
    }

    /** Whether the process that made it is running; a later process may have got the same id. */
    public boolean isRunning() {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .filter(this::is)
                .isPresent();
    }

    private boolean is(ProcessHandle handle) {
        return handle.pid() == process && beganAt(startOf(handle).orElse(null));
    }

    /**
     * Whether its process began at a time, as far as is known.
     *
     * @param start null where the system tells no times, so that the process's id decides
     */
    public boolean beganAt(@Nullable Instant start) {
        try {
            return start == null
                    || processStartedAt.isEmpty()
                    || Duration.between(Instant.parse(processStartedAt), start)
                                    .abs()
                                    .compareTo(SAME_START)
                            <= 0;
        } catch (DateTimeParseException | ArithmeticException exception) {
            return true;
        }
    }
}
