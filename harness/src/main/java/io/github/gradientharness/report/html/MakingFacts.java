package io.github.gradientharness.report.html;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How a report came about: the command, the versions, and what recording cost over all. */
final class MakingFacts {

    private static final int MOST_NAMES = 16;
    private static final int MOST_VALUES = 4;

    private MakingFacts() {}

    static List<FactView> of(List<Training> trainings, ReportContext context) {
        List<FactView> facts = new ArrayList<>();
        add(facts, "Command", context.command());
        add(facts, "Written by", context.madeBy());
        if (trainings.isEmpty()) {
            return facts;
        }
        add(facts, "Recorded", recorded(trainings));
        add(facts, "Cost of recording", cost(trainings));
        environments(trainings).forEach((name, values) -> {
            String more = values.size() > MOST_VALUES ? " and " + (values.size() - MOST_VALUES) + " more" : "";
            add(
                    facts,
                    "Trained with: " + name,
                    values.stream().limit(MOST_VALUES).collect(Collectors.joining(", ")) + more);
        });
        return facts;
    }

    private static void add(List<FactView> facts, String name, String value) {
        if (!value.isBlank()) {
            facts.add(new FactView(Shown.name(name), Shown.prose(value)));
        }
    }

    private static String recorded(List<Training> trainings) {
        List<String> times = trainings.stream()
                .map(training -> training.header().startedAt())
                .filter(time -> !time.isEmpty())
                .sorted()
                .toList();
        long runs = trainings.stream()
                .map(training -> training.header().runId())
                .distinct()
                .count();
        String count = Shown.count(trainings.size(), "training") + " in " + Shown.count(runs, "test run");
        return times.isEmpty()
                ? count
                : count + ", the first one begun " + times.get(0) + ", the last one " + times.get(times.size() - 1);
    }

    /** The harness's share of all trainings' time, and the largest one of a single training. */
    private static String cost(List<Training> trainings) {
        List<Training> measured = trainings.stream()
                .filter(training -> !Double.isNaN(share(training)))
                .toList();
        if (measured.isEmpty()) {
            return "not measured";
        }
        double harness = measured.stream()
                .map(MakingFacts::ending)
                .mapToDouble(Ending::harnessNanos)
                .sum();
        double training = measured.stream()
                .map(MakingFacts::ending)
                .mapToDouble(Ending::trainingNanos)
                .sum();
        Training most = measured.stream()
                .max(Comparator.comparingDouble(MakingFacts::share))
                .orElseThrow();
        return Numbers.percent(harness / training) + " of the trainings' time: " + Numbers.print(harness / 1e9)
                + " s of " + Numbers.print(training / 1e9) + " s; at most " + Numbers.percent(share(most)) + ", in "
                + most.header().trainingName();
    }

    private static Ending ending(Training training) {
        Ending ending = training.diagnosis().recording().ending();
        return ending == null ? new Ending(Ending.Status.RUNNING, 0, 0, 0, 0, "") : ending;
    }

    private static double share(Training training) {
        return ending(training).harnessShare();
    }

    private static Map<String, SortedSet<String>> environments(List<Training> trainings) {
        Map<String, SortedSet<String>> values = new TreeMap<>();
        for (Training training : trainings) {
            training.header().environment().forEach((name, value) -> {
                if (values.size() < MOST_NAMES || values.containsKey(name)) {
                    values.computeIfAbsent(name, key -> new TreeSet<>()).add(value);
                }
            });
        }
        return values;
    }
}
