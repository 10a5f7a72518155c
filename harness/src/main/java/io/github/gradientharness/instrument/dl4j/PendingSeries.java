package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.instrument.nd4j.ArrayScanner;
import io.github.gradientharness.stats.SummaryAccumulator;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One series of one parameter, measured apart until its iteration is handed over. */
final class PendingSeries {

    private final TrainingRecording recording;
    private final int series;
    private final boolean isTable;
    private final ArrayScanner scanner;
    private final SummaryAccumulator accumulator = new SummaryAccumulator();
    private double scale = 1.0;

    /** Of the series with a number, of a lookup table or of another parameter. */
    PendingSeries(TrainingRecording recording, int series, boolean isTable, ArrayScanner scanner) {
        this.recording = recording;
        this.series = series;
        this.isTable = isTable;
        this.scanner = scanner;
    }

    /** Adds an array; frozen parameters have none. */
    void measure(@Nullable INDArray array, double scaleOfArray) {
        if (array != null) {
            begin(scaleOfArray);
            double reach = recording.reach(series) / scale;
            if (isTable && !recording.isExact()) {
                scanner.addTable(array, accumulator, reach);
            } else {
                scanner.add(array, accumulator, reach, recording.isExact());
            }
        }
    }

    /** Adds an array, and takes the norm of each unit's part of it. */
    void measure(INDArray array, double scaleOfArray, UnitNorms units, double[] norms) {
        begin(scaleOfArray);
        double[] blocks = units.blocks(norms);
        double reach = recording.reach(series) / scale;
        scanner.addWithNorms(array, accumulator, reach, recording.isExact(), units.order(), blocks);
        units.combine(blocks, scale, norms);
    }

    private void begin(double scaleOfArray) {
        scale = scaleOfArray;
        if (recording.measuresDetails()) {
            accumulator.countDistribution(scale);
        }
    }

    boolean hasValues() {
        return accumulator.tensorHasValues();
    }

    void handOver() {
        if (hasValues()) {
            recording.add(series, accumulator, scale);
        }
    }

    void forget() {
        accumulator.dropTensor();
    }
}
