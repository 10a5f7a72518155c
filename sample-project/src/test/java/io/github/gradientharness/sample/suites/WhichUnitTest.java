package io.github.gradientharness.sample.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.RecordGradients;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.sample.CirclesNetworks;
import io.github.gradientharness.sample.TutorialData;
import io.github.gradientharness.stats.UnitValue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Which layer and which unit: the recording names the units that are dead, and they are those that the network shows. */
@Tag("tutorial")
@RecordGradients
class WhichUnitTest {

    private static final int EPOCHS = 20;

    @Test
    void theRecordingNamesTheDeadUnitsOfEachLayer(GradientRecorder recorder) {
        MultiLayerNetwork network = CirclesNetworks.relu(5, 1);

        TutorialTraining.train(network, 1, EPOCHS, recorder);

        List<INDArray> activations = network.feedForward(TutorialData.train().getFeatures());
        Recording recording = recorder.recording();
        int dead = 0;
        for (int number = 1; number <= 5; number++) {
            Set<Integer> seen = silentUnits(activations.get(number));
            assertThat(recordedAsDead(recording, "hidden " + number))
                    .as("hidden " + number)
                    .containsAll(seen);
            dead += seen.size();
        }
        assertThat(dead).as("dead units, so that there is something to find").isPositive();
    }

    /** Units whose output is zero for every row. */
    private static Set<Integer> silentUnits(INDArray activations) {
        return IntStream.range(0, activations.columns())
                .filter(unit -> activations.getColumn(unit).maxNumber().doubleValue() == 0)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Units that were zero for every row of each minibatch that was looked at in the last epochs. */
    private static Set<Integer> recordedAsDead(Recording recording, String layerName) {
        Layer layer = recording.header().model().layers().stream()
                .filter(candidate -> candidate.name().equals(layerName))
                .findFirst()
                .orElseThrow();
        return recording.windowsInEpochs(EPOCHS - 2, EPOCHS).stream()
                .flatMap(window -> window.units(new UnitSeries(layer.index(), "", Statistic.ZERO_SHARE)).stream())
                .flatMap(units -> units.lowest().stream())
                .filter(unit -> unit.value() == 1)
                .map(UnitValue::unit)
                .collect(Collectors.toSet());
    }
}
