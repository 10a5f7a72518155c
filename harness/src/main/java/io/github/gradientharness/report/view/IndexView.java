package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The first page.
 *
 * @param head what stands before its body
 * @param project name of the project
 * @param banner the verdict
 * @param links to the other pages over all trainings, as address and text
 * @param baseline what changed; null where there is no baseline
 * @param modules of the build; empty where there is one only
 * @param failures what fails the build beside the findings, with what to do
 * @param objections what the build has against its recordings or its configuration
 * @param unexpected errors that nobody declared, one a training, worst first
 * @param briefly the errors of more trainings, in a line each
 * @param unmet declared findings that are absent
 * @param inconclusive trainings that can't be judged
 * @param noticed warnings and remarks, which fail no build
 * @param suites every training
 * @param expected findings that are there on purpose, one a training
 * @param making how the report was made
 * @param remarks what was left out
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record IndexView(
        HeadView head,
        String project,
        BannerView banner,
        List<FactView> links,
        @Nullable BaselineView baseline,
        List<ModuleView> modules,
        List<String> failures,
        List<String> objections,
        List<FindingView> unexpected,
        List<NoteView> briefly,
        List<NoteView> unmet,
        List<NoteView> inconclusive,
        List<NoteView> noticed,
        List<SuiteView> suites,
        List<FindingView> expected,
        List<FactView> making,
        List<String> remarks) {

    /** Copies the lists. */
    public IndexView {
        links = List.copyOf(links);
        modules = List.copyOf(modules);
        failures = List.copyOf(failures);
        objections = List.copyOf(objections);
        unexpected = List.copyOf(unexpected);
        briefly = List.copyOf(briefly);
        unmet = List.copyOf(unmet);
        inconclusive = List.copyOf(inconclusive);
        noticed = List.copyOf(noticed);
        suites = List.copyOf(suites);
        expected = List.copyOf(expected);
        making = List.copyOf(making);
        remarks = List.copyOf(remarks);
    }
}
