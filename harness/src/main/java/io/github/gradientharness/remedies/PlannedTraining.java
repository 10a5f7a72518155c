package io.github.gradientharness.remedies;

import io.github.gradientharness.instrument.rebuild.ModelRebuilder;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The next training.
 *
 * @param change as in {@link Attempt}
 * @param seed as in {@link Attempt}
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PlannedTraining(String change, long seed) {

    /** The test as it is, on a network that is left alone: whether it can be repeated, and which remedies there are. */
    public static final String REHEARSAL = "rehearsal";

    /** The network with nothing changed but the seed: what remedies are compared with. */
    public static final String UNCHANGED = "unchanged";

    /** A change that should do nothing: yet another seed. */
    public static final String ANOTHER_SEED = "another-seed";

    /** A change that should do nothing: layers with other names. */
    public static final String RENAMED = ModelRebuilder.RENAMED;

    /** So far away that no seed is used twice. */
    private static final long FAR = 1_000_000;

    /** What the network is to be changed by. */
    List<String> changes() {
        return switch (change) {
            case REHEARSAL, UNCHANGED, ANOTHER_SEED -> List.of();
            default -> List.of(change.split("\\+"));
        };
    }

    /** The seed that everything is to begin with. */
    public long usedSeed() {
        return change.equals(ANOTHER_SEED) ? seed + FAR : seed;
    }
}
