package io.github.gradientharness.baseline;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.verdict.Diagnosis;
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
@API(status = API.Status.INTERNAL, since = "0.1")
public record GradientBaseline(List<FrozenTraining> trainings) {

    /** Sorts the trainings. */
    public GradientBaseline {
        trainings = trainings.stream()
                .sorted(Comparator.comparing(FrozenTraining::key))
                .toList();
    }

    /** What the given trainings are like. Those of one test that differ in their seed only are taken together. */
    public static GradientBaseline of(List<Diagnosis> diagnoses) {
        Map<List<String>, Integer> numbers = new HashMap<>();
        Map<TrainingKey, List<Diagnosis>> byKey = new TreeMap<>();
        diagnoses.stream()
                .sorted(Comparator.comparing(diagnosis -> header(diagnosis).startedAt()))
                .forEach(diagnosis -> {
                    Header header = header(diagnosis);
                    SeedGroup group = header.seedGroup();
                    int number = numbers.merge(List.of(header.suite(), header.test()), 1, Integer::sum);
                    String withoutSeed = group == null ? header.test() : group.name();
                    byKey.computeIfAbsent(
                                    new TrainingKey(header.suite(), withoutSeed, number), key -> new ArrayList<>())
                            .add(diagnosis);
                });
        List<FrozenTraining> trainings = new ArrayList<>();
        byKey.forEach((key, members) -> trainings.add(new Freeze(members).training(key)));
        return new GradientBaseline(trainings);
    }

    private static Header header(Diagnosis diagnosis) {
        return diagnosis.recording().header();
    }

    /** The trainings by their keys, so that finding one takes no longer in a long baseline. */
    Map<TrainingKey, FrozenTraining> byKey() {
        Map<TrainingKey, FrozenTraining> byKey = new HashMap<>();
        trainings.forEach(training -> byKey.putIfAbsent(training.key(), training));
        return byKey;
    }
}
