package io.github.gradientharness.gate;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.report.text.FindingFormatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Tells recordings that an earlier run left from those that speak about the tests as they are.
 *
 * <p>What verdicts leave out because the build ran chosen tests only is not stale. What was recorded since this Maven build
 * began is never stale, in however many forks. Anything else is, if the test
 * classes were compiled after it, or if other recordings are from this build: then its test was not run, renamed or
 * deleted. A recording's time is when its training began or when its file was written last, whichever is later, so that
 * a copied file passes for a new one rather than the other way round. A time that is still to come says nothing; a recording
 * of which both times are still to come is stale, because nobody can tell when it was made.
 *
 * @param buildStart when this Maven build began
 * @param now the time at which this is asked
 * @param testClasses folder of the compiled tests; need not exist
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record StaleRecordings(Instant buildStart, Instant now, Path testClasses) {

    /** What a check's last line says about them. */
    private static final String ADVICE =
            "A stale recording does not tell how the present tests train. Run all tests, after"
                    + " 'mvn clean' if some were renamed or deleted. If your build runs its tests in several Maven invocations,"
                    + " set gradient.onStaleRecordings to warn or ignore.";

    /** What file systems with coarse times may get wrong. */
    private static final long COARSE_MILLIS = 2_000;

    /** By how much the clock of a file server may be ahead. */
    private static final long CLOCKS_DIFFER_BY_MILLIS = 300_000;

    /**
     * Each stale recording.
     *
     * @param recordings all of them; where chosen tests ran, those of this build
     * @param reaction what the gate does about it
     * @throws IOException if the test classes can't be listed
     */
    public List<Objection> objections(List<JudgedRecording> recordings, Reaction reaction) throws IOException {
        List<JudgedRecording> earlier =
                recordings.stream().filter(this::isOfEarlierRun).toList();
        int fromThisBuild = recordings.size() - earlier.size();
        Instant compiled = newestTestClass();
        List<Objection> stale = new ArrayList<>();
        for (JudgedRecording recording : earlier) {
            if (recordedAt(recording).equals(Instant.EPOCH)
                    && latestTime(recording).isAfter(now)) {
                stale.add(stale(recording, reaction, "a time that is still to come, so nobody knows when it was made"));
            } else if (recordedAt(recording).plusMillis(COARSE_MILLIS).isBefore(compiled)) {
                stale.add(stale(recording, reaction, "the test classes were compiled later, at " + shown(compiled)));
            } else if (fromThisBuild > 0) {
                stale.add(stale(
                        recording,
                        reaction,
                        "by an earlier run; this build recorded " + Counts.of(fromThisBuild, "other training")));
            }
        }
        return stale;
    }

    /** Whether nothing was recorded into it since this Maven build began. */
    public boolean isOfEarlierRun(JudgedRecording recording) {
        return recordedAt(recording).isBefore(buildStart);
    }

    /** Whether one of the files was written in this build. */
    public boolean isAnyOfThisBuild(List<Path> files) {
        return files.stream().anyMatch(file -> !lastModified(file).isBefore(buildStart));
    }

    private static Objection stale(JudgedRecording recording, Reaction reaction, String why) {
        Header header = header(recording);
        return new Objection(
                Objection.Kind.STALE_RECORDING,
                header.declaration().asked() ? reaction : reaction.orMilder(Reaction.WARN),
                header.suite(),
                header.test(),
                "STALE " + FindingFormatter.place(header) + ": recorded at " + shown(latestTime(recording)) + ", " + why
                        + " (" + recording.file() + ")",
                ADVICE);
    }

    private static Header header(JudgedRecording recording) {
        return recording.diagnosis().recording().header();
    }

    /** Long ago if nothing tells. */
    private Instant recordedAt(JudgedRecording recording) {
        return times(recording)
                .filter(time -> !time.isAfter(now.plusMillis(CLOCKS_DIFFER_BY_MILLIS)))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static Instant latestTime(JudgedRecording recording) {
        return times(recording).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    private static Stream<Instant> times(JudgedRecording recording) {
        return Stream.of(startedAt(recording), lastModified(recording.file()));
    }

    private static Instant startedAt(JudgedRecording recording) {
        try {
            return Instant.parse(header(recording).startedAt());
        } catch (DateTimeParseException exception) {
            return Instant.EPOCH;
        }
    }

    /** Long ago if there is none. */
    private Instant newestTestClass() throws IOException {
        if (!Files.isDirectory(testClasses)) {
            return Instant.EPOCH;
        }
        try (Stream<Path> files = Files.walk(testClasses)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(StaleRecordings::lastModified)
                    .max(Instant::compareTo)
                    .orElse(Instant.EPOCH);
        }
    }

    /** Long ago if the file is gone meanwhile. */
    private static Instant lastModified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException exception) {
            return Instant.EPOCH;
        }
    }

    private static String shown(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
