package io.github.gradientharness.instrument.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.Collection;
import java.util.List;

/** Compares what two ways of recording know of the same minibatches. */
final class SameWindows {

    private SameWindows() {}

    /** The windows of all models that were recorded. */
    static List<Window> of(GradientRecorder recorder) {
        return recorder.recordings().stream()
                .flatMap(recording -> recording.windows().stream())
                .toList();
    }

    /** Counts are the same, sums to 1e-12 of the summed magnitudes. */
    static void assertEqual(Collection<Window> actual, Collection<Window> expected) {
        Window all = actual.stream().reduce(Window::merge).orElseThrow();
        Window same = expected.stream().reduce(Window::merge).orElseThrow();
        assertThat(all.series())
                .hasSizeGreaterThan(10)
                .containsOnlyKeys(same.series().keySet());
        assertThat(all.distributions()).containsOnlyKeys(same.distributions().keySet());
        all.series()
                .forEach((series, summary) ->
                        assertEqual(series, summary, same.series().get(series)));
        assertThat(all.distributions()).isEqualTo(same.distributions());
        assertThat(all.units().keySet()).isEqualTo(same.units().keySet());
        assertEqual(new Series(-1, "loss", Quantity.GRADIENT), all.loss(), same.loss());
    }

    private static void assertEqual(Series series, Summary actual, Summary expected) {
        assertThat(List.of(
                        actual.tensors(),
                        actual.count(),
                        actual.zeros(),
                        actual.examined(),
                        actual.nans(),
                        actual.infinities()))
                .as("%s", series)
                .isEqualTo(List.of(
                        expected.tensors(),
                        expected.count(),
                        expected.zeros(),
                        expected.examined(),
                        expected.nans(),
                        expected.infinities()));
        double size = expected.sumOfAbsolutes().value();
        assertThat(actual.sumOfAbsolutes().value()).as("%s", series).isCloseTo(size, within(1e-12 * size));
        assertThat(actual.sum().value())
                .as("%s", series)
                .isCloseTo(expected.sum().value(), within(1e-12 * size));
        assertThat(actual.l2()).as("%s", series).isCloseTo(expected.l2(), within(1e-12 * expected.l2()));
        assertThat(List.of(actual.min(), actual.max())).isEqualTo(List.of(expected.min(), expected.max()));
    }
}
