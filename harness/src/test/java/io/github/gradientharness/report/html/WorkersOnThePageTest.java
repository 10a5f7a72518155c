package io.github.gradientharness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.Worker;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.report.Demo;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a distributed training says what each worker did. */
class WorkersOnThePageTest {

    @TempDir
    Path folder;

    private List<String> pages(int workers) throws IOException {
        Recording recording = Recordings.constant(6, 1e-2, 1e-2);
        List<Worker> each = IntStream.rangeClosed(1, workers)
                .mapToObj(worker -> new Worker("worker " + worker, recording.windows(), TrainingData.UNKNOWN))
                .toList();
        HtmlReport.write(
                folder,
                List.of(new JudgedRecording(
                        Path.of("test.jsonl"), RuleSet.defaults().evaluate(recording.with(each, List.of())))),
                Demo.CONTEXT);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .map(WorkersOnThePageTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @Test
    void eachIsThereWithItsMinibatchesAndItsLoss() throws IOException {
        assertThat(pages(2))
                .anySatisfy(page -> assertThat(page)
                        .contains("2 workers trained copies of the model. worker 1: 60 minibatches, last loss 0.7;"
                                + " worker 2: 60 minibatches, last loss 0.7."));
    }

    @Test
    void ofManyTheFirstEight() throws IOException {
        assertThat(pages(11))
                .anySatisfy(page -> assertThat(page).contains("worker 8: ").contains("; and 3 more."))
                .noneSatisfy(page -> assertThat(page).contains("worker 9: "));
    }
}
