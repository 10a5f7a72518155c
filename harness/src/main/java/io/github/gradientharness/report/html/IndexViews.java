package io.github.gradientharness.report.html;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.view.BannerView;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.IndexView;
import io.github.gradientharness.report.view.ModuleView;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.List;

/** Lays out the first page: what is wrong first, every test next. */
final class IndexViews {

    private static final int MOST_FAILURES = 60;

    private final List<Training> trainings;
    private final IndexDetail detail;

    IndexViews(List<Training> trainings, IndexDetail detail) {
        this.trainings = trainings;
        this.detail = detail;
    }

    IndexView view(ReportContext context, List<FactView> links) {
        List<String> remarks = new ArrayList<>();
        if (context.ignoresExpectations()) {
            remarks.add("Expectations were ignored: findings that tests declared count as real.");
        }
        JudgedRecording.leftOut(
                        trainings.stream().map(Training::judgedRecording).toList())
                .ifPresent(remarks::add);
        BannerView banner = new Banner(trainings, context).view();
        IndexFindings findings = new IndexFindings(Training.ofThisBuild(trainings), detail, remarks);
        String title = banner.badge().text() + ": gradients of " + Shown.name(context.project());
        return new IndexView(
                PageSources.INDEX.head(title),
                Shown.name(context.project()),
                banner,
                links,
                BaselineViews.of(context.gate().baseline(), trainings),
                modules(context),
                failures(context),
                warnings(context),
                findings.unexpected(),
                findings.briefly(),
                findings.unmet(),
                findings.inconclusive(),
                findings.noticed(),
                new SuiteViews(trainings, detail, remarks).views(),
                findings.expected(),
                MakingFacts.of(trainings, context),
                remarks);
    }

    /** What can't be compared with the baseline stands in a section of its own. */
    private static List<String> warnings(ReportContext context) {
        return context.gate().warnings().stream()
                .filter(warning -> warning.kind() != Objection.Kind.NOT_COMPARED)
                .map(warning -> Shown.prose(warning.message()))
                .toList();
    }

    private static List<String> failures(ReportContext context) {
        List<String> lines = new ArrayList<>();
        context.gate().failures().stream()
                .limit(MOST_FAILURES)
                .map(failure -> Shown.prose(failure.message()))
                .forEach(lines::add);
        int more = context.gate().failures().size() - MOST_FAILURES;
        if (more > 0) {
            lines.add(more + " more of these are in the other formats, such as summary.json.");
        }
        return lines;
    }

    private static List<ModuleView> modules(ReportContext context) {
        return context.modules().stream()
                .map(module -> new ModuleView(
                        Shown.name(module.name()), Shown.prose(module.state()), module.isMissing(), module.href()))
                .toList();
    }
}
