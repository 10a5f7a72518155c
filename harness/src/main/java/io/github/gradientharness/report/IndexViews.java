package io.github.gradientharness.report;

import io.github.gradientharness.report.view.BannerView;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.HeadView;
import io.github.gradientharness.report.view.IndexView;
import io.github.gradientharness.report.view.ModuleView;
import java.util.ArrayList;
import java.util.List;

/** Lays out the first page: what is wrong first, every test next. */
final class IndexViews {

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
        BannerView banner = new Banner(trainings, context.modules()).view();
        IndexFindings findings = new IndexFindings(trainings, detail, remarks);
        String title = banner.badge().text() + ": gradients of " + Shown.name(context.project());
        return new IndexView(
                new HeadView(title, Scripts.policy(Scripts.INDEX), Scripts.INDEX),
                Shown.name(context.project()),
                banner,
                links,
                BaselineViews.of(context.baseline(), trainings),
                modules(context),
                context.objections().stream().map(Shown::prose).toList(),
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

    private static List<ModuleView> modules(ReportContext context) {
        return context.modules().stream()
                .map(module -> new ModuleView(
                        Shown.name(module.name()), Shown.prose(module.state()), module.isMissing(), module.href()))
                .toList();
    }
}
