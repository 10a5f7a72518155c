package io.github.gradientharness.gate;

import java.util.List;
import org.apiguardian.api.API;

/**
 * How the recordings differ from those that were frozen as a baseline.
 *
 * @param name what the baseline is, in words: its file, and when it was frozen
 * @param changes what is not as it was, worst first; empty if everything is
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Baseline(String name, List<BaselineChange> changes) {

    /** Copies the list. */
    public Baseline {
        changes = List.copyOf(changes);
    }
}
