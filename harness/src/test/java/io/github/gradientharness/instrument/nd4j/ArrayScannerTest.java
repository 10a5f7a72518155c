package io.github.gradientharness.instrument.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.SummaryAccumulator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.iter.NdIndexIterator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The scanner reads exactly an array's elements, however they lie in memory: compared with a slow loop over indices. */
class ArrayScannerTest {

    private static final List<DataType> TYPES =
            List.of(DataType.FLOAT, DataType.DOUBLE, DataType.HALF, DataType.BFLOAT16);

    private final ArrayScanner scanner = new ArrayScanner();

    static Stream<Arguments> arrays() {
        List<Arguments> arguments = new ArrayList<>();
        for (DataType type : TYPES) {
            for (char order : new char[] {'c', 'f'}) {
                shapes(type, order)
                        .forEach((name, array) -> arguments.add(Arguments.of(type + " " + order + " " + name, array)));
            }
        }
        return arguments.stream();
    }

    private static Map<String, INDArray> shapes(DataType type, char order) {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        INDArray vector = filled(type, order, 37);
        INDArray matrix = filled(type, order, 6, 7);
        INDArray cube = filled(type, order, 4, 5, 6);
        INDArray images = filled(type, order, 3, 4, 5, 2);
        arrays.put("scalar", Nd4j.scalar(type, 1.25));
        arrays.put("one element", filled(type, order, 1, 1));
        arrays.put("vector", vector);
        arrays.put("longer than a chunk", filled(type, order, 3, 4099));
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

    /** Values that any type holds exactly. */
    private static INDArray filled(DataType type, char order, long... shape) {
        INDArray array = Nd4j.create(type, shape, order);
        Random random = new Random(array.length());
        NdIndexIterator indices = new NdIndexIterator(shape);
        while (indices.hasNext()) {
            array.putScalar(indices.next(), (random.nextInt(255) - 127) / 8.0);
        }
        return array;
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("arrays")
    void isReadAsALoopOverItsIndicesReadsIt(String name, INDArray array) {
        Summary expected = Summary.of(elements(array));

        Summary actual = scan(array);

        assertThat(actual.count()).isEqualTo(array.length());
        assertThat(actual.zeros()).isEqualTo(expected.zeros());
        assertThat(actual.min()).isEqualTo(expected.min());
        assertThat(actual.max()).isEqualTo(expected.max());
        assertThat(actual.mean()).isCloseTo(expected.mean(), within(1e-12));
        assertThat(actual.meanAbsolute()).isCloseTo(expected.meanAbsolute(), within(1e-12));
        assertThat(actual.l2()).isCloseTo(expected.l2(), within(1e-9));
    }

    private Summary scan(INDArray array) {
        SummaryAccumulator accumulator = new SummaryAccumulator();
        scanner.add(array, accumulator);
        accumulator.endTensor(1.0);
        return accumulator.summary();
    }

    private static double[] elements(INDArray array) {
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

    @Test
    void anEmptyArrayAddsNothing() {
        for (DataType type : TYPES) {
            assertThat(scan(Nd4j.empty(type)).count()).isZero();
            assertThat(scan(Nd4j.create(type, 0, 3)).count()).isZero();
        }
    }

    @Test
    void whatIsNotANumberIsCountedInEveryType() {
        for (DataType type : TYPES) {
            INDArray array = filled(type, 'c', 3, 4);
            array.putScalar(0, 1, Double.NaN);
            array.putScalar(2, 3, Double.POSITIVE_INFINITY);
            array.putScalar(1, 1, Double.NEGATIVE_INFINITY);

            Summary summary = scan(array);

            assertThat(summary.nans()).as("%s", type).isEqualTo(1);
            assertThat(summary.infinities()).as("%s", type).isEqualTo(2);
        }
    }

    @Test
    void scanningChangesNothing() {
        INDArray array = filled(DataType.FLOAT, 'f', 5, 6);
        INDArray before = array.dup();

        scan(array.getColumn(3));
        scan(array);

        assertThat(array).isEqualTo(before);
    }
}
