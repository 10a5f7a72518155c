package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.stats.UnitSummary;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Each unit's part of a kernel's gradient, compared with a loop over the kernel's indices. */
class UnitNormsTest {

    @ParameterizedTest
    @CsvSource({
        "CONVOLUTIONAL, 0, W, 1",
        "CONVOLUTIONAL, 4, W, 1",
        "RECURRENT, 0, W, 4",
        "RECURRENT, 1, RW, 4",
        "BIDIRECTIONAL, 1, bRW, 4",
        "BIDIRECTIONAL, 2, RW, 1"
    })
    void areThoseOfTheUnitsElements(NetworkKinds kind, int layer, String parameter, int parts) {
        Watching watching = Watching.everyIteration();
        MultiLayerNetwork network = kind.network(DataType.DOUBLE, false);
        Map<String, INDArray> gradients = new HashMap<>();
        network.addListeners(new BaseTrainingListener() {
            @Override
            public void onGradientCalculation(Model model) {
                model.gradient().gradientForVariable().forEach((key, array) -> gradients.put(key, array.dup()));
            }
        });
        watching.attach(network);

        var batch = kind.batch(DataType.DOUBLE);
        network.fit(batch);

        INDArray gradient = gradients.get(layer + "_" + parameter).div(batch.numExamples());
        UnitSummary units = watching.recording()
                .windows()
                .get(0)
                .units(new UnitSeries(layer, parameter, Statistic.GRADIENT_L2))
                .orElseThrow();
        boolean isConvolution = gradient.rank() == 4;
        assertThat(units.units()).isEqualTo((int) gradient.size(isConvolution ? 0 : 1) / parts);
        assertThat(units.highest()).isNotEmpty().allSatisfy(unit -> {
            double squares = 0;
            for (int part = 0; part < parts; part++) {
                INDArray block = isConvolution
                        ? gradient.slice(unit.unit())
                        : gradient.getColumn(part * (long) units.units() + unit.unit());
                squares += Math.pow(block.norm2Number().doubleValue(), 2);
            }
            assertThat(unit.value()).isCloseTo(Math.sqrt(squares), within(1e-12));
        });
    }
}
