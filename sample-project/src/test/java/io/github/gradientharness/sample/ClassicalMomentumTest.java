package io.github.gradientharness.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class ClassicalMomentumTest {

    private static final IUpdater SCHEDULED = new ClassicalMomentum(0.5, rates(), 0.9);

    private static MapSchedule rates() {
        return new MapSchedule.Builder(ScheduleType.ITERATION)
                .add(0, 0.1)
                .add(2, 0.01)
                .build();
    }

    @Test
    void aScheduleReplacesTheFixedLearningRate() {
        assertThat(new ClassicalMomentum(0.5, 0.9).getLearningRate(2, 0)).isEqualTo(0.5);
        assertThat(SCHEDULED.getLearningRate(1, 0)).isEqualTo(0.1);
        assertThat(SCHEDULED.getLearningRate(2, 0)).isEqualTo(0.01);
    }

    @Test
    void learningRateAndScheduleCanBeReplaced() {
        IUpdater updater = new ClassicalMomentum(0.5, 0.9);

        updater.setLrAndSchedule(0.25, null);
        assertThat(updater).isEqualTo(new ClassicalMomentum(0.25, 0.9));

        updater.setLrAndSchedule(0.5, rates());
        assertThat(updater).isEqualTo(SCHEDULED).hasSameHashCodeAs(SCHEDULED);
    }

    @Test
    void aCloneIsEqualButIndependent() {
        IUpdater clone = SCHEDULED.clone();
        assertThat(clone).isNotSameAs(SCHEDULED).isEqualTo(SCHEDULED);

        clone.setLrAndSchedule(0.25, null);
        assertThat(clone).isNotEqualTo(SCHEDULED);
        assertThat(SCHEDULED.getLearningRate(0, 0)).isEqualTo(0.1);
    }

    @Test
    void updatersOfOtherMomentumOrRateAreNotEqual() {
        assertThat(new ClassicalMomentum(0.01, 0.9))
                .isEqualTo(new ClassicalMomentum(0.01, 0.9))
                .isNotEqualTo(new ClassicalMomentum(0.01, 0.8))
                .isNotEqualTo(new ClassicalMomentum(0.02, 0.9));
    }

    @Test
    void aNetworkConfigurationSurvivesJson() {
        for (IUpdater updater : new IUpdater[] {new ClassicalMomentum(0.01, 0.8), SCHEDULED}) {
            MultiLayerConfiguration configuration = TwoLayerNetwork.configuration(updater);

            MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());

            assertThat(read).isEqualTo(configuration);
            assertThat(read.getConf(0).getLayer().getUpdaterByParam("W")).isEqualTo(updater);
        }
    }

    @Test
    void refusesAMomentumOutsideItsRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassicalMomentum(0.01, 1.0))
                .withMessage("The momentum must be at least 0 and below 1, but is 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassicalMomentum(0.01, Double.NaN))
                .withMessageContaining("NaN");
    }
}
