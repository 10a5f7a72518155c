package io.github.gradientharness.sample.study;

import io.github.gradientharness.sample.study.Reference.Quartiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Compares our seeds with the reference's: the share that learns, the accuracies' quartiles, each layer's gradient. */
final class Comparison {

    private static final int ONE_IN = 50;

    private final Experiment experiment;
    private final List<SeedResult> ours;
    private final List<String> differences = new ArrayList<>();
    private int checks;

    private Comparison(Experiment experiment, List<SeedResult> ours) {
        this.experiment = experiment;
        this.ours = ours;
    }

    static Comparison of(Experiment experiment, List<SeedResult> ours) {
        Comparison comparison = new Comparison(experiment, ours);
        Reference reference = Reference.of(experiment);
        comparison.compareShares(reference);
        comparison.compareAccuracies(reference);
        StudiedTraining.EPOCHS.forEach(comparison::compareGradients);
        return comparison;
    }

    /** What differs by more than chance, in words. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    /**
     * Whether no more numbers differ than chance explains: with so many checks one may differ although nothing is wrong, and
     * where one does, its neighbours (the next layer, the next epoch) tend to. One in fifty may, and one in any case.
     */
    boolean isReproduced() {
        return differences.size() <= Math.max(1, checks / ONE_IN);
    }

    /** How many numbers were compared. */
    int checks() {
        return checks;
    }

    private void compareShares(Reference reference) {
        int learned = (int) ours.stream().filter(SeedResult::learned).count();
        double chance = Agreement.chanceOfShares(learned, ours.size(), reference.learned(), reference.seeds());
        note(
                chance >= Agreement.CHANCE,
                "%s learns with %d of %d seeds here, with %d of %d in the reference",
                experiment,
                learned,
                ours.size(),
                reference.learned(),
                reference.seeds());
    }

    private void compareAccuracies(Reference reference) {
        compare("train accuracy, epoch 100", result -> result.trainAccuracy().get(0), reference.accuracy("train100"));
        compare("test accuracy, epoch 100", result -> result.testAccuracy().get(0), reference.accuracy("test100"));
        compare("train accuracy, epoch 500", result -> result.trainAccuracy().get(1), reference.accuracy("train500"));
        compare("test accuracy, epoch 500", result -> result.testAccuracy().get(1), reference.accuracy("test500"));
    }

    private void compareGradients(int epoch) {
        List<Quartiles> layers = Reference.gradients(experiment, epoch);
        for (int i = 0; i < layers.size(); i++) {
            int layer = i;
            compare(
                    "mean |gradient| of layer " + (layer + 1) + ", epoch " + epoch,
                    result -> result.gradient().get(epoch).get(layer),
                    layers.get(layer));
        }
    }

    private void compare(String what, ToDoubleFunction<SeedResult> number, Quartiles reference) {
        double[] values = ours.stream().mapToDouble(number).sorted().toArray();
        compare(what, values, 0.25, reference.lower());
        compare(what, values, 0.5, reference.median());
        compare(what, values, 0.75, reference.upper());
    }

    private void compare(String what, double[] values, double share, double quantile) {
        note(
                Agreement.quantileAgrees(values, quantile, share),
                "%s, %s: %s is the reference's quantile %s, ours are %s",
                experiment,
                what,
                quantile,
                share,
                Arrays.toString(values));
    }

    private void note(boolean agrees, String difference, Object... arguments) {
        checks++;
        if (!agrees) {
            differences.add(String.format(Locale.ROOT, difference, arguments));
        }
    }
}
