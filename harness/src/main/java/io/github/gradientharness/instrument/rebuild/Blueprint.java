package io.github.gradientharness.instrument.rebuild;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What a network is built from.
 *
 * @param fingerprint the same for networks that differ in their seed only
 * @param seed the one that it was made with
 * @param remedies those that would change something
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Blueprint(String fingerprint, long seed, List<Remedy> remedies) {

    /** Copies the list. */
    public Blueprint {
        remedies = List.copyOf(remedies);
    }
}
