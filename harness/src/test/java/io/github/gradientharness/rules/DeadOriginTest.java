package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.dl4j.CirclesTraining;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Finding;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of many layers without gradient, the finding names the one that was killed: real networks, over seeds. */
class DeadOriginTest {

    @ParameterizedTest
    @CsvSource({"STANDARD, 1", "STANDARD, 3", "STANDARD, 5", "ECONOMY, 5"})
    void isTheLayerWhoseUnitsAreOff(Preset preset, int killed) {
        for (long seed = 1; seed <= 4; seed++) {
            Finding finding = finding(preset, killed, seed);

            assertThat(finding.layer()).as("seed %s", seed).isEqualTo("hidden " + killed);
            assertThat(finding.remedies().get(0)).as("seed %s", seed).startsWith("start the biases at zero");
        }
    }

    private static Finding finding(Preset preset, int killed, long seed) {
        MultiLayerNetwork network = CirclesTraining.relu(5).network(seed);
        network.getLayer(killed - 1).getParam("b").assign(-10);
        GradientRecorder recorder =
                new GradientRecorder(RecorderOptions.inMemory("killed").with(preset));
        recorder.attach(network);
        CirclesTraining.fit(network, seed, 3);
        Recording recording = recorder.recording();
        Rule rule = new DeadLayerRule();
        List<Finding> findings = rule.evaluate(recording, rule.defaultLimit()).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
