package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowingLayersTest {

    @TempDir
    Path folder;

    @Test
    void aLayerTellsWhichOneItFollows() throws IOException {
        Layer first = new Layer(0, "first", "DenseLayer", "identity", 2, 3, List.of());
        Layer second = new Layer(1, "second", "ActivationLayer", "tanh", 0, 0, List.of()).behind(0);
        Model model = new Model("graph", "ComputationGraph", List.of(first, second), "Sgd", 6);
        Path file = folder.resolve("test.jsonl");
        try (RecordingWriter writer = new RecordingWriter(file, Recordings.header(model, Declaration.NONE))) {
            writer.append(new Ending(Ending.Status.COMPLETE, 0, 0, 0, 0, ""));
        }

        assertThat(RecordingReader.read(file).header().model()).isEqualTo(model);
        assertThat(Files.readString(file)).containsOnlyOnce("\"follows\":0");
    }
}
