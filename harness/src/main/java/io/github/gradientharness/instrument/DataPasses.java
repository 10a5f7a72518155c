package io.github.gradientharness.instrument;

import java.util.Arrays;

/**
 * Tells where a training begins anew with its data, from the rows of its minibatches.
 *
 * <p>A training loop that calls {@code fit} with one minibatch after the other never says where an epoch ends. A new pass
 * over the data begins with the first minibatch of which nearly all rows were seen in the current pass. So passes are found
 * in shuffled data as well. A minibatch that comes several times in a row does not begin a pass.
 *
 * <p>Gives up, and finds no pass, where rows don't tell samples apart and where a pass has more than {@value #MOST_ROWS}
 * different rows. Holds 16 bytes at most for each row. Not thread-safe.
 */
final class DataPasses {

    /** The table holds the rows of any data set that is trained on in a test. */
    static final int MOST_ROWS = 1 << 17;

    /** The share of a minibatch's rows that were seen before; the last minibatch of a pass may be filled up with others. */
    private static final double NEARLY_ALL = 0.9;

    /** The share of the first minibatch's rows that must differ from each other. */
    private static final double DIFFERENT = 0.5;

    private static final int FEWEST_PLACES = 64;

    private long[] places = new long[FEWEST_PLACES];
    private int size;
    private long lastMinibatch;
    private boolean gaveUp;

    /**
     * Takes the rows of the next minibatch.
     *
     * @param rows a number for each row, the same for the same row
     * @param count how many of them belong to the minibatch
     * @return whether a new pass begins with it
     */
    boolean beginsAgain(long[] rows, int count) {
        if (gaveUp || count == 0) {
            return false;
        }
        long minibatch = Arrays.hashCode(count == rows.length ? rows : Arrays.copyOf(rows, count));
        boolean isRepeated = minibatch == lastMinibatch && size > count;
        lastMinibatch = minibatch;
        boolean again = size > 0 && !isRepeated && known(rows, count) >= NEARLY_ALL * count;
        if (again) {
            forget();
        }
        boolean isFirst = size == 0;
        add(rows, count);
        gaveUp = size > MOST_ROWS || (isFirst && size < DIFFERENT * count);
        return again;
    }

    /** Forgets the current pass: what comes next begins one. */
    void forget() {
        Arrays.fill(places, 0);
        size = 0;
    }

    private int known(long[] rows, int count) {
        int known = 0;
        for (int i = 0; i < count; i++) {
            known += places[placeOf(rows[i])] == 0 ? 0 : 1;
        }
        return known;
    }

    private void add(long[] rows, int count) {
        for (int i = 0; i < count; i++) {
            int place = placeOf(rows[i]);
            if (places[place] == 0) {
                places[place] = notZero(rows[i]);
                size++;
                growIfHalfFull();
            }
        }
    }

    private void growIfHalfFull() {
        if (size * 2 > places.length) {
            long[] old = places;
            places = new long[old.length * 2];
            for (long row : old) {
                if (row != 0) {
                    places[placeOf(row)] = row;
                }
            }
        }
    }

    /** Where a row is, or the empty place where it belongs. */
    private int placeOf(long row) {
        long key = notZero(row);
        int place = (int) (key ^ key >>> 32) & places.length - 1;
        while (places[place] != 0 && places[place] != key) {
            place = place + 1 & places.length - 1;
        }
        return place;
    }

    /** Zero marks an empty place. */
    private static long notZero(long row) {
        return row == 0 ? 1 : row;
    }
}
