package io.github.gradientharness.report.html;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.report.figure.DepthProfileChart;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.figure.TrainingLine;
import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.SeedGroupView;
import io.github.gradientharness.report.view.SuiteView;
import io.github.gradientharness.report.view.TestView;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of all trainings, by test class, each with a small picture. */
final class SuiteViews {

    private final List<Training> trainings;
    private final IndexDetail detail;
    private int pictures;

    SuiteViews(List<Training> trainings, IndexDetail detail, List<String> remarks) {
        this.trainings = trainings.subList(0, Math.min(trainings.size(), detail.tests()));
        this.detail = detail;
        if (trainings.size() > detail.tests()) {
            remarks.add(detail.tests() + " of " + trainings.size() + " trainings are listed.");
        }
    }

    List<SuiteView> views() {
        List<SeedGroupView> groups = new SeedGroupViews(trainings).all();
        Map<List<String>, List<TestView>> bySuite = new LinkedHashMap<>();
        for (Training training : SeedGroupViews.bySeed(trainings)) {
            bySuite.computeIfAbsent(List.of(training.module(), training.header().suite()), suite -> new ArrayList<>())
                    .add(test(training));
        }
        return bySuite.entrySet().stream()
                .map(entry -> suite(entry.getKey().get(0), entry.getKey().get(1), groups, entry.getValue()))
                .toList();
    }

    private static List<SeedGroupView> groupsOf(String suite, List<SeedGroupView> groups) {
        return groups.stream()
                .filter(group -> group.suite().equals(Shown.name(suite)))
                .toList();
    }

    private static SuiteView suite(String module, String suite, List<SeedGroupView> groups, List<TestView> tests) {
        String name = Shown.name(suite);
        String simple = Shown.className(suite);
        String packageName = name.substring(0, name.length() - simple.length());
        String where = module.isEmpty() ? packageName : Shown.name(module) + ": " + packageName;
        return new SuiteView(where, simple, groupsOf(suite, groups), tests);
    }

    private TestView test(Training training) {
        Ending ending = training.diagnosis().recording().ending();
        return new TestView(
                Badges.of(training),
                training.place(training.href()),
                TrainingLine.of(training),
                picture(training),
                Integer.toString(training.urgency()),
                number(training.smallestShare()),
                ending == null ? "" : number(ending.harnessShare()));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private @Nullable ChartView picture(Training training) {
        if (!training.hasGradient() || pictures >= detail.pictures()) {
            return null;
        }
        pictures++;
        return training.meanProfile()
                .map(profile -> new DepthProfileChart(profile, DepthProfileChart.Size.SMALL)
                        .draw(training.anchor() + "-small", "Gradient over depth"))
                .orElse(null);
    }
}
