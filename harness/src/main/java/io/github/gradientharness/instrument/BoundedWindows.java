package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Windows in order, never more than a fixed number: when one too many comes, the two neighbours whose union covers the
 * smallest share of the training up to its end are merged.
 *
 * <p>So the beginning of a training, where most sicknesses show, stays fine, and its later part thins out evenly on a
 * logarithmic scale. Where values turned non-finite, the boundary stays, so that the iteration is not lost. Not
 * thread-safe.
 */
final class BoundedWindows {

    /** How many windows a recording keeps. */
    static final int LIMIT = 500;

    private final List<Window> windows = new ArrayList<>();

    /** What each window and the next one would cover of the training, so that few are looked at for each new one. */
    private final List<Double> shares = new ArrayList<>();

    private int limit;

    /** Keeps {@value #LIMIT} windows. */
    BoundedWindows() {
        this(LIMIT);
    }

    BoundedWindows(int limit) {
        this.limit = limit;
    }

    /**
     * Adds the window that follows the last one.
     *
     * @return whether two neighbours had to be merged
     */
    boolean add(Window window) {
        windows.add(window);
        shares.add(Double.NaN);
        shareAt(windows.size() - 2);
        return shrink();
    }

    /** Keeps at most so many windows from now on. */
    void limitTo(int most) {
        limit = most;
        shrink();
    }

    private boolean shrink() {
        boolean isMerged = false;
        while (windows.size() > limit) {
            int first = cheapestPair();
            windows.set(first, windows.get(first).merge(windows.remove(first + 1)));
            shares.remove(first + 1);
            shareAt(first - 1);
            shareAt(first);
            isMerged = true;
        }
        return isMerged;
    }

    private void shareAt(int first) {
        if (first >= 0 && first + 1 < windows.size()) {
            shares.set(first, shareOfTraining(windows.get(first), windows.get(first + 1)));
        }
    }

    private int cheapestPair() {
        int best = 0;
        for (int i = 1; i + 1 < windows.size(); i++) {
            if (shares.get(i) < shares.get(best)) {
                best = i;
            }
        }
        return best;
    }

    private static double shareOfTraining(Window first, Window second) {
        if (first.hasNonFinite() != second.hasNonFinite()) {
            return Double.MAX_VALUE;
        }
        double length = second.toIteration() - first.fromIteration() + 1;
        return length / second.toIteration();
    }

    /** The windows kept so far, in order. */
    List<Window> toList() {
        return List.copyOf(windows);
    }
}
