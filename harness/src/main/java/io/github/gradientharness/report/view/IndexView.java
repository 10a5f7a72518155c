package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The first page.
 *
 * @param head what stands before its body
 * @param project name of the project
 * @param madeBy what wrote it
 * @param banner the verdict
 * @param unexpected findings that nobody declared, worst first
 * @param unmet declared findings that are absent
 * @param inconclusive trainings that can't be judged
 * @param expected findings that are there on purpose
 * @param suites every training
 * @param remarks how the page was made and what was left out
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record IndexView(
        HeadView head,
        String project,
        String madeBy,
        BannerView banner,
        List<FindingView> unexpected,
        List<NoteView> unmet,
        List<NoteView> inconclusive,
        List<FindingView> expected,
        List<SuiteView> suites,
        List<String> remarks) {

    /** Copies the lists. */
    public IndexView {
        unexpected = List.copyOf(unexpected);
        unmet = List.copyOf(unmet);
        inconclusive = List.copyOf(inconclusive);
        expected = List.copyOf(expected);
        suites = List.copyOf(suites);
        remarks = List.copyOf(remarks);
    }
}
