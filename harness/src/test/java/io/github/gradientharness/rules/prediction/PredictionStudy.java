package io.github.gradientharness.rules.prediction;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.evidence.JoinedLayers;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Fits the prediction at initialisation to one half of labelled trainings, and says how often it is right on the other. */
public final class PredictionStudy {

    /** Bands of the regression's score begin here. */
    private static final double[] BANDS = {0, 0.15, 0.3, PredictionTable.WARNS, 0.75};

    private final List<Case> cases = new ArrayList<>();

    /**
     * What is known of a training.
     *
     * @param corpus where it is from
     * @param variant its trainings count as one network, whatever their number
     * @param cause why it does not learn
     * @param isFoundByRule whether a rule finds an error in the first iteration
     */
    public record Label(
            String corpus, String variant, String cause, boolean isHoldout, boolean failed, boolean isFoundByRule) {}

    /** A training with its first iteration, empty where that does not tell. */
    record Case(Label label, Optional<FirstIteration> first, List<PredictedLayer> layers) {}

    /** Adds a training; only what its first iteration shows is kept, and the layers' last gradients. */
    public void add(Label label, Recording recording) {
        Recording joined = JoinedLayers.in(recording);
        Optional<FirstIteration> first = FirstIteration.of(joined);
        cases.add(new Case(label, first, first.isPresent() ? LayerForecast.of(joined) : List.of()));
    }

    /** The lines of a table that is fitted to the half that is not held out. */
    public List<String> table() {
        List<Case> fit = cases.stream()
                .filter(known -> !known.label().isHoldout() && known.first().isPresent())
                .toList();
        double[] weights = weights(fit);
        double[] fitted = new LogisticFit(
                        fit.stream().map(PredictionStudy::excesses).toArray(double[][]::new),
                        fit.stream()
                                .mapToDouble(known -> known.label().failed() ? 1 : 0)
                                .toArray(),
                        weights)
                .coefficients();
        List<String> lines = new ArrayList<>();
        lines.add("weight\t" + PredictionTable.CONSTANT + "\t" + digits(fitted[0]));
        for (Trait trait : Trait.values()) {
            lines.add("weight\t" + trait + "\t" + digits(fitted[1 + trait.ordinal()]));
        }
        PredictionTable unbanded = new PredictionTable(lines);
        for (int i = 0; i < BANDS.length; i++) {
            double to = i + 1 < BANDS.length ? BANDS[i + 1] : 2;
            double all = 0;
            double failed = 0;
            for (int k = 0; k < fit.size(); k++) {
                double score = unbanded.score(fit.get(k).first().orElseThrow());
                if (score >= BANDS[i] && score < to) {
                    all += weights[k];
                    failed += fit.get(k).label().failed() ? weights[k] : 0;
                }
            }
            lines.add("band\t" + BANDS[i] + "\t" + Math.round(failed) + "\t" + Math.round(all));
        }
        return lines;
    }

    /** Each network counts once, however often it was trained. */
    static double[] weights(List<Case> cases) {
        Map<String, Integer> trainings = new HashMap<>();
        cases.forEach(known -> trainings.merge(network(known), 1, Integer::sum));
        return cases.stream()
                .mapToDouble(known -> 1.0 / trainings.get(network(known)))
                .toArray();
    }

    private static String network(Case known) {
        return known.label().corpus() + " " + known.label().variant();
    }

    private static double[] excesses(Case known) {
        FirstIteration first = known.first().orElseThrow();
        double[] excesses = new double[Trait.values().length];
        for (Trait trait : Trait.values()) {
            excesses[trait.ordinal()] = trait.excess(first);
        }
        return excesses;
    }

    private static String digits(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }

    /** How the table that ships with the harness does on a half. */
    public String markdown(boolean holdout) {
        return markdown(PredictionTable.shipped(), holdout);
    }

    /**
     * How a table does.
     *
     * @param holdout on the half that was held out, or on the one it was fitted to
     */
    public String markdown(List<String> table, boolean holdout) {
        List<Case> half = cases.stream()
                .filter(known -> known.label().isHoldout() == holdout)
                .toList();
        return new PredictionScore(new PredictionTable(table), half).markdown();
    }
}
