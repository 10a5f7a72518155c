package io.github.gradientharness.remedies;

import io.github.gradientharness.instrument.rebuild.Remedy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says which training is next, from those before alone: whatever ends a run, the next one goes on from there.
 *
 * <p>Seed by seed, the unchanged network, the changes that should do nothing and every remedy still in question are trained. A remedy
 * is out of question when it is proven, when it is not ahead after {@value #PATIENCE} seeds, or when the remaining seeds can't prove it.
 *
 * <p>A remedy is proven if it is better than the unchanged network, and better than the network with yet another seed. Many are
 * tried, so the confidence of each is raised as S. Holm did (A simple sequentially rejective multiple test procedure, Scand. J.
 * Statist. 6, 1979): the chance that any of them is called proven wrongly is at most 5 % for a whole table. Of these 5 %, 1 % is
 * for combinations.
 */
final class RemedyPlan {

    /** Seeds at most. */
    static final int SEEDS = 24;

    /** A remedy that does not lead after as many seeds is given up. */
    static final int PATIENCE = 4;

    /** Pairs of remedies at most. */
    static final int COMBINATIONS = 6;

    private static final int COMBINED = 4;
    private static final double SINGLE_ERROR = 0.04;
    private static final double COMBINATION_ERROR = 0.01;

    private final TriedRemedies tried;
    private final Comparisons made;

    RemedyPlan(TriedRemedies tried) {
        this.tried = tried;
        this.made = new Comparisons(tried);
    }

    /** The next training; empty if nothing is in question any more. */
    Optional<PlannedTraining> next() {
        if (tried.attempts().isEmpty()) {
            return Optional.of(new PlannedTraining(PlannedTraining.REHEARSAL, 0));
        }
        Optional<PlannedTraining> first = IntStream.rangeClosed(1, Yardstick.LOOKED_AT)
                .mapToObj(seed -> new PlannedTraining(PlannedTraining.UNCHANGED, seed))
                .filter(this::isMissing)
                .findFirst();
        if (first.isPresent() || tried.remedies().isEmpty()) {
            return first.filter(any -> !tried.remedies().isEmpty());
        }
        Optional<PlannedTraining> single = next(singles(), SINGLE_ERROR);
        return single.isPresent() ? single : next(combinations(), COMBINATION_ERROR);
    }

    private Optional<PlannedTraining> next(List<String> candidates, double error) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            int round = seed;
            List<String> open = candidates.stream()
                    .filter(it -> made.of(it, round).isPresent() || isOpen(it, candidates, error))
                    .toList();
            Stream<String> controls = Stream.of(
                            PlannedTraining.UNCHANGED, PlannedTraining.ANOTHER_SEED, PlannedTraining.RENAMED)
                    .filter(control -> !control.equals(PlannedTraining.RENAMED) || round == 1 || !isRenamedTheSame());
            Optional<PlannedTraining> next = Stream.concat(
                            open.isEmpty() ? Stream.<String>empty() : controls, open.stream())
                    .map(change -> new PlannedTraining(change, round))
                    .filter(this::isMissing)
                    .findFirst();
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    private boolean isMissing(PlannedTraining step) {
        return made.of(step.change(), step.seed()).isEmpty();
    }

    /** Whether other names made no difference at all on the first seed, which they should not. */
    private boolean isRenamedTheSame() {
        Optional<Attempt> renamed = made.of(PlannedTraining.RENAMED, 1);
        Optional<Attempt> unchanged = made.of(PlannedTraining.UNCHANGED, 1);
        return renamed.isPresent()
                && unchanged.isPresent()
                && Double.compare(renamed.get().loss(), unchanged.get().loss()) == 0
                && Double.compare(renamed.get().metric(), unchanged.get().metric()) == 0;
    }

    private List<String> singles() {
        return tried.remedies().stream().map(Remedy::id).toList();
    }

    /** Pairs of the remedies that did best, of different families; none if a single one is proven. */
    List<String> combinations() {
        if (!proven(singles(), SINGLE_ERROR).isEmpty()) {
            return List.of();
        }
        List<Remedy> best = tried.remedies().stream()
                .sorted(Comparator.comparingInt((Remedy it) ->
                        -made.duel(it.id(), PlannedTraining.UNCHANGED).lead()))
                .toList();
        List<String> pairs = new ArrayList<>();
        List<Remedy> chosen = new ArrayList<>();
        for (Remedy one : best) {
            if (chosen.stream().filter(it -> it.family().equals(one.family())).count() < 2
                    && chosen.size() < COMBINED) {
                chosen.stream()
                        .filter(other -> !other.family().equals(one.family()))
                        .map(other -> other.id() + "+" + one.id())
                        .forEach(pairs::add);
                chosen.add(one);
            }
        }
        return pairs.stream().limit(COMBINATIONS).toList();
    }

    private boolean isOpen(String candidate, List<String> candidates, double error) {
        int seeds = made.count(candidate);
        if (proven(candidates, error).contains(candidate)) {
            return false;
        }
        Duel withUnchanged = made.duel(candidate, PlannedTraining.UNCHANGED);
        Duel withAnother = made.duel(candidate, PlannedTraining.ANOTHER_SEED);
        double confidence = confidence(error, candidates.size(), 0);
        return (seeds < PATIENCE || withUnchanged.lead() > 0)
                && withUnchanged.atBest(SEEDS - seeds).isWon(confidence)
                && withAnother.atBest(SEEDS - seeds).isWon(confidence);
    }

    /** All that are proven, combinations included. */
    Set<String> proven() {
        Set<String> proven = new HashSet<>(proven(singles(), SINGLE_ERROR));
        proven.addAll(proven(combinations(), COMBINATION_ERROR));
        return proven;
    }

    private Set<String> proven(List<String> candidates, double error) {
        Set<String> proven = new HashSet<>();
        int before;
        do {
            before = proven.size();
            double confidence = confidence(error, candidates.size(), before);
            candidates.stream()
                    .filter(it -> made.duel(it, PlannedTraining.UNCHANGED).isWon(confidence)
                            && made.duel(it, PlannedTraining.ANOTHER_SEED).isWon(confidence))
                    .forEach(proven::add);
        } while (proven.size() > before);
        return proven;
    }

    /** The number of combinations is known only later, so theirs is the most that there can be. */
    private static double confidence(double error, int candidates, int provenBefore) {
        int count = error == COMBINATION_ERROR ? COMBINATIONS : candidates;
        return 1 - error / Math.max(1, count - provenBefore);
    }
}
