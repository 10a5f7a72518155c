package io.github.gradientharness.report;

import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.report.view.SeedGroupView;
import io.github.gradientharness.verdict.SeedGroupDiagnosis;
import io.github.gradientharness.verdict.ShareFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What tests over seeds say together. */
final class SeedGroupViews {

    private static final int MOST_NAMED = 40;
    private static final int MOST_DRAWN = 40;

    private final List<Training> trainings;
    private final List<SeedGroupDiagnosis> groups;
    private int drawn;

    SeedGroupViews(List<Training> trainings) {
        this.trainings = trainings;
        this.groups = SeedGroupDiagnosis.of(
                trainings.stream().map(Training::diagnosis).toList());
    }

    /** The groups of one test class. */
    List<SeedGroupView> of(String suite) {
        List<SeedGroupView> views = new ArrayList<>();
        for (SeedGroupDiagnosis group : groups) {
            if (group.suite().equals(suite)) {
                views.add(view(group));
            }
        }
        return views;
    }

    private SeedGroupView view(SeedGroupDiagnosis group) {
        drawn++;
        SeedSpread spread = SeedSpread.of(members(group));
        return new SeedGroupView(
                Shown.name(group.group().name()),
                Badges.of(group.decision()),
                lines(group),
                spread.isEmpty() || drawn > MOST_DRAWN
                        ? null
                        : new SeedSpreadFigure(spread, Detail.FULL).draw("seeds-" + drawn));
    }

    private List<Training> members(SeedGroupDiagnosis group) {
        return trainings.stream()
                .filter(training -> training.header().suite().equals(group.suite()))
                .filter(training -> {
                    SeedGroup its = training.header().seedGroup();
                    return its != null
                            && Objects.equals(its.name(), group.group().name());
                })
                .toList();
    }

    private static List<String> lines(SeedGroupDiagnosis group) {
        List<String> lines = new ArrayList<>();
        lines.add(ShareFormatter.observed(group.observed(), "succeeded") + ", "
                + ShareFormatter.requirement(group.group().requirement())
                + " required. A seed succeeds if its test runs to its end and its gradients are healthy.");
        lines.add(Shown.sentence(ShareFormatter.interval(
                group.observed(), group.group().requirement().confidence())));
        List<Long> failed = group.successes().entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(Map.Entry::getKey)
                .toList();
        if (!failed.isEmpty()) {
            String named =
                    failed.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
            String more = failed.size() > MOST_NAMED ? " and " + (failed.size() - MOST_NAMED) + " more" : "";
            lines.add("Seeds that did not succeed: " + named + more + ".");
        }
        return lines;
    }
}
