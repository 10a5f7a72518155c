package io.github.gradientharness.remedies;

import io.github.gradientharness.instrument.rebuild.Remedy;
import io.github.gradientharness.recording.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * What was tried on a test, and what came of it.
 *
 * @param suite the test class
 * @param test the test's name in recordings; of a test over seeds, the one that all its seeds have in common
 * @param fingerprint of the network's configuration; empty before the first training
 * @param recorded {@link RecordedNetwork#fingerprint} of each network that the unchanged test trains; empty if not known
 * @param tried when it was tried last, as ISO 8601
 * @param metric name of the metric; empty if the test names none
 * @param remedies those that apply to the network
 * @param attempts the trainings so far
 * @param problem why nothing could be tried, in a sentence for users; empty if it could
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record TriedRemedies(
        String suite,
        String test,
        String fingerprint,
        List<String> recorded,
        String tried,
        String metric,
        List<Remedy> remedies,
        List<Attempt> attempts,
        String problem) {

    /** Words in the names of metrics that are to be low. */
    private static final List<String> LOW = List.of("loss", "error", "mse", "mae", "rmse", "perplexity", "distance");

    /** Copies the lists. */
    public TriedRemedies {
        recorded = List.copyOf(recorded);
        remedies = List.copyOf(remedies);
        attempts = List.copyOf(attempts);
    }

    /** Nothing tried yet. */
    public static TriedRemedies none(String suite, String test) {
        return new TriedRemedies(suite, test, "", List.of(), "", "", List.of(), List.of(), "");
    }

    /** The same and one more training. */
    TriedRemedies plus(Attempt attempt, String now) {
        List<Attempt> more = new ArrayList<>(attempts);
        more.add(attempt);
        return new TriedRemedies(suite, test, fingerprint, recorded, now, metric, remedies, more, problem);
    }

    /** The same that can't go on. */
    public TriedRemedies stoppedBy(String sentence) {
        return new TriedRemedies(suite, test, fingerprint, recorded, tried, metric, remedies, attempts, sentence);
    }

    /** The same of a network that is known by now. */
    public TriedRemedies of(String network, List<Remedy> applicable, String itsMetric) {
        return new TriedRemedies(suite, test, network, recorded, tried, itsMetric, applicable, attempts, problem);
    }

    /** The same of a test that trains networks which recordings describe so. */
    public TriedRemedies recordedAs(List<String> networks) {
        return new TriedRemedies(suite, test, fingerprint, networks, tried, metric, remedies, attempts, problem);
    }

    /** Whether it was tried on a network like this one; where that is not known, it is taken to be. */
    boolean isOf(Model model) {
        return recorded.isEmpty() || recorded.contains(RecordedNetwork.fingerprint(model));
    }

    /** Whether the metric is to be high; so it is unless its name speaks about what is to be low. */
    boolean isMetricHigh() {
        String lower = metric.toLowerCase(Locale.ROOT);
        return LOW.stream().noneMatch(lower::contains);
    }
}
