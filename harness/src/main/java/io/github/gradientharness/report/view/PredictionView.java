package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What the first iteration let expect of a training, and what came.
 *
 * @param isWarning whether the network was unlikely to learn
 * @param sentence how often networks that began alike did not learn
 * @param course what came of the training
 * @param unusual what differs from networks that learn
 * @param layers what was predicted of each layer and what came
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PredictionView(
        boolean isWarning, String sentence, String course, List<String> unusual, TableView layers) {

    /** Copies the list. */
    public PredictionView {
        unusual = List.copyOf(unusual);
    }
}
