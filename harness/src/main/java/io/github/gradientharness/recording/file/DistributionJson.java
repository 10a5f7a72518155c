package io.github.gradientharness.recording.file;

import com.fasterxml.jackson.core.JsonGenerator;
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
    private static final String NO_COUNT = "a list that should hold whole numbers from 0 holds ";

    private int[] steps = new int[128];
    private long[] counts = new long[128];
    private int length;
    private boolean hasRuns;
    private long @Nullable [] separateSteps;
    private long @Nullable [] separateCounts;

    static void write(JsonGenerator json, Distribution distribution) throws IOException {
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

    private static void startRun(JsonGenerator json, int run, int step) throws IOException {
        if (run > 0) {
            json.writeEndArray();
        }
        json.writeStartArray();
        json.writeNumber(step);
    }

    private static void writeZeros(JsonGenerator json, int number) throws IOException {
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
        return Distribution.of(Arrays.copyOf(steps, length), Arrays.copyOf(counts, length));
    }

    private void readRuns(LineParser line) throws IOException {
        line.requireList(FIELD);
        hasRuns = true;
        int next = 0;
        while (line.nextElement()) {
            next = readRun(line, next);
        }
    }

    private static long[] numbers(String field, LineParser line) throws IOException {
        line.requireList(field);
        long[] numbers = new long[64];
        int length = 0;
        while (line.nextElement()) {
            line.take(Memory.OF_NUMBER);
            numbers = length == numbers.length ? Arrays.copyOf(numbers, 2 * length) : numbers;
            numbers[length++] = count(line);
        }
        return Arrays.copyOf(numbers, length);
    }

    /** Reads a run that begins at a step or behind it; returns the step behind its end. */
    private int readRun(LineParser line, int earliest) throws IOException {
        if (!line.isList() || !line.nextElement()) {
            throw new MalformedLineException(NO_RUN);
        }
        long first = count(line);
        long step = first;
        while (line.nextElement()) {
            long count = count(line);
            if (first < earliest || step >= Distribution.STEPS) {
                throw new MalformedLineException("the 'runs' should ascend and end before step " + Distribution.STEPS);
            }
            add(line, (int) step++, count);
        }
        if (step == first) {
            throw new MalformedLineException(NO_RUN);
        }
        return (int) step;
    }

    private static long count(LineParser line) throws IOException {
        long count = line.countOrMinus();
        if (count < 0) {
            throw new MalformedLineException(NO_COUNT + line.shown());
        }
        return count;
    }

    private void add(LineParser line, int step, long count) throws IOException {
        if (count == 0) {
            return;
        }
        line.take(Memory.OF_NUMBER);
        if (length == steps.length) {
            steps = Arrays.copyOf(steps, 2 * length);
            counts = Arrays.copyOf(counts, 2 * length);
        }
        steps[length] = step;
        counts[length++] = count;
    }
}
