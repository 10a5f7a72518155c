package io.github.gradientharness.verdict;

import java.util.List;
import org.apiguardian.api.API;

/**
 * When a finding began: the last windows in which it was not so, and the first in which it was.
 *
 * @param good how many windows before it are shown; 0 where it was so from the beginning
 * @param isSeenInWindow whether the first window by itself shows it, and not only the whole epoch
 * @param isOfNetwork whether it is about the network as a whole, and not about one layer
 * @param columns what the numbers of a window are
 * @param windows those that are shown, in order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Onset(
        int good, boolean isSeenInWindow, boolean isOfNetwork, List<String> columns, List<OfWindow> windows) {

    /**
     * One window.
     *
     * @param period which it is
     * @param numbers as text, one for each column
     */
    public record OfWindow(Period period, List<String> numbers) {

        /** Copies the list. */
        public OfWindow {
            numbers = List.copyOf(numbers);
        }
    }

    /** Copies the lists. */
    public Onset {
        columns = List.copyOf(columns);
        windows = List.copyOf(windows);
    }

    /** The window in which it began. */
    public Period first() {
        return windows.get(good).period();
    }
}
