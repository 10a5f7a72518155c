package io.github.gradientharness.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.gradientharness.stats.Distribution;
import java.io.IOException;
import java.util.Arrays;

/**
 * A distribution as runs of neighbouring steps: each is a list of the first step's number and the counts from it on. Values
 * lie close together on a logarithmic scale, so that a step's number is seldom written.
 */
final class CountRuns {

    static final String FIELD = "runs";

    /** As many empty steps stand in a run; more end it. A zero takes two bytes, a run of its own about eight. */
    private static final int LONGEST_GAP = 8;

    private int[] steps = new int[128];
    private long[] counts = new long[128];
    private int length;

    private CountRuns() {}

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

    /** The distribution of runs, from behind the bracket that opens their list. */
    static Distribution read(LineCursor line) {
        CountRuns runs = new CountRuns();
        if (!line.accept(']')) {
            do {
                line.expect('[');
                int step = line.smallCount();
                while (line.hasNext(']')) {
                    runs.add(step++, line.count());
                }
            } while (line.hasNext(']'));
        }
        return runs.distribution();
    }

    static Distribution read(JsonNode list) {
        CountRuns all = new CountRuns();
        int next = 0;
        for (JsonNode run : list) {
            if (!run.isArray() || run.size() < 2) {
                throw new MalformedLineException(
                        "each of the 'runs' should be a list of a step and at least one count");
            }
            int first = JsonFields.smallCount(run, 0);
            if (!fits(next, first, run.size() - 1)) {
                throw new MalformedLineException("the 'runs' should ascend and end before step " + Distribution.STEPS);
            }
            next = first + run.size() - 1;
            for (int i = 1; i < run.size(); i++) {
                all.add(first + i - 1, JsonFields.count(run, i));
            }
        }
        return all.distribution();
    }

    /** Whether a run begins where the one before ended or later, and ends within the scale. */
    private static boolean fits(int next, int first, int counts) {
        return first >= next && first <= Distribution.STEPS - counts;
    }

    private void add(int step, long count) {
        if (count == 0) {
            return;
        }
        if (length == steps.length) {
            steps = Arrays.copyOf(steps, 2 * length);
            counts = Arrays.copyOf(counts, 2 * length);
        }
        steps[length] = step;
        counts[length++] = count;
    }

    private Distribution distribution() {
        return Distribution.of(Arrays.copyOf(steps, length), Arrays.copyOf(counts, length));
    }
}
