package io.github.gradientharness.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.RichTraining;
import io.github.gradientharness.report.SyntheticTraining;
import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.chart.Extent;
import io.github.gradientharness.report.series.LayerSeries;
import io.github.gradientharness.report.series.Signals;
import io.github.gradientharness.report.series.TrainingTime;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.report.view.LabelView;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.JudgedProfile.Comparison;
import io.github.gradientharness.verdict.JudgedProfile.OfLayer;
import io.github.gradientharness.verdict.JudgedProfile.State;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Period;
import io.github.gradientharness.verdict.ProfiledQuantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Time, layers over training, norms, time steps, profiles over depth. */
class OverTrainingFiguresTest {

    @Test
    void fewEpochsAreCountedInIterations() {
        TrainingTime two = TrainingTime.of(Recordings.constant(2, 0.1));
        TrainingTime many = TrainingTime.of(Recordings.constant(30, 0.1));

        assertThat(extent(two)).isEqualTo(new Extent("iteration", 20));
        assertThat(two.of(Recordings.window(2, 0.1))).isEqualTo(15.5);
        assertThat(extent(many)).isEqualTo(new Extent("epoch", 30));
        assertThat(many.of(Recordings.window(2, 0.1))).isEqualTo(1.55);
        assertThat(extent(TrainingTime.of(Recordings.constant(0, 0.1)))).isEqualTo(new Extent("epoch", 0));
    }

    private static Extent extent(TrainingTime time) {
        return new Extent(time.unit(), time.last());
    }

    @Test
    void windowsOfOneEpochAreNamedByTheirIteration() {
        Recording recording = Recordings.constant(5, 0.1);
        Window half = new Window(3, 3, 21, 25, Summary.of(0.7), Map.of());
        Window other = new Window(3, 3, 26, 30, Summary.of(0.7), Map.of());

        assertThat(TrainingTime.of(recording).names(List.of(recording.windows().get(0), half, other)))
                .containsExactly("epoch 1", "iteration 21", "iteration 26");
    }

    @Test
    void fewLayersAreACurveEachAndManyAreTheirSpread() {
        assertThat(names(RichTraining.of(5, 10).training()))
                .containsExactly("hidden 1", "hidden 2", "hidden 3", "hidden 4", "output");
        assertThat(names(RichTraining.of(40, 10).deadLayer(7).training()))
                .containsExactly("smallest", "median layer", "largest", "hidden 1", "hidden 8", "output");
    }

    private static LayerCurves curves(Training training) {
        Recording recording = training.diagnosis().recording();
        return new LayerCurves(
                training,
                Quantity.GRADIENT,
                training.measurements().signals().of(Quantity.GRADIENT),
                IntStream.range(0, recording.windows().size()).toArray(),
                LayerSeries::meanAbsoluteIn,
                12);
    }

    private static List<String> names(Training training) {
        return curves(training).curves().stream().map(Curve::name).toList();
    }

    @Test
    void theSpreadHoldsEveryLayerAndTheDarkBandTheMiddleHalf() {
        Training training = RichTraining.of(41, 10).shrinking(0.9).training();
        LayerCurves curves = curves(training);
        double[] sorted = training.measurements().signals().of(Quantity.GRADIENT).stream()
                .mapToDouble(layer -> layer.meanAbsoluteIn(2))
                .sorted()
                .toArray();

        assertThat(curves.bands().get(0).low().get(2).y()).isEqualTo(sorted[0]);
        assertThat(curves.bands().get(0).high().get(2).y()).isEqualTo(sorted[40]);
        assertThat(curves.bands().get(1).low().get(2).y()).isEqualTo(sorted[10]);
        assertThat(curves.bands().get(1).high().get(2).y()).isEqualTo(sorted[30]);
        assertThat(curves.note()).contains("Of 41 layers");
    }

    @Test
    void normsAreThoseOfAllKernelsOfALayer() {
        Layer layer = new Layer(
                0,
                "lstm",
                "LSTM",
                "tanh",
                2,
                2,
                List.of(
                        new Parameter("W", Parameter.Role.KERNEL, List.of(2L)),
                        new Parameter("RW", Parameter.Role.KERNEL, List.of(1L)),
                        new Parameter("b", Parameter.Role.BIAS, List.of(1L))));
        Summary twice = Summary.of(3, -4).merge(Summary.of(3, -4));
        Window window = new Window(
                1,
                1,
                1,
                2,
                Summary.of(0.7),
                Map.of(
                        new Series(0, "W", Quantity.PARAMETER),
                        twice,
                        new Series(0, "RW", Quantity.PARAMETER),
                        Summary.of(12).merge(Summary.of(12)),
                        new Series(0, "b", Quantity.PARAMETER),
                        Summary.of(99)));
        Window empty = new Window(2, 2, 3, 4, Summary.of(0.7), Map.of());

        LayerSeries series = signals(List.of(layer), List.of(window, empty))
                .of(Quantity.PARAMETER)
                .get(0);

        assertThat(series.in(0).norm1()).isCloseTo(7 + 12, within(1e-9));
        assertThat(series.in(0).norm2()).isCloseTo(13, within(1e-9));
        assertThat(series.isIn(1)).isFalse();
    }

    private static Signals signals(List<Layer> layers, List<Window> windows) {
        Model model = new Model("model", "MultiLayerNetwork", layers, "", 1);
        return Signals.of(new Recording(Recordings.header(model, Declaration.NONE), windows, List.of(), null, ""));
    }

    @Test
    void numbersAreFoundThoughWindowsHoldOtherSeriesInAnotherOrder() {
        List<Series> keys = IntStream.range(0, 3)
                .mapToObj(layer -> new Series(layer, "W", Quantity.GRADIENT))
                .toList();
        List<Map<Series, Summary>> contents = List.of(
                ordered(keys.get(0), 1, keys.get(1), 2),
                ordered(keys.get(1), 3, keys.get(0), 4),
                ordered(keys.get(2), 5),
                ordered(keys.get(2), 8, keys.get(1), 9, keys.get(0), 10));
        List<Window> windows = new ArrayList<>();
        for (Map<Series, Summary> content : contents) {
            int epoch = windows.size() + 1;
            windows.add(new Window(epoch, epoch, epoch, epoch, Summary.of(0.7), content));
        }

        List<LayerSeries> found = signals(Recordings.model(3).layers(), windows).of(Quantity.GRADIENT);

        for (int layer = 0; layer < 3; layer++) {
            for (int window = 0; window < windows.size(); window++) {
                Summary expected = windows.get(window).series().get(keys.get(layer));
                assertThat(found.get(layer).meanAbsoluteIn(window))
                        .isEqualTo(Double.valueOf(expected == null ? Double.NaN : expected.meanAbsolute()));
            }
        }
    }

    private static Map<Series, Summary> ordered(Object... seriesAndValues) {
        Map<Series, Summary> map = new LinkedHashMap<>();
        for (int i = 0; i < seriesAndValues.length; i += 2) {
            map.put((Series) seriesAndValues[i], Summary.of((int) seriesAndValues[i + 1]));
        }
        return map;
    }

    @Test
    void timeStepsAreReadFromTheNamesTheRecorderGives() {
        assertThat(TimeStepFigure.step(new Series(0, "time step 7", Quantity.ACTIVATION_GRADIENT)))
                .isEqualTo(7);
        assertThat(TimeStepFigure.step(new Series(0, "time steps 9 to 12", Quantity.ACTIVATION_GRADIENT)))
                .isEqualTo(10.5);
        assertThat(TimeStepFigure.step(new Series(0, "", Quantity.ACTIVATION_GRADIENT)))
                .isZero();
        assertThat(TimeStepFigure.step(new Series(0, "time step 7", Quantity.ACTIVATION)))
                .isZero();

        assertThat(TimeStepFigure.part(new Series(0, "part 3 of 32 of the sequence", Quantity.ACTIVATION_GRADIENT)))
                .isEqualTo(3);
        assertThat(TimeStepFigure.part(new Series(0, "time step 7", Quantity.ACTIVATION_GRADIENT)))
                .isZero();

        List<FigureView> figures = TimeStepFigure.of(RichTraining.of(3, 4).training(), Detail.FULL);
        assertThat(figures).hasSize(1);
        assertThat(figures.get(0).chart().labels())
                .extracting(LabelView::text)
                .contains("time step", "hidden 1", "output");
        assertThat(TimeStepFigure.of(
                        Training.of(
                                0,
                                "t.html",
                                SyntheticTraining.of("t", SyntheticTraining.RELU)
                                        .judged()),
                        Detail.FULL))
                .isEmpty();
    }

    @Test
    void updatesAreShownRelativeToTheirKernelsInTheUsualBand() {
        List<FigureView> figures = MoreDepthFigures.of(RichTraining.of(5, 30).training(), Detail.FULL);

        assertThat(figures)
                .extracting(figure -> figure.chart().title())
                .containsExactly("dL/da over depth", "Update : parameter over depth", "Output over depth");
        assertThat(figures.get(1).chart().description())
                .startsWith("L2 norm of the update over the kernel's in epochs 1 to 20");
        assertThat(figures.get(1).legend()).anyMatch(entry -> entry.value().contains("1e-4 to 1e-2"));
        assertThat(figures.get(2).chart().paths())
                .noneMatch(path -> path.style().equals("band"));
    }

    @Test
    void theHealthyBandReachesFromTheLimitToTheLargestLayer() {
        DepthProfile profile = drawn(0.002, Limit.atLeast(0.01));

        assertThat(profile.beyond()).containsExactly(0);
        assertThat(profile.limit()).isEqualTo(profile.low());
        assertThat(profile.low()).isCloseTo(0.005, within(1e-12));
        assertThat(profile.high()).isEqualTo(0.5);
        assertThat(drawn(0.02, Limit.atLeast(0.01)).hasLimit())
                .as("a limit that the layer keeps in most epochs, drawn above its median")
                .isFalse();
        assertThat(drawn(0.002, null).hasLimit()).isFalse();
    }

    /** Three layers; the first has this share of the largest one's, the median over epochs, which its own median is not. */
    private static DepthProfile drawn(double share, @Nullable Limit limit) {
        JudgedProfile judged = new JudgedProfile(
                ProfiledQuantity.KERNEL_GRADIENT,
                Comparison.SHARE_OF_LARGEST,
                share,
                Period.ofEpochs(1, 20),
                List.of(
                        new OfLayer("a", State.MEASURED, 0.001, share, 0, limit),
                        new OfLayer("b", State.MEASURED, 0.5, 1, 0, limit),
                        new OfLayer("c", State.NAN, Double.NaN, Double.NaN, 0, limit)));
        return DepthProfile.of(judged, layer -> 0.4, List.of("a"));
    }

    @Test
    void aProfileOfOneLayerIsNotDrawn() {
        assertThat(MoreDepthFigures.of(RichTraining.of(1, 3).training(), Detail.FULL))
                .isEmpty();
    }
}
