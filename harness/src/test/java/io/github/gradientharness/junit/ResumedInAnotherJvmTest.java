package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.agent.JvmForTests;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training whose JVM is killed goes on in its recording in the next JVM. */
@Tag("slow")
class ResumedInAnotherJvmTest {

    @TempDir
    private Path folder;

    @Test
    void theRecordingOfTheKilledJvmGoesOnAndShowsTheSeam() throws Exception {
        run("-Dgradient.resume=false");
        Recording killed = recording();
        String printed = run("-Dgradient.resume=true");
        Recording resumed = recording();

        assertThat(killed.ending()).isNull();
        assertThat(killed.iterations()).isEqualTo(18);
        assertThat(printed).contains(" 1 tests successful");
        assertThat(resumed.seams()).singleElement().satisfies(seam -> {
            assertThat(seam.iteration()).isEqualTo(13);
            assertThat(seam.lost()).isEqualTo(6);
        });
        assertThat(resumed.iterations()).isEqualTo(24);
        assertThat(resumed.windowsInEpochs(1, 2)).isEqualTo(killed.windowsInEpochs(1, 2));
        assertThat(resumed.ending().status()).isEqualTo(Ending.Status.COMPLETE);
    }

    private String run(String resume) throws IOException, InterruptedException {
        List<String> options = List.of(
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-D" + CheckpointedCase.CHECKPOINT + "=" + folder.resolve("model.zip"),
                "-Dgradient.outputDirectory=" + folder.resolve("gradient"),
                resume);
        return JvmForTests.run(options, JvmForTests.ownClassPath(), "tree", List.of(CheckpointedCase.class.getName()));
    }

    private Recording recording() throws IOException {
        List<Path> files = RecordingReader.filesIn(folder.resolve("gradient"));
        assertThat(files).hasSize(1);
        return RecordingReader.read(files.get(0));
    }
}
