package io.github.gradientharness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.tensorboard.TensorBoardReport;
import io.github.gradientharness.stats.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.HistogramProto;
import org.tensorflow.proto.Summary.Value;

class TensorBoardReportTest {

    @TempDir
    Path folder;

    private List<Event> events(JudgedRecording recording) throws IOException {
        TensorBoardReport.write(folder.resolve("tensorboard"), List.of(recording));
        return TensorBoardFiles.events(
                TensorBoardFiles.in(folder.resolve("tensorboard")).get(0));
    }

    private static Optional<Value> value(Event event, String tag) {
        return event.getSummary().getValueList().stream()
                .filter(value -> value.getTag().equals(tag))
                .findFirst();
    }

    private static float scalar(Event event, String tag) {
        return value(event, tag).orElseThrow().getSimpleValue();
    }

    @Test
    void aFileBeginsWithItsVersionAndHasAnEventForEachWindow() throws IOException {
        RecordedByHand made = new RecordedByHand();
        List<Event> events = events(made.judged());
        List<Window> windows = made.recording.windows();

        assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
        assertThat(events).hasSize(1 + windows.size() + RecordedByHand.EPOCHS);
        for (int i = 0; i < windows.size(); i++) {
            Event event = events.get(i + 1);
            assertThat(event.getStep()).isEqualTo(windows.get(i).toIteration());
            assertThat(scalar(event, "epoch")).isEqualTo(windows.get(i).toEpoch());
            assertThat(scalar(event, "loss")).isEqualTo(0.7f);
        }
    }

    @Test
    void everySeriesIsAScalarOfItsLayer() throws IOException {
        RecordedByHand made = new RecordedByHand();
        Event last = events(made.judged()).get(made.recording.windows().size());
        Window window = made.recording.windows().get(made.recording.windows().size() - 1);
        double[] gradients = made.gradientsIn(window);

        double meanAbsolute = Arrays.stream(gradients).map(Math::abs).average().orElseThrow();
        double l2 = Math.sqrt(Arrays.stream(gradients).map(it -> it * it).sum() / window.iterations());
        assertThat(scalar(last, "first/gradient/W")).isEqualTo((float) meanAbsolute);
        assertThat(scalar(last, "first/gradient_l2/W")).isEqualTo((float) l2);
        assertThat(scalar(last, "kernel_gradient/first")).isEqualTo((float) meanAbsolute);
        assertThat(value(last, "kernel_gradient_histogram/first").orElseThrow().getHisto())
                .isEqualTo(
                        value(last, "first/gradient_histogram/W").orElseThrow().getHisto());
        assertThat(value(last, "kernel_gradient/first/b")).isEmpty();
        Summary update = window.series().get(new Series(0, "W", Quantity.UPDATE));
        Summary parameter = window.series().get(new Series(0, "W", Quantity.PARAMETER));
        assertThat(scalar(last, "first/update_over_parameter/W")).isEqualTo((float) (update.l2() / parameter.l2()));
        assertThat(last.getSummary().getValueList())
                .extracting(Value::getTag)
                .contains("first/activation", "first/unit_similarity", "last/gradient/W", "first/units_saturated_share")
                .doesNotHaveDuplicates();
    }

    @Test
    void aHistogramCountsTheValuesThatWentIn() throws IOException {
        RecordedByHand made = new RecordedByHand();
        Event last = events(made.judged()).get(made.recording.windows().size());
        Window window = made.recording.windows().get(made.recording.windows().size() - 1);
        double[] gradients = made.gradientsIn(window);
        HistogramProto histogram =
                value(last, "first/gradient_histogram/W").orElseThrow().getHisto();

        assertThat(histogram.getNum()).isEqualTo(gradients.length);
        assertThat(histogram.getMin()).isEqualTo(Arrays.stream(gradients).min().orElseThrow(), within(1e-11));
        assertThat(histogram.getMax()).isEqualTo(Arrays.stream(gradients).max().orElseThrow(), within(1e-11));
        assertThat(histogram.getSum()).isEqualTo(Arrays.stream(gradients).sum(), within(0.07 * histogram.getSum()));
        assertThat(histogram.getBucketLimitList()).isSorted().doesNotHaveDuplicates();
        assertThat(histogram.getBucketLimitCount())
                .isEqualTo(histogram.getBucketCount())
                .isLessThanOrEqualTo(130);
        double left = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < histogram.getBucketCount(); i++) {
            double from = left;
            double to = histogram.getBucketLimit(i);
            long counted =
                    Arrays.stream(gradients).filter(it -> it > from && it <= to).count();
            assertThat(histogram.getBucket(i))
                    .as("values from %s to %s", from, to)
                    .isEqualTo(counted);
            left = to;
        }
    }

    @Test
    void metricsStandAtTheirIteration() throws IOException {
        List<Event> events = events(new RecordedByHand().judged());
        Event last = events.get(events.size() - 1);

        assertThat(last.getStep()).isEqualTo(12);
        assertThat(scalar(last, "metrics/test accuracy")).isEqualTo(0.8f);
    }

    @Test
    void timeRunsFromTheStartOfTheTraining() throws IOException {
        Recording recording = SyntheticTraining.of("timed", .1, .2).epochs(100).recording();
        List<Event> events =
                events(SyntheticTraining.of("timed", .1, .2).epochs(100).judged());
        double start = Instant.parse(recording.header().startedAt()).getEpochSecond();

        assertThat(events.get(0).getWallTime()).isEqualTo(start);
        assertThat(events.get(100).getWallTime()).isEqualTo(start + 1.9, within(1e-6));
    }

    @Test
    void whatIsNotFiniteIsNotHidden() throws IOException {
        List<Event> events = events(
                SyntheticTraining.of("lost", .1, .2).epochs(9).nonFiniteFrom(7).judged());

        assertThat(scalar(events.get(6), "hidden1/gradient/W")).isFinite();
        assertThat(scalar(events.get(7), "hidden1/gradient/W")).isNaN();
        assertThat(scalar(events.get(7), "loss")).isNaN();
    }

    @Test
    void everyRecordingIsARunOfItsOwn() throws IOException {
        JudgedRecording first = SyntheticTraining.of("trains", .1, .2).epochs(2).judged();
        JudgedRecording otherCase =
                SyntheticTraining.of("TRAINS", .1, .2).epochs(2).judged();
        TensorBoardReport.write(folder, List.of(first, first, otherCase));

        assertThat(TensorBoardFiles.in(folder))
                .extracting(
                        file -> folder.relativize(file.getParent()).toString().replace('\\', '/'))
                .containsExactlyInAnyOrder(
                        "com.example.CirclesTest/TRAINS-3",
                        "com.example.CirclesTest/trains",
                        "com.example.CirclesTest/trains-2");
    }

    @Test
    void layersOfTheSameNameKeepTagsOfTheirOwn() throws IOException {
        JudgedRecording twins = SyntheticTraining.of("twins", .1, .2, .3)
                .layersNamed("layer".repeat(100))
                .epochs(2)
                .judged();
        List<Value> values = events(twins).get(1).getSummary().getValueList();

        assertThat(values).extracting(Value::getTag).doesNotHaveDuplicates();
    }

    @Test
    void anOlderReportIsReplacedAndForeignFilesAreLeftAlone() throws IOException {
        TensorBoardReport.write(
                folder, List.of(SyntheticTraining.of("gone", .1, .2).judged()));
        Path foreign = Files.writeString(folder.resolve("events.out.tfevents.1.someone-else"), "theirs");
        TensorBoardReport.write(
                folder, List.of(SyntheticTraining.of("stays", .1, .2).judged()));

        assertThat(TensorBoardFiles.in(folder)).hasSize(2).contains(foreign);
        assertThat(folder.resolve("com.example.CirclesTest/gone")).doesNotExist();
    }
}
