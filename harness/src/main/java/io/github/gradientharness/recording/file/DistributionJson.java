package io.github.gradientharness.recording.file;

import io.github.gradientharness.stats.Distribution;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A distribution as JSON: runs of neighbouring steps, each a list of the first step's number and the counts from it on.
 * Values lie close together on a logarithmic scale, so that a step's number is seldom written.
 */
final class DistributionJson {

    static final String FIELD = "runs";

    /** As many empty steps stand in a run; more end it. A zero takes two bytes, a run of its own about eight. */
    private static final int LONGEST_GAP = 8;

    private static final String NO_RUN = "each of the 'runs' should be a list of a step and at least one count";
    private final int[] steps = new int[Distribution.STEPS + 1];
    private final long[] counts = new long[Distribution.STEPS + 1];
    /** A run has no more numbers, and neither has a list of steps. */
    private final long[] numbers = new long[Distribution.STEPS + 1];

    private int length;
    private boolean hasRuns;
    private long @Nullable [] separateSteps;
    private long @Nullable [] separateCounts;

    static void write(JsonLine json, Distribution distribution) {
        int[] steps = distribution.steps();
        long[] counts = distribution.counts();
        json.writeArrayFieldStart(FIELD);
        for (int i = 0; i < steps.length; i++) {
            int gap = i == 0 ? Integer.MAX_VALUE : steps[i] - steps[i - 1] - 1;
            if (gap > LONGEST_GAP) {
                startRun(json, i, steps[i]);
            } else {
                writeZeros(json, gap);
            }
            json.writeNumber(counts[i]);
        }
        if (steps.length > 0) {
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void startRun(JsonLine json, int run, int step) {
        if (run > 0) {
            json.writeEndArray();
        }
        json.writeStartArray();
        json.writeNumber(step);
    }

    private static void writeZeros(JsonLine json, int number) {
        for (int i = 0; i < number; i++) {
            json.writeNumber(0);
        }
    }

    /** Reads a field of an object, if it is one of a distribution's, and says whether it is. */
    boolean accept(String field, LineParser line) throws IOException {
        switch (field) {
            case FIELD -> readRuns(line);
            case "steps" -> separateSteps = numbers(field, line);
            case "counts" -> separateCounts = numbers(field, line);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Forgets what was read. */
    void begin() {
        length = 0;
        hasRuns = false;
        separateSteps = null;
        separateCounts = null;
    }

    /** What was read: runs, or steps and counts in two lists, as files had them at first. */
    Distribution distribution() {
        if (separateSteps != null && separateCounts != null) {
            try {
                return Distribution.of(
                        Arrays.stream(separateSteps)
                                .mapToInt(step -> (int) Math.min(Integer.MAX_VALUE, step))
                                .toArray(),
                        separateCounts);
            } catch (IllegalArgumentException exception) {
                throw new MalformedLineException(exception.getMessage());
            }
        }
        LineParser.require(hasRuns, FIELD, "a list");
        return Distribution.of(steps, counts, length);
    }

    private void readRuns(LineParser line) throws IOException {
        line.requireList(FIELD);
        hasRuns = true;
        length = 0;
        int next = 0;
        while (line.nextElement()) {
            next = readRun(line, next);
        }
        line.take(length * Memory.OF_NUMBER);
    }

    private long[] numbers(String field, LineParser line) throws IOException {
        line.requireList(field);
        return Arrays.copyOf(numbers, line.counts(numbers));
    }

    /** Reads a run that begins at a step or behind it; returns the step behind its end. */
    private int readRun(LineParser line, int earliest) throws IOException {
        int size = line.isList() ? line.counts(numbers) : 0;
        if (size < 2) {
            throw new MalformedLineException(NO_RUN);
        }
        if (numbers[0] < earliest || numbers[0] > Distribution.STEPS - (size - 1)) {
            throw new MalformedLineException("the 'runs' should ascend and end before step " + Distribution.STEPS);
        }
        int first = (int) numbers[0];
        for (int i = 1; i < size; i++) {
            // A branch would be guessed wrong every other time.
            steps[length] = first + i - 1;
            counts[length] = numbers[i];
            length += Long.signum(numbers[i]);
        }
        return first + size - 1;
    }
}
