package io.github.gradientharness.assertj;

import io.github.gradientharness.inspection.SanityChecks;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Recording;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Where assertions on gradients begin. Import {@code assertThat} from here and from AssertJ's {@code Assertions}: the
 * compiler tells them apart, but for a {@code Path}, which is AssertJ's as well; use {@link #assertThatRecording} there.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GradientAssertions {

    private GradientAssertions() {}

    /**
     * Asserts on what a recorder has recorded so far.
     *
     * @throws IllegalStateException if no model or several were attached to it
     */
    public static RecordingAssert assertThat(GradientRecorder recorder) {
        return new RecordingAssert(recorder.recording());
    }

    /** Asserts on a recording. */
    public static RecordingAssert assertThat(Recording recording) {
        return new RecordingAssert(recording);
    }

    /** Asserts on what sanity checks found: {@code assertThat(SanityChecks.of(model).on(minibatch)).isHealthy()}. */
    public static RecordingAssert assertThat(SanityChecks.Result checked) {
        return new RecordingAssert(checked.recording());
    }

    /**
     * Asserts on the recording in a file; the same as {@link #assertThatRecording(Path)}.
     *
     * @throws IllegalArgumentException if there is no such file; the message lists those beside it
     * @throws java.io.UncheckedIOException if it can't be read as a recording
     */
    public static RecordingAssert assertThat(Path file) {
        return assertThatRecording(file);
    }

    /**
     * Asserts on the recording in a file, such as {@code target/gradient/recordings/MyTest/trains.jsonl}. A file that was
     * cut off is read as far as it goes, and is not healthy.
     *
     * @throws IllegalArgumentException if there is no such file; the message lists those beside it
     * @throws java.io.UncheckedIOException if it can't be read as a recording
     */
    public static RecordingAssert assertThatRecording(Path file) {
        return new RecordingAssert(RecordingFiles.read(file));
    }

    /**
     * Asserts on several recordings, usually of one network with several seeds: {@code recorder.recordings()}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static RecordingsAssert assertThatRecordings(Collection<Recording> recordings) {
        Trainings trainings = Trainings.of(List.copyOf(recordings));
        return new RecordingsAssert(new Step<>(Failures.thrownIn(trainings.place()), Wording.NONE, trainings));
    }

    /**
     * Asserts on all recordings below a folder.
     *
     * @throws IllegalArgumentException if there is none
     * @throws java.io.UncheckedIOException if one can't be read
     */
    public static RecordingsAssert assertThatRecordings(Path folder) {
        return assertThatRecordings(RecordingFiles.readAll(folder));
    }

    /** The layer nearest the input that has a kernel. */
    public static LayerSelector firstLayer() {
        return layers -> layers.get(0);
    }

    /** The layer nearest the output that has a kernel. */
    public static LayerSelector lastLayer() {
        return layers -> layers.get(layers.size() - 1);
    }

    /** The layer with this name. */
    public static LayerSelector layer(String name) {
        return layers -> LayerLookup.one(layers, LayerLookup.named(name), "'" + name + "'", " with a kernel");
    }

    /** The layer with this index in forward order, from 0. */
    public static LayerSelector layer(int index) {
        return layers -> LayerLookup.one(layers, LayerLookup.at(index), Integer.toString(index), " with a kernel");
    }
}
