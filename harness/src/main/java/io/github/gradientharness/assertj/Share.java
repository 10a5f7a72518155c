package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.stats.WilsonInterval;
import io.github.gradientharness.text.Numbers;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The share of some recordings that have something.
 *
 * @param trainings all of them
 * @param what what they have
 * @param without those that don't
 */
record Share(Trainings trainings, String what, List<Recording> without) implements Place {

    static Share of(Trainings trainings, String what, Predicate<Recording> has) {
        List<Recording> without =
                trainings.recordings().stream().filter(has.negate()).toList();
        return new Share(trainings, what, without);
    }

    @Override
    public String place() {
        return trainings.place();
    }

    WilsonInterval interval() {
        int cases = trainings.recordings().size();
        return new WilsonInterval(cases - without.size(), cases);
    }

    Measured measured(String end, double value) {
        return new Measured(value, () -> place() + ": " + end + "share of recordings " + what + "\n" + counts());
    }

    private String counts() {
        WilsonInterval interval = interval();
        String counted = interval.having() + " of " + interval.cases() + ", 95 % confidence interval "
                + Numbers.print(interval.lower()) + " to " + Numbers.print(interval.upper()) + " (Wilson)";
        return without.isEmpty()
                ? counted
                : counted + "; not:\n"
                        + without.stream()
                                .map(recording -> "  " + Trainings.name(recording))
                                .collect(Collectors.joining("\n"));
    }
}
