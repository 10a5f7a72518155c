package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedWindowsTest {

    @Test
    void neverKeepsMoreThanItsLimitAndLosesNoIteration() {
        BoundedWindows windows = new BoundedWindows();
        for (int epoch = 1; epoch <= 5_000; epoch++) {
            windows.add(Recordings.window(epoch, 1.0));
        }

        List<Window> kept = windows.toList();

        assertThat(kept).hasSize(BoundedWindows.LIMIT);
        assertThat(kept.get(0).fromIteration()).isEqualTo(1);
        for (int i = 1; i < kept.size(); i++) {
            assertThat(kept.get(i).fromIteration()).isEqualTo(kept.get(i - 1).toIteration() + 1);
        }
        assertThat(kept.get(kept.size() - 1).toIteration()).isEqualTo(50_000);
        long tensors = kept.stream()
                .mapToLong(window -> window.summary(new Series(0, "W", Quantity.GRADIENT))
                        .orElseThrow()
                        .tensors())
                .sum();
        assertThat(tensors).isEqualTo(5_000);
    }

    @Test
    void theBeginningStaysFine() {
        BoundedWindows windows = new BoundedWindows();
        for (int epoch = 1; epoch <= 5_000; epoch++) {
            windows.add(Recordings.window(epoch, 1.0));
        }

        assertThat(windows.toList().subList(0, 20)).allMatch(window -> window.fromEpoch() == window.toEpoch());
    }

    @Test
    void theBoundaryWhereValuesTurnedNonFiniteIsNeverMergedAway() {
        BoundedWindows windows = new BoundedWindows(4);
        for (int epoch = 1; epoch <= 40; epoch++) {
            windows.add(Recordings.window(epoch, epoch < 33 ? 1.0 : Double.NaN));
        }

        assertThat(windows.toList())
                .filteredOn(Window::hasNonFinite)
                .first()
                .matches(window -> window.fromEpoch() == 33);
    }
}
