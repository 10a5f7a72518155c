package io.github.gradientharness.remedies;

import io.github.gradientharness.instrument.rebuild.Blueprint;
import io.github.gradientharness.instrument.rebuild.Remedy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** Tries remedies on one test, one training after the other, and keeps what came of each. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RemedySearch {

    /** Runs the test once. */
    @FunctionalInterface
    public interface Trainer {

        /** What came of it. */
        Outcome train(Trial trial, PlannedTraining planned);
    }

    /**
     * What came of one training.
     *
     * @param attempt the training
     * @param metric name of the metric that it was measured by; empty if the test names none
     * @param networks {@link RecordedNetwork#fingerprint} of each that was trained
     */
    public record Outcome(Attempt attempt, String metric, List<String> networks) {}

    private final Path file;
    private final Trainer trainer;
    private final Consumer<String> progress;
    private final TriedRemedies before;
    private TriedRemedies tried;

    /**
     * Goes on from what was tried before, if it was tried on the same network.
     *
     * @param file where it is kept
     */
    public RemedySearch(Path file, TriedRemedies before, Trainer trainer, Consumer<String> progress) {
        this.file = file;
        this.before = before;
        this.tried = TriedRemedies.none(before.suite(), before.test());
        this.trainer = trainer;
        this.progress = progress;
    }

    /**
     * Trains until nothing is in question any more, or no more may be tried.
     *
     * @param most trainings at most
     * @param until when the last of them may begin, by {@link System#nanoTime}
     * @throws IOException if what was tried can't be kept
     */
    public RemedyTable run(int most, long until) throws IOException {
        int done = 0;
        Optional<PlannedTraining> next = next();
        while (next.isPresent() && done < most && System.nanoTime() - until < 0) {
            step(next.get());
            if (done == 0 && isOfTheSameNetwork()) {
                if (!tried.problem().isEmpty()) {
                    return RemedyTable.of(before);
                }
                tried = before.stoppedBy("")
                        .of(tried.fingerprint(), together(before.remedies(), tried.remedies()), tried.metric())
                        .recordedAs(tried.recorded());
            }
            RemedyFile.write(file, tried);
            done++;
            next = next();
        }
        return RemedyTable.of(tried);
    }

    private Optional<PlannedTraining> next() {
        return tried.problem().isEmpty() ? new RemedyPlan(tried).next() : Optional.empty();
    }

    /** The first training tells the network. */
    private boolean isOfTheSameNetwork() {
        return !tried.fingerprint().isEmpty() && before.fingerprint().equals(tried.fingerprint());
    }

    /** A remedy that was measured before stays as it was, so that its trainings count. */
    private static List<Remedy> together(List<Remedy> before, List<Remedy> now) {
        List<String> known = before.stream().map(RemedySearch::kind).toList();
        return Stream.concat(before.stream(), now.stream().filter(it -> !known.contains(kind(it))))
                .toList();
    }

    private static String kind(Remedy remedy) {
        return remedy.id().replaceFirst("=.*", "");
    }

    private void step(PlannedTraining planned) {
        Trial trial = new Trial(planned);
        Outcome outcome = trainer.train(trial, planned);
        boolean isFirst = planned.change().equals(PlannedTraining.REHEARSAL);
        boolean isUnchanged = isFirst || planned.change().equals(PlannedTraining.UNCHANGED);
        String problem = trial.problem().isEmpty() ? outcome.attempt().problem() : trial.problem();
        if (isFirst) {
            Optional<Blueprint> blueprint = trial.blueprint();
            tried = tried.recordedAs(outcome.networks());
            if (blueprint.isPresent()) {
                tried = tried.of(blueprint.get().fingerprint(), blueprint.get().remedies(), outcome.metric());
            } else {
                tried = tried.stoppedBy(
                        "When the test ran once more, it attached or trained no network. Remedies change"
                                + " networks, not a training loop of the test's own.");
            }
        }
        if (isUnchanged && !problem.isEmpty()) {
            tried = tried.stoppedBy(problem);
        }
        Attempt made = outcome.attempt();
        tried = tried.plus(
                new Attempt(
                        planned.change(),
                        planned.seed(),
                        made.passed() && problem.isEmpty(),
                        made.metric(),
                        made.loss(),
                        made.seconds(),
                        problem),
                Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
        progress.accept(planned.change() + ", seed " + planned.seed() + ": "
                + (problem.isEmpty() ? (made.passed() ? "the assertions hold" : "an assertion fails") : problem)
                + "; loss at the end " + made.loss());
    }
}
