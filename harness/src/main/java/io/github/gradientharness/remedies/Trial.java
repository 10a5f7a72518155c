package io.github.gradientharness.remedies;

import io.github.gradientharness.instrument.rebuild.Blueprint;
import io.github.gradientharness.instrument.rebuild.ModelRebuilder;
import io.github.gradientharness.instrument.rebuild.NotRebuiltException;
import io.github.gradientharness.instrument.rebuild.Remedy;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** One training while it goes on: changes each model that the test is about to train. Thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Trial {

    /** Models of one test begin with different seeds, so that they are not the same. */
    private static final long BETWEEN_MODELS = 7_919;

    private final PlannedTraining step;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Blueprint blueprint;
    private Supplier<List<Remedy>> measured = List::of;
    private String problem = "";

    public Trial(PlannedTraining step) {
        this.step = step;
    }

    /** Changes a model that was not seen before. Called before the recorder listens to it. Never throws. */
    public synchronized void prepare(Object model) {
        if (!seen.add(model)) {
            return;
        }
        try {
            ModelRebuilder rebuilder = rebuilder(model);
            Blueprint found = rebuilder.blueprint(model);
            boolean isFirst = blueprint == null;
            blueprint = isFirst ? found : blueprint;
            if (step.change().equals(PlannedTraining.REHEARSAL)) {
                measured = isFirst ? rebuilder.measured(model) : measured;
            } else {
                rebuilder.rebuild(model, step.changes(), step.usedSeed() + BETWEEN_MODELS * (seen.size() - 1));
            }
        } catch (NotRebuiltException exception) {
            problem = String.valueOf(exception.getMessage());
        } catch (RuntimeException | LinkageError exception) {
            problem = "The change could not be made: " + exception;
        }
    }

    private static ModelRebuilder rebuilder(Object model) {
        for (ModelRebuilder rebuilder : ServiceLoader.load(ModelRebuilder.class, Trial.class.getClassLoader())) {
            try {
                if (rebuilder.supports(model)) {
                    return rebuilder;
                }
            } catch (LinkageError frameworkIsNotOnTheClassPath) {
                continue;
            }
        }
        throw new NotRebuiltException("Remedies are tried on DL4J's MultiLayerNetwork and ComputationGraph. A "
                + model.getClass().getSimpleName() + " has no configuration from which it could begin anew.");
    }

    /** What the first model was built from; empty if there was none, or it can't be built anew. Asked after the training. */
    public synchronized Optional<Blueprint> blueprint() {
        return Optional.ofNullable(blueprint)
                .map(it -> new Blueprint(
                        it.fingerprint(),
                        it.seed(),
                        Stream.concat(it.remedies().stream(), measured.get().stream())
                                .toList()));
    }

    /** Why a model could not be changed; empty if all were, or there was none. */
    public synchronized String problem() {
        return problem;
    }
}
