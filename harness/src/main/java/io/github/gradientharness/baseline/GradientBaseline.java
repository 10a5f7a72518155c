package io.github.gradientharness.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * What all trainings were like at some time.
 *
 * @param trainings sorted by key
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GradientBaseline(List<FrozenTraining> trainings) {

    /** Sorts the trainings. */
    public GradientBaseline {
        trainings = trainings.stream()
                .sorted(Comparator.comparing(FrozenTraining::key))
                .toList();
    }

    /** What the given trainings are like. Those of one test that differ in their seed only are taken together. */
    public static GradientBaseline of(List<JudgedProfile> profiles) {
        Map<List<String>, Integer> numbers = new HashMap<>();
        Map<TrainingKey, List<JudgedProfile>> byKey = new TreeMap<>();
        profiles.stream()
                .sorted(Comparator.comparing(profile -> profile.header().startedAt()))
                .forEach(profile -> {
                    String suite = profile.header().suite();
                    int number = numbers.merge(List.of(suite, profile.header().test()), 1, Integer::sum);
                    byKey.computeIfAbsent(new TrainingKey(suite, profile.test(), number), key -> new ArrayList<>())
                            .add(profile);
                });
        List<FrozenTraining> trainings = new ArrayList<>();
        byKey.forEach((key, members) -> trainings.add(new Freeze(members).training(key)));
        return new GradientBaseline(trainings);
    }

    /** The trainings by their keys, so that finding one takes no longer in a long baseline. */
    Map<TrainingKey, FrozenTraining> byKey() {
        Map<TrainingKey, FrozenTraining> byKey = new HashMap<>();
        trainings.forEach(training -> byKey.putIfAbsent(training.key(), training));
        return byKey;
    }
}
