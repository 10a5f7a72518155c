package io.github.gradientharness.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Two trainings that are worth a look side by side.
 *
 * @param one the sick one, if one is
 * @param other what it is compared with
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record TrainingPair(Training one, Training other) {

    private static final int FEW = 4;

    /** Each sick training with the healthy one that is most like it; where nothing is sick, the first two of a class. */
    public static List<TrainingPair> suggested(List<Training> trainings, int most) {
        List<TrainingPair> pairs = new ArrayList<>();
        List<Training> drawn = trainings.stream().filter(Training::hasGradient).toList();
        drawn.stream()
                .filter(Training::isSick)
                .sorted(Comparator.comparingInt(Training::urgency))
                .forEach(sick -> partner(sick, drawn).ifPresent(other -> pairs.add(new TrainingPair(sick, other))));
        if (drawn.stream().noneMatch(Training::isSick) && drawn.size() >= 2 && drawn.size() <= FEW) {
            pairs.add(new TrainingPair(drawn.get(0), drawn.get(1)));
        }
        return pairs.stream().limit(most).toList();
    }

    private static Optional<Training> partner(Training sick, List<Training> trainings) {
        return trainings.stream()
                .filter(other -> other.isHealthy() && isComparable(sick, other))
                .min(Comparator.comparing((Training other) -> layers(other) != layers(sick))
                        .thenComparing(other -> !isOfTheSameClass(sick, other)));
    }

    private static boolean isComparable(Training one, Training other) {
        return layers(one) == layers(other) || isOfTheSameClass(one, other);
    }

    private static boolean isOfTheSameClass(Training one, Training other) {
        return one.header().suite().equals(other.header().suite());
    }

    private static int layers(Training training) {
        return training.measurements().layers().size();
    }
}
