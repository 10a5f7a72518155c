package io.github.gradientharness.report.html;

import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.figure.Detail;
import io.github.gradientharness.report.figure.SeedSpread;
import io.github.gradientharness.report.figure.SeedSpreadFigure;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.figure.TrainingLine;
import io.github.gradientharness.report.view.SeedGroupView;
import io.github.gradientharness.report.view.SeedView;
import io.github.gradientharness.report.view.SeedsView;
import io.github.gradientharness.stats.ShareRequirement;
import io.github.gradientharness.text.ShareFormatter;
import io.github.gradientharness.text.Shown;
import io.github.gradientharness.verdict.SeedGroupDiagnosis;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What tests over seeds say together. */
final class SeedGroupViews {

    /** File name of the page about them. */
    static final String PAGE = "seeds.html";

    private static final int MOST_NAMED = 40;
    private static final int MOST_DRAWN = 40;
    private static final int MOST_SEEDS = 500;

    private final List<Training> trainings;
    private final List<SeedGroupDiagnosis> groups;

    SeedGroupViews(List<Training> trainings) {
        this.trainings = Training.ofThisBuild(trainings);
        this.groups = SeedGroupDiagnosis.of(
                this.trainings.stream().map(Training::diagnosis).toList());
    }

    /** All groups, in the order in which they first come up. */
    List<SeedGroupView> all() {
        List<SeedGroupView> views = new ArrayList<>();
        for (SeedGroupDiagnosis group : groups) {
            views.add(view(group, "seeds-" + (views.size() + 1), views.size() < MOST_DRAWN));
        }
        return views;
    }

    /** The page about groups. */
    static SeedsView page(List<SeedGroupView> groups, ReportContext context) {
        String project = Shown.name(context.project());
        return new SeedsView(
                PageSources.SEEDS.head("Over seeds: gradients of " + project),
                project,
                Shown.name(context.madeBy()),
                groups);
    }

    private SeedGroupView view(SeedGroupDiagnosis group, String id, boolean isDrawn) {
        List<Training> members = members(group);
        SeedSpread spread = SeedSpread.of(members);
        return new SeedGroupView(
                id,
                Shown.name(group.suite()),
                Shown.name(group.group().name()),
                Badges.of(group),
                lines(group),
                spread.isEmpty() || !isDrawn ? null : new SeedSpreadFigure(spread, Detail.FULL).draw(id + "-spread"),
                isDrawn
                        ? members.stream()
                                .limit(MOST_SEEDS)
                                .map(SeedGroupViews::seed)
                                .toList()
                        : List.of());
    }

    private static SeedView seed(Training training) {
        SeedGroup group = training.header().seedGroup();
        return new SeedView(
                group == null ? "" : Long.toString(group.seed()),
                Badges.of(training),
                training.place(training.href()),
                TrainingLine.of(training));
    }

    private static long seedOf(Training training) {
        SeedGroup group = training.header().seedGroup();
        return group == null ? 0 : group.seed();
    }

    /** Those of the same test among trainings, in the order of their seeds; all others stay where they are. */
    static List<Training> bySeed(List<Training> trainings) {
        Map<List<String>, Deque<Training>> groups = new HashMap<>();
        trainings.stream()
                .filter(training -> training.header().seedGroup() != null)
                .sorted(Comparator.comparingLong(SeedGroupViews::seedOf))
                .forEach(training -> groups.computeIfAbsent(key(training), key -> new ArrayDeque<>())
                        .add(training));
        return trainings.stream()
                .map(training -> groups.containsKey(key(training))
                        ? groups.get(key(training)).remove()
                        : training)
                .toList();
    }

    private static List<String> key(Training training) {
        SeedGroup group = training.header().seedGroup();
        return List.of(training.module(), training.header().suite(), group == null ? "" : "of " + group.name());
    }

    private List<Training> members(SeedGroupDiagnosis group) {
        return trainings.stream()
                .filter(training -> training.header().suite().equals(group.suite()))
                .filter(training -> {
                    SeedGroup its = training.header().seedGroup();
                    return its != null
                            && Objects.equals(its.name(), group.group().name());
                })
                .sorted(Comparator.comparingLong(SeedGroupViews::seedOf))
                .toList();
    }

    private static List<String> lines(SeedGroupDiagnosis group) {
        List<String> lines = new ArrayList<>();
        ShareRequirement requirement = group.group().requirement();
        lines.add(ShareFormatter.sentence(requirement, group.observed()) + ".");
        lines.add(Shown.sentence(ShareFormatter.successRate(group.observed(), requirement.confidence())));
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
