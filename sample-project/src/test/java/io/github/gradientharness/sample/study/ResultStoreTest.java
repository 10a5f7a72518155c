package io.github.gradientharness.sample.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.sample.CirclesModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {

    private static final Experiment EXPERIMENT = new Experiment("tanh-1", "a_tanh1", CirclesModel.tanh(1), 2);

    @TempDir
    Path folder;

    private static SeedResult result(String setup, double accuracy) {
        List<Double> none = List.of(Double.NaN);
        return new SeedResult(
                "tanh-1",
                1,
                setup,
                List.of(0.5, 0.5),
                List.of(0.5, accuracy),
                accuracy,
                Map.of(1, List.of(0.25, 0.5)),
                none,
                none,
                Map.of(),
                none,
                none,
                none,
                none,
                none,
                List.of(),
                1);
    }

    @Test
    void whatIsFinishedIsNotTrainedAgain() {
        ResultStore store = new ResultStore(folder);
        SeedResult trained = result(StudiedTraining.setup(EXPERIMENT), 0.8);

        assertThat(store.get(EXPERIMENT, 1, () -> trained)).isEqualTo(trained);
        assertThat(new ResultStore(folder).get(EXPERIMENT, 1, () -> {
                    throw new AssertionError("trained again");
                }))
                .isEqualTo(trained);
        assertThat(store.finished(EXPERIMENT)).containsExactly(trained);
    }

    @Test
    void aResultOfAnotherSetupDoesNotCount() {
        ResultStore store = new ResultStore(folder);
        store.get(EXPERIMENT, 1, () -> result("another learning rate", 0.5));
        SeedResult right = result(StudiedTraining.setup(EXPERIMENT), 0.8);

        assertThat(store.finished(EXPERIMENT)).isEmpty();
        assertThat(store.get(EXPERIMENT, 1, () -> right)).isEqualTo(right);
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Path file = folder.resolve("tanh-1").resolve("seed-1.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"experiment\":");

        assertThatThrownBy(() -> new ResultStore(folder).finished(EXPERIMENT))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("delete it to train again");
    }
}
