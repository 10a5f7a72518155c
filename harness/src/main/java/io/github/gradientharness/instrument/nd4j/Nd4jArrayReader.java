package io.github.gradientharness.instrument.nd4j;

import io.github.gradientharness.instrument.ArrayReader;
import io.github.gradientharness.instrument.LayerBatch;
import io.github.gradientharness.stats.SummaryAccumulator;
import org.apiguardian.api.API;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads ND4J arrays of any floating-point type, order and stride. Not thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Nd4jArrayReader implements ArrayReader {

    private final ArrayScanner scanner = new ArrayScanner();

    /** Made by the service loader. */
    public Nd4jArrayReader() {}

    @Override
    public String supportedArrays() {
        return "org.nd4j.linalg.api.ndarray.INDArray";
    }

    @Override
    public boolean supports(Object array) {
        return array instanceof INDArray;
    }

    @Override
    public long[] shape(Object array) {
        INDArray it = (INDArray) array;
        boolean isEmptyWithoutDimensions = it.isEmpty() && it.rank() == 0;
        return isEmptyWithoutDimensions ? new long[] {0} : it.shape();
    }

    @Override
    public void add(Object array, SummaryAccumulator accumulator) {
        scanner.add((INDArray) array, accumulator);
    }

    @Override
    public void copy(Object array, LayerBatch batch) {
        scanner.copy((INDArray) array, batch);
    }

    @Override
    public void unitNorms(Object array, double[] norms) {
        INDArray kernel = (INDArray) array;
        scanner.blockNorms(kernel, kernel.rank() == 2 ? 'f' : 'c', norms);
    }
}
