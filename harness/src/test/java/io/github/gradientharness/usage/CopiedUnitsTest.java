package io.github.gradientharness.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.dl4j.CirclesTraining;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;

/** Networks whose kernels all have the same value train in vain, however long. */
@Tag("slow")
class CopiedUnitsTest {

    private static Optional<Finding> primary(MultiLayerNetwork network, int epochs) {
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("copies"));
        recorder.attach(network);
        DataSet all = DataSet.merge(CirclesTraining.batches(new Random(1)));
        for (int epoch = 0; epoch < epochs; epoch++) {
            network.fit(all);
        }
        recorder.end(Ending.Status.COMPLETE);
        return RuleSet.defaults().evaluate(recorder.recording()).primary();
    }

    /** More epochs than a recording keeps windows. */
    @Test
    void unitsAreCopiesHoweverLongTheTraining() {
        MultiLayerNetwork network = CirclesTraining.tanhGlorot(2, 5).network(1);
        List.of("0_W", "1_W", "2_W").forEach(kernel -> network.getParam(kernel).assign(0.3));

        assertThat(primary(network, 600))
                .hasValueSatisfying(finding -> assertThat(finding.rule()).isEqualTo(RuleId.COPIED_UNITS));
    }

    @Test
    void allKernelsZero() {
        MultiLayerNetwork network = CirclesTraining.relu(2).network(1);
        List.of("0_W", "1_W", "2_W").forEach(kernel -> network.getParam(kernel).assign(0));

        assertThat(primary(network, 20)).hasValueSatisfying(finding -> {
            assertThat(finding.rule()).isEqualTo(RuleId.COPIED_UNITS);
            assertThat(finding.remedies().get(0)).contains("at random, around zero");
        });
    }

    @Test
    void aHealthyNetworkHasNone() {
        assertThat(primary(CirclesTraining.tanhGlorot(2, 5).network(1), 20).map(Finding::rule))
                .isNotEqualTo(Optional.of(RuleId.COPIED_UNITS));
    }
}
