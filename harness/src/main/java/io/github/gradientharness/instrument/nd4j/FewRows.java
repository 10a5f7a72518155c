package io.github.gradientharness.instrument.nd4j;

import org.apiguardian.api.API;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Keeps the statistics of a minibatch's inputs from taking much memory. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FewRows {

    /** As doubles, 4 MiB. */
    private static final long MOST_VALUES = 1 << 19;

    private FewRows() {}

    /** The first rows of an array, as a view of at most half a million values, but at least one row. */
    public static INDArray of(INDArray array) {
        if (array.length() <= MOST_VALUES || array.rank() < 2 || array.size(0) < 2) {
            return array;
        }
        long rows = Math.max(1, MOST_VALUES * array.size(0) / array.length());
        return array.get(NDArrayIndex.interval(0, rows));
    }
}
