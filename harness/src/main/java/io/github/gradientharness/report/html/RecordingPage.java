package io.github.gradientharness.report.html;

import io.github.gradientharness.report.figure.Training;
import org.apiguardian.api.API;

/** The page of a recording as it is to be written, and what the pages over all recordings say about it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RecordingPage {

    private final Training training;
    private final byte[] html;

    /** Takes over the array. */
    RecordingPage(Training training, byte[] html) {
        this.training = training;
        this.html = html;
    }

    Training training() {
        return training;
    }

    byte[] html() {
        return html;
    }
}
