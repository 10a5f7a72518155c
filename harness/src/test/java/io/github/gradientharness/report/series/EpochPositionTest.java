package io.github.gradientharness.report.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EpochPositionTest {

    private final List<Window> windows = List.of(
            window(1, 1, 1, 1), window(1, 1, 2, 4), window(1, 1, 5, 16), window(2, 2, 17, 32), window(3, 6, 33, 96));
    private final EpochPosition epochs = new EpochPosition(windows);

    @Test
    void anEpochsLastIterationEndsIt() {
        assertThat(epochs.at(16)).isEqualTo(1);
        assertThat(epochs.at(32)).isEqualTo(2);
        assertThat(epochs.at(96)).isEqualTo(6);
    }

    @Test
    void windowsWithinAnEpochHavePlacesOfTheirOwn() {
        assertThat(windows.stream().map(epochs::of)).isSorted().doesNotHaveDuplicates();
        assertThat(epochs.of(windows.get(2))).isBetween(0.0, 1.0);
    }

    @Test
    void mergedEpochsLieInTheirMiddle() {
        assertThat(epochs.of(windows.get(4))).isBetween(3.9, 4.1);
    }

    @Test
    void withoutWindowsEverythingIsAtTheBeginning() {
        assertThat(new EpochPosition(List.of()).at(5)).isZero();
    }

    private static Window window(int fromEpoch, int toEpoch, long from, long to) {
        return new Window(fromEpoch, toEpoch, from, to, Summary.EMPTY, Map.of());
    }
}
