package io.github.gradientharness.rules.prediction;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Diagnosis.Prediction;
import io.github.gradientharness.verdict.Evidence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** What a recording's first iteration lets expect of the training. It reads two windows, in a fraction of a millisecond. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class InitialPrediction {

    private InitialPrediction() {}

    /**
     * The prediction; empty where the first iteration does not tell, see {@link FirstIteration}.
     *
     * @param joined the recording as rules see it
     * @param course what came of the training
     */
    public static Optional<Prediction> of(Recording joined, Prediction.Course course) {
        return FirstIteration.of(joined).map(first -> of(first, joined, course));
    }

    private static Prediction of(FirstIteration first, Recording joined, Prediction.Course course) {
        double score = PredictionTable.SHIPPED.score(first);
        PredictionTable.Band alike = PredictionTable.SHIPPED.band(score);
        List<Evidence> unusual = Arrays.stream(Trait.values())
                .filter(trait -> trait.isClear(first))
                .map(trait -> trait.evidence(first))
                .toList();
        return new Prediction(
                alike.networks(),
                alike.notLearning(),
                score >= PredictionTable.WARNS,
                unusual,
                LayerForecast.of(joined),
                course);
    }
}
