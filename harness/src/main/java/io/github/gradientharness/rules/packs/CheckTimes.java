package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import java.util.List;
import java.util.stream.IntStream;

/** When a tool looks: the windows that hold the iterations at which it does. */
final class CheckTimes {

    private static final int STEPS_AFTER_START = 10;
    private static final int START = 10;
    private static final int PERIOD = 10;

    private CheckTimes() {}

    /** Whether a window begins within the first ten iterations. */
    static boolean isAtStart(Window window) {
        return window.fromIteration() <= STEPS_AFTER_START;
    }

    /**
     * Whether a window holds an iteration at which TheDeepChecker looks: the 11th, the 21st, and so on (its {@code start}
     * and {@code period} are 10 and it counts from 0).
     */
    static boolean isEveryTenth(Window window) {
        long last = (window.toIteration() - 1) / PERIOD * PERIOD;
        return last >= START && last + 1 >= window.fromIteration();
    }

    /** The last window of each epoch. */
    static List<Window> atEndsOfEpochs(Recording recording) {
        List<Window> windows = recording.windows();
        return IntStream.range(0, windows.size())
                .filter(i -> i + 1 == windows.size()
                        || windows.get(i + 1).toEpoch() > windows.get(i).toEpoch())
                .mapToObj(windows::get)
                .toList();
    }
}
