package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The whole page.
 *
 * @param project name of the project
 * @param madeBy what wrote it
 * @param banner the verdict
 * @param unexpected findings that nobody declared, worst first
 * @param unmet declared findings that are absent
 * @param inconclusive trainings that can't be judged
 * @param expected findings that are there on purpose
 * @param suites every training
 * @param recordings the details
 * @param remarks how the page was made and what was left out
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PageView(
        String project,
        String madeBy,
        BannerView banner,
        List<FindingView> unexpected,
        List<NoteView> unmet,
        List<NoteView> inconclusive,
        List<FindingView> expected,
        List<SuiteView> suites,
        List<RecordingView> recordings,
        List<String> remarks) {

    /** Copies the lists. */
    public PageView {
        unexpected = List.copyOf(unexpected);
        unmet = List.copyOf(unmet);
        inconclusive = List.copyOf(inconclusive);
        expected = List.copyOf(expected);
        suites = List.copyOf(suites);
        recordings = List.copyOf(recordings);
        remarks = List.copyOf(remarks);
    }
}
