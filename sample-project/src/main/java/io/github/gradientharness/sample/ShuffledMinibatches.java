package io.github.gradientharness.sample;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Minibatches of a data set in an order drawn anew for each epoch.
 *
 * <p>One pass is an epoch: it hands out every row once, the last minibatch holding what is left. {@link #reset()} starts
 * the next epoch. The orders follow from the seed alone: minibatches are never prefetched by another thread, so a
 * training that resets once per epoch, as {@code fit} does, sees the same sequence in every run. Not thread-safe.
 */
public final class ShuffledMinibatches implements DataSetIterator {

    private static final long serialVersionUID = 1L;

    private final DataSet rows;
    private final int batchSize;
    private final Random random;
    private int[] order;
    private int position;

    /**
     * Starts the first epoch.
     *
     * @param rows features and labels [rows, columns], without masks; held, not copied
     * @param batchSize rows per minibatch, at least 1
     * @param seed decides the order of every epoch
     * @throws IllegalArgumentException if the batch size is below 1
     */
    public ShuffledMinibatches(DataSet rows, int batchSize, long seed) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("A minibatch needs at least 1 row, but has " + batchSize);
        }
        this.rows = rows;
        this.batchSize = batchSize;
        this.random = new Random(seed);
        reset();
    }

    /** Starts the next epoch in a new order, even if rows of the current one are left. */
    @Override
    public void reset() {
        order = permutation(rows.numExamples(), random);
        position = 0;
    }

    @Override
    public boolean hasNext() {
        return position < order.length;
    }

    @Override
    public DataSet next() {
        return next(batchSize);
    }

    /**
     * Returns a copy of the next rows of this epoch.
     *
     * @param num how many, at least 1; fewer are returned at the end of the epoch
     */
    @Override
    public DataSet next(int num) {
        if (!hasNext()) {
            throw new NoSuchElementException("The epoch is over: reset() starts the next");
        }
        int end = Math.min(position + num, order.length);
        int[] indices = Arrays.copyOfRange(order, position, end);
        position = end;
        INDArray features = Nd4j.pullRows(rows.getFeatures(), 1, indices);
        INDArray labels = Nd4j.pullRows(rows.getLabels(), 1, indices);
        return new DataSet(features, labels);
    }

    @Override
    public int inputColumns() {
        return rows.numInputs();
    }

    /** Returns the number of label columns. */
    @Override
    public int totalOutcomes() {
        return rows.getLabels().columns();
    }

    @Override
    public boolean resetSupported() {
        return true;
    }

    @Override
    public boolean asyncSupported() {
        return false;
    }

    @Override
    public int batch() {
        return batchSize;
    }

    /** Not supported: scale the data set before. */
    @Override
    public void setPreProcessor(DataSetPreProcessor preProcessor) {
        throw new UnsupportedOperationException("Minibatches are handed out as they are: preprocess the data set");
    }

    @Override
    public DataSetPreProcessor getPreProcessor() {
        return null;
    }

    @Override
    public List<String> getLabels() {
        return null;
    }

    private static int[] permutation(int length, Random random) {
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
