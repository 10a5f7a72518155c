package io.github.gradientharness.baseline;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.verdict.Diagnosis;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What a baseline needs to know of a recording.
 *
 * @param diagnosis what was found; its recording need not hold windows any more
 * @param shares each layer's share of the largest layer's mean |gradient|, in forward order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record JudgedProfile(Diagnosis diagnosis, Map<String, Double> shares) {

    /** Copies the map, keeping its order. */
    public JudgedProfile {
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    }

    Header header() {
        return diagnosis.recording().header();
    }

    /** The test without its seed. */
    String test() {
        SeedGroup group = header().seedGroup();
        return group == null ? header().test() : group.name();
    }
}
