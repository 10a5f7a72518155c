package io.github.gradientharness.instrument.nd4j;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.iter.NdIndexIterator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Arrays of every rank, order and kind of view. */
final class ArraysOfAllKinds {

    private ArraysOfAllKinds() {}

    static Map<String, INDArray> ofAllShapes(DataType type, char order, ToDoubleFunction<Random> values) {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        INDArray vector = filled(type, order, values, 37);
        INDArray matrix = filled(type, order, values, 6, 7);
        INDArray cube = filled(type, order, values, 4, 5, 6);
        INDArray images = filled(type, order, values, 3, 4, 5, 2);
        arrays.put("scalar", Nd4j.scalar(type, 1.25));
        arrays.put("one element", filled(type, order, values, 1, 1));
        arrays.put("vector", vector);
        arrays.put("longer than a chunk", filled(type, order, values, 3, 4099));
        arrays.put("part of a vector", vector.get(NDArrayIndex.interval(5, 30)));
        arrays.put("every third element", vector.get(NDArrayIndex.interval(2, 3, 35)));
        arrays.put("one element of a vector", vector.get(NDArrayIndex.interval(36, 37)));
        arrays.put(
                "part of a vector as a matrix",
                vector.get(NDArrayIndex.interval(7, 31)).reshape('f', 4, 6));
        arrays.put("matrix", matrix);
        arrays.put("transposed", matrix.transpose());
        arrays.put("row", matrix.getRow(4));
        arrays.put("column", matrix.getColumn(5));
        arrays.put("column as a matrix", matrix.getColumn(5, true));
        arrays.put("element", matrix.get(NDArrayIndex.point(3), NDArrayIndex.point(4)));
        arrays.put("columns", matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 5)));
        arrays.put("rows", matrix.get(NDArrayIndex.interval(1, 4), NDArrayIndex.all()));
        arrays.put("inside", matrix.get(NDArrayIndex.interval(1, 4), NDArrayIndex.interval(2, 6)));
        arrays.put("cube", cube);
        arrays.put("permuted", cube.permute(2, 0, 1));
        arrays.put("slice", cube.slice(2));
        arrays.put("slice along the last axis", cube.slice(3, 2));
        arrays.put("slice of a permuted cube", cube.permute(1, 2, 0).slice(3));
        arrays.put(
                "inside of a cube",
                cube.get(NDArrayIndex.interval(1, 3), NDArrayIndex.all(), NDArrayIndex.interval(2, 5)));
        arrays.put("images", images);
        arrays.put(
                "one channel",
                images.get(NDArrayIndex.all(), NDArrayIndex.point(2), NDArrayIndex.all(), NDArrayIndex.all()));
        arrays.put("broadcast", matrix.getRow(1, true).broadcast(5, 7));
        return arrays;
    }

    private static INDArray filled(DataType type, char order, ToDoubleFunction<Random> values, long... shape) {
        INDArray array = Nd4j.create(type, shape, order);
        Random random = new Random(array.length());
        NdIndexIterator indices = new NdIndexIterator(shape);
        while (indices.hasNext()) {
            array.putScalar(indices.next(), values.applyAsDouble(random));
        }
        return array;
    }

    /** The elements, read one by one by their indices. */
    static double[] elements(INDArray array) {
        if (array.rank() == 0) {
            return new double[] {array.getDouble()};
        }
        double[] elements = new double[(int) array.length()];
        NdIndexIterator indices = new NdIndexIterator(array.shape());
        for (int i = 0; i < elements.length; i++) {
            elements[i] = array.getDouble(indices.next());
        }
        return elements;
    }
}
