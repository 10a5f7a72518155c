package io.github.gradientharness.assertj;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Recording;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apiguardian.api.API;
import org.assertj.core.api.SoftAssertionsProvider;

/**
 * Soft assertions on gradients, to be mixed into soft assertions of your own:
 *
 * <pre>{@code
 * class ProjectSoftAssertions extends SoftAssertions implements GradientSoftAssertionsProvider {}
 * }</pre>
 *
 * <p>Every failure along a chain is collected. Where a step fails that should lead on, such as a window in which nothing
 * was recorded, that is collected once and the rest of the chain is passed over. Mistakes (an unknown layer or rule) are
 * thrown at once. A {@code Path} is asserted on with {@link #assertThatRecording(Path)}, for {@code assertThat(Path)} is
 * AssertJ's.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface GradientSoftAssertionsProvider extends SoftAssertionsProvider {

    /** See {@link GradientAssertions#assertThat(GradientRecorder)}. */
    default RecordingAssert assertThat(GradientRecorder recorder) {
        return RecordingAssert.softly(this, recorder.recording());
    }

    /** See {@link GradientAssertions#assertThat(Recording)}. */
    default RecordingAssert assertThat(Recording recording) {
        return RecordingAssert.softly(this, recording);
    }

    /** See {@link GradientAssertions#assertThatRecording(Path)}. */
    default RecordingAssert assertThatRecording(Path file) {
        return RecordingAssert.softly(this, RecordingFiles.read(file));
    }

    /** See {@link GradientAssertions#assertThatRecordings(Collection)}. */
    default RecordingsAssert assertThatRecordings(Collection<Recording> recordings) {
        return new RecordingsAssert(
                new Step<>(Failures.collectedBy(this), Wording.NONE, Trainings.of(List.copyOf(recordings))));
    }

    /** See {@link GradientAssertions#assertThatRecordings(Path)}. */
    default RecordingsAssert assertThatRecordings(Path folder) {
        return assertThatRecordings(RecordingFiles.readAll(folder));
    }
}
