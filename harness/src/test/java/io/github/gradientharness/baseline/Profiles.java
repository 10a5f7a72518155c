package io.github.gradientharness.baseline;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.stats.ShareRequirement;
import io.github.gradientharness.verdict.Diagnosis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Profiles of trainings that never took place: layers "hidden 1", "hidden 2" and so on, and "output". */
final class Profiles {

    static final String SUITE = "com.example.CirclesTest";

    private Profiles() {}

    /** One whose layers' mean |gradient| is as given in each of five epochs. */
    static Diagnosis of(String test, double... gradients) {
        return profile(renamed(Recordings.constant(5, gradients), test, null));
    }

    /** Those of a test over seeds: the layers' gradients spread around the given ones by the given decades. */
    static List<Diagnosis> overSeeds(int seeds, double decades, Random random, double... gradients) {
        List<Diagnosis> profiles = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            double[] spread = Arrays.stream(gradients)
                    .map(gradient -> gradient * Math.pow(10, decades * random.nextGaussian()))
                    .toArray();
            spread[spread.length - 1] = gradients[gradients.length - 1];
            profiles.add(profile(renamed(Recordings.constant(5, spread), "learns", group(seed))));
        }
        return profiles;
    }

    private static SeedGroup group(long seed) {
        ShareRequirement any = new ShareRequirement(ShareRequirement.Kind.AT_LEAST, 0.5, 0.95);
        return new SeedGroup("learns", seed, 40, any, false);
    }

    private static Diagnosis profile(Recording recording) {
        return RuleSet.defaults().evaluate(recording);
    }

    private static Recording renamed(Recording recording, String test, @Nullable SeedGroup group) {
        Header header = recording.header();
        String name = group == null ? test : test + "[seed " + group.seed() + "]";
        return new Recording(
                new Header(
                        header.runId(),
                        header.startedAt(),
                        SUITE,
                        name,
                        header.displayName(),
                        header.model(),
                        header.seed(),
                        header.environment(),
                        header.declaration(),
                        group),
                recording.windows(),
                recording.metrics(),
                recording.ending(),
                recording.damage());
    }
}
