package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.recording.Quantity;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules as users write them. */
class ScheduleTextTest {

    private static long[] included(Schedule schedule) {
        return LongStream.rangeClosed(1, 200).filter(schedule::includes).toArray();
    }

    @Test
    void everyFormIsTheScheduleOfItsName() {
        assertThat(included(Schedule.parse("every-iteration"))).hasSize(200);
        assertThat(included(Schedule.parse("never"))).isEmpty();
        assertThat(included(Schedule.parse("every:50"))).containsExactly(1, 51, 101, 151);
        assertThat(included(Schedule.parse(" log: 20, 0.05 "))).isEqualTo(included(Schedule.logSpaced(20, 0.05)));
        assertThat(included(Schedule.parse("log:0,1e-1"))).isEqualTo(included(Schedule.logSpaced(0, 0.1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "every", "every:ten", "every:1.5", "log:20", "log:20;0.05", "log:1,1.2.3", "always"})
    void whatIsNoScheduleIsRefusedWithWhatIs(String text) {
        assertThatThrownBy(() -> Schedule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is no schedule. It can be every-iteration, never, every:10")
                .hasMessageContaining("log:20,0.05");
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> Schedule.parse("every:0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("n of at least 1, not 0");
        assertThatThrownBy(() -> Schedule.parse("log:-1,0.5"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not -1 and 0.5");
        assertThatThrownBy(() -> Schedule.parse("log:5,0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("growth above 0");
    }

    @Test
    void theScheduleGovernsWhatCostsMoreAndThePresetTheRest() {
        GradientRecorder recorder = new GradientRecorder(
                RecorderOptions.inMemory("by hand").with(Preset.ECONOMY).with(Schedule.every(3)));
        for (int iteration = 1; iteration <= 9; iteration++) {
            boolean included = iteration % 3 == 1;
            for (var quantity : Quantity.values()) {
                boolean costsMore = switch (quantity) {
                    case GRADIENT, UPDATE, PARAMETER -> false;
                    default -> true;
                };
                assertThat(recorder.measures(quantity))
                        .as(quantity + " in iteration " + iteration)
                        .isEqualTo(included || !costsMore);
            }
            recorder.endIteration(0.5);
        }
    }
}
