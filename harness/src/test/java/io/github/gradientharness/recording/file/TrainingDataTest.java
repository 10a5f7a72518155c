package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.recording.TrainingData.Inputs;
import io.github.gradientharness.recording.TrainingData.Targets;
import io.github.gradientharness.recording.TrainingData.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataTest {

    private static final Values VALUES = new Values(100, 3, 0.5, 0.25, -1, 2);

    private static final Targets CLASSES = new Targets("output", "MCXENT", VALUES, 0.6, 0.673);

    private static final TrainingData DATA = new TrainingData(
            List.of(new Inputs("input", VALUES, 1, 2, 0.1, 4)),
            List.of(CLASSES, new Targets("value", "", VALUES, Double.NaN, Double.NaN)));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("test.jsonl");
    }

    private TrainingData written(TrainingData... lines) throws IOException {
        try (RecordingWriter writer =
                new RecordingWriter(file, Recordings.header(Recordings.model(2), Declaration.NONE))) {
            for (TrainingData line : lines) {
                writer.append(line);
            }
            writer.append(Recordings.window(1, 0.1, 0.1));
        }
        return RecordingReader.read(file).trainingData();
    }

    @Test
    void isReadAsItWasWrittenAndTheLastOneCounts() throws IOException {
        assertThat(written(new TrainingData(List.of(), List.of(CLASSES)), DATA)).isEqualTo(DATA);
    }

    @Test
    void ofAnOlderFileNothingIsKnown() throws IOException {
        assertThat(written()).isEqualTo(TrainingData.UNKNOWN);
    }

    @Test
    void aFileThatIsWrittenAnewKeepsIt() throws IOException {
        Header header = Recordings.header(Recordings.model(2), Declaration.NONE);
        try (RecordingWriter writer = new RecordingWriter(file, header)) {
            writer.append(TrainingData.UNKNOWN);
            writer.replace(new Recording(header, List.of(), List.of(), List.of(), List.of(), DATA, null, ""));
        }

        assertThat(RecordingReader.read(file).trainingData()).isEqualTo(DATA);
    }

    @Test
    void aConstantAnswerLosesTheSumOverTheOutputs() {
        assertThat(new TrainingData(List.of(), List.of(CLASSES, CLASSES)).guessingLoss())
                .isEqualTo(2 * 0.673);
        assertThat(DATA.guessingLoss()).isNaN();
        assertThat(TrainingData.UNKNOWN.guessingLoss()).isNaN();
    }
}
