package io.github.gradientharness.rules.prediction;

import io.github.gradientharness.rules.prediction.PredictionStudy.Case;
import io.github.gradientharness.scorecard.Share;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer.Gradient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Tables that hold predictions against what came. Each network counts once, shared among its trainings. */
final class PredictionScore {

    /** What is said of a training of which the first iteration does not tell. */
    private static final double NOTHING_SAID = -1;

    private static final double FALSE_ALARMS = 0.05;

    private final PredictionTable table;
    private final List<Scored> all = new ArrayList<>();

    /** A training with its score and how much it counts. */
    private record Scored(Case known, double score, double weight) {
        boolean failed() {
            return known.label().failed();
        }
    }

    PredictionScore(PredictionTable table, List<Case> cases) {
        this.table = table;
        double[] weights = PredictionStudy.weights(cases);
        for (int i = 0; i < weights.length; i++) {
            double score = cases.get(i).first().map(table::score).orElse(NOTHING_SAID);
            all.add(new Scored(cases.get(i), score, weights[i]));
        }
    }

    String markdown() {
        return roc() + "\n\n" + points() + "\n\n" + calibration() + "\n\n" + causes() + "\n\n" + layers();
    }

    private List<String> corpora() {
        return List.copyOf(new TreeSet<>(
                all.stream().map(scored -> scored.known().label().corpus()).toList()));
    }

    private List<Scored> of(String corpus) {
        return all.stream()
                .filter(scored -> scored.known().label().corpus().equals(corpus))
                .toList();
    }

    private static List<Scored> only(List<Scored> these, Predicate<Scored> wanted) {
        return these.stream().filter(wanted).toList();
    }

    private String roc() {
        List<String> lines = new ArrayList<>(List.of(
                "| networks | learn | don't learn | area under the ROC | warned, of those that don't learn | warned, of those that"
                        + " learn | warned at 5 % of false alarms | nothing said |"
                        + " warned or a rule's error, of those that don't learn | of those that learn |",
                "|---|---|---|---|---|---|---|---|---|---|"));
        List<String> corpora = corpora();
        corpora.forEach(corpus -> lines.add(roc(corpus, of(corpus))));
        lines.add(roc("both", all));
        return String.join("\n", lines);
    }

    private static String roc(String title, List<Scored> these) {
        List<Scored> doomed = only(these, Scored::failed);
        List<Scored> healthy = only(these, scored -> !scored.failed());
        Predicate<Scored> isWarned = scored -> scored.score() >= PredictionTable.WARNS;
        Predicate<Scored> isFound = scored -> scored.known().label().isFoundByRule();
        return "| " + title + " | " + Math.round(weight(healthy)) + " | " + Math.round(weight(doomed)) + " | "
                + Share.digits(area(doomed, healthy)) + " | " + share(doomed, isWarned) + " | "
                + share(healthy, isWarned) + " | "
                + Share.digits(value(doomed, scored -> scored.score() > threshold(healthy))) + " | "
                + Math.round(weight(only(these, scored -> scored.score() == NOTHING_SAID))) + " | "
                + share(doomed, isWarned.or(isFound)) + " | " + share(healthy, isWarned.or(isFound)) + " |";
    }

    /** Points of the ROC: what would be warned of from the beginning of each band on. */
    private String points() {
        List<String> lines = new ArrayList<>(List.of(
                "| warned from a score of | networks | of those that don't learn | of those that learn |",
                "|---|---|---|---|"));
        for (PredictionTable.Band band : table.bands()) {
            for (String corpus : band.from() == 0 ? List.<String>of() : corpora()) {
                Predicate<Scored> isWarned = scored -> scored.score() >= band.from();
                lines.add("| " + band.from() + " | " + corpus + " | "
                        + share(only(of(corpus), Scored::failed), isWarned) + " | "
                        + share(only(of(corpus), scored -> !scored.failed()), isWarned) + " |");
            }
        }
        return String.join("\n", lines);
    }

    /** The lowest score above which no more than a twentieth of the healthy lie. */
    private static double threshold(List<Scored> healthy) {
        double threshold = 1;
        double above = 0;
        for (Scored scored : healthy.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList()) {
            threshold = scored.score();
            above += scored.weight();
            if (above > FALSE_ALARMS * weight(healthy)) {
                break;
            }
        }
        return threshold;
    }

    private static double area(List<Scored> doomed, List<Scored> healthy) {
        double area = 0;
        for (Scored one : doomed) {
            for (Scored other : healthy) {
                double right = one.score() > other.score() ? 1 : one.score() == other.score() ? 0.5 : 0;
                area += right * one.weight() * other.weight();
            }
        }
        return area / weight(doomed) / weight(healthy);
    }

    private static double weight(List<Scored> these) {
        return these.stream().mapToDouble(Scored::weight).sum();
    }

    private static double value(List<Scored> these, Predicate<Scored> isHit) {
        return weight(only(these, isHit)) / weight(these);
    }

    private static Share share(List<Scored> these, Predicate<Scored> isHit) {
        return new Share(Math.round(weight(only(these, isHit))), Math.round(weight(these)));
    }

    private String calibration() {
        List<String> lines = new ArrayList<>(List.of(
                "| networks | begin like so many of the corpus | of which so many did not learn | and of these did not learn |",
                "|---|---|---|---|"));
        for (String corpus : corpora()) {
            Map<Double, List<Scored>> bands = new TreeMap<>();
            only(of(corpus), scored -> scored.score() != NOTHING_SAID)
                    .forEach(scored -> bands.computeIfAbsent(
                                    table.band(scored.score()).from(), none -> new ArrayList<>())
                            .add(scored));
            bands.forEach((from, these) -> {
                PredictionTable.Band band = table.band(from);
                lines.add("| " + corpus + " | " + band.networks() + " | "
                        + new Share(band.notLearning(), band.networks()) + " | " + share(these, Scored::failed) + " |");
            });
        }
        return String.join("\n", lines);
    }

    private String causes() {
        Map<String, List<Scored>> causes = new TreeMap<>();
        only(all, Scored::failed)
                .forEach(scored -> causes.computeIfAbsent(
                                scored.known().label().corpus() + " | "
                                        + scored.known().label().cause(),
                                none -> new ArrayList<>())
                        .add(scored));
        List<String> lines = new ArrayList<>(List.of("| networks | why they don't learn | warned |", "|---|---|---|"));
        causes.forEach((cause, these) -> lines.add(
                "| " + cause + " | " + share(these, scored -> scored.score() >= PredictionTable.WARNS) + " |"));
        return String.join("\n", lines);
    }

    /** What each layer's gradient was predicted to be, against what it was in the last window. */
    private String layers() {
        List<String> lines = new ArrayList<>(List.of(
                "| networks | predicted of a layer | layers | the same in the last window | usual in the last window |",
                "|---|---|---|---|---|"));
        for (String corpus : corpora()) {
            for (Gradient predicted : Gradient.values()) {
                List<PredictedLayer> these = of(corpus).stream()
                        .flatMap(scored -> scored.known().layers().stream())
                        .filter(layer -> layer.predicted() == predicted && layer.came() != Gradient.UNKNOWN)
                        .toList();
                if (!these.isEmpty()) {
                    lines.add("| " + corpus + " | " + predicted + " | " + these.size() + " | "
                            + Share.of(these, layer -> layer.came() == predicted) + " | "
                            + Share.of(these, layer -> layer.came() == Gradient.USUAL) + " |");
                }
            }
        }
        return String.join("\n", lines);
    }
}
