package io.github.gradientharness.instrument.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;

/** Where the data of one partition are sick, the finding names its worker. */
@Tag("spark")
class SickPartitionTest {

    private static final int WORKERS = 2;
    private static final int EPOCHS = 6;

    private static JavaSparkContext spark;

    @BeforeAll
    static void start() {
        spark = new JavaSparkContext(DistributedNetworks.settings("local[2]"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static List<Finding> findings(UnaryOperator<DataSet> ofWorker2) {
        List<List<DataSet>> rounds = new ArrayList<>();
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            List<DataSet> round = new ArrayList<>(DistributedNetworks.circlesData(2 * 8));
            for (int i = 8; i < 16; i++) {
                round.set(i, ofWorker2.apply(round.get(i)));
            }
            rounds.add(round);
        }
        GradientRecorder recorder =
                new GradientRecorder(RecorderOptions.inMemory("sick partition").with(Preset.FULL));
        DistributedNetworks.train(spark, recorder, DistributedNetworks.circles(Activation.TANH), rounds, WORKERS);
        Recording recording = recorder.recording();
        assertThat(recording.iterations()).isEqualTo(EPOCHS * 16);
        return RuleSet.defaults().evaluate(recording).findings();
    }

    private static List<String> workersOf(List<Finding> findings, String rule) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(rule))
                .flatMap(finding -> finding.evidence().stream())
                .filter(evidence -> evidence.name().equals("worker"))
                .map(Evidence::value)
                .toList();
    }

    @Test
    void noWorkerIsNamedWhereNoneIsSick() {
        assertThat(findings(data -> data))
                .flatExtracting(Finding::evidence)
                .extracting(Evidence::name)
                .doesNotContain("worker");
    }

    @Test
    void nanInOnePartition() {
        List<Finding> findings = findings(data -> {
            data.getFeatures().putScalar(0, 0, Double.NaN);
            return data;
        });

        assertThat(workersOf(findings, RuleId.NON_FINITE)).containsExactly("worker 2");
        assertThat(findings.get(0).meaning()).contains("worker 2 of 2 workers");
    }

    @Test
    void inputsOfOnePartitionThatAreNotScaled() {
        List<Finding> findings = findings(data -> new DataSet(data.getFeatures().mul(1000), data.getLabels()));

        assertThat(workersOf(findings, RuleId.UNSCALED_INPUTS)).containsExactly("worker 2");
    }

    @Test
    void onePartitionOfOneClass() {
        List<Finding> findings = findings(
                data -> new DataSet(data.getFeatures(), data.getLabels().mul(0)));

        assertThat(workersOf(findings, RuleId.UNSUITED_LABELS)).containsExactly("worker 2");
    }
}
