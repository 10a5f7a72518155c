package io.github.gradientharness.instrument;

import io.github.gradientharness.instrument.RecorderOptions.SanityChecks;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import org.apiguardian.api.API;

/** Records a copy of a model that is trained on one minibatch for a few iterations. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CopiedTraining {

    /** As many as the rules on updates need. */
    private static final int ITERATIONS = 10;

    private static final long SEED = 1;

    private CopiedTraining() {}

    /**
     * What is recorded of the copy, with all checks of the first minibatch.
     *
     * @param minibatch what the model's adapter takes for one
     * @throws IllegalArgumentException if no adapter knows the model's class, or its adapter does not know the minibatch's
     */
    public static Recording of(Object model, Object minibatch, Declaration declaration) {
        ModelAdapter adapter = ModelAdapters.adapterFor(model);
        Object copy = adapter.copy(model);
        Runnable fit = adapter.fit(copy, minibatch);
        GradientRecorder recorder = new GradientRecorder(
                new RecorderOptions("", "", "sanity checks", "sanity checks", declaration, Windowing.EPOCH, null)
                        .with(SanityChecks.ALL));
        try {
            return FirstMinibatch.inOwnThread(() -> {
                SeedableRandoms.setSeed(SEED);
                recorder.attach(copy);
                for (int i = 0; i < ITERATIONS; i++) {
                    fit.run();
                }
                recorder.end(Ending.Status.COMPLETE);
                return recorder.recording();
            });
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown);
        }
    }
}
