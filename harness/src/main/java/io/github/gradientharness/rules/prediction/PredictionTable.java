package io.github.gradientharness.rules.prediction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Says of a first iteration how many networks of the corpus that began like it did not learn.
 *
 * <p>A logistic regression over the {@link Trait}s gives a number between 0 and 1, and the table says of each band of that number how
 * many networks there are and how many of them did not learn. Both are of the fit half of the scorecard's corpora: {@code mvn -B
 * verify -Pscorecard -Dscorecard.corpus=prediction -pl harness -am} writes the table.
 */
final class PredictionTable {

    /** In place of a trait: what is added for all. */
    static final String CONSTANT = "CONSTANT";

    /** From here on a network is said to be unlikely to learn. */
    static final double WARNS = 0.6;

    private static final String NAME = "prediction.tsv";

    /** The table that ships with the harness. */
    static final PredictionTable SHIPPED = new PredictionTable(shipped());

    private final Map<Trait, Double> weights = new EnumMap<>(Trait.class);
    private final List<Band> bands = new ArrayList<>();
    private double constant;

    /**
     * Networks that began alike.
     *
     * @param from the smallest number that belongs to it
     * @param networks how many there are
     * @param notLearning how many of them did not learn
     */
    record Band(double from, int networks, int notLearning) {}

    /** A table of lines: {@code weight}, trait, number; or {@code band}, from, networks that did not learn, networks. */
    PredictionTable(List<String> lines) {
        for (String line : lines) {
            String[] cells = line.split("\t");
            if (cells.length == 3 && cells[1].equals(CONSTANT)) {
                constant = Double.parseDouble(cells[2]);
            } else if (cells.length == 3 && cells[0].equals("weight")) {
                weights.put(Trait.valueOf(cells[1]), Double.parseDouble(cells[2]));
            } else if (cells.length == 4 && cells[0].equals("band")) {
                bands.add(
                        new Band(Double.parseDouble(cells[1]), Integer.parseInt(cells[3]), Integer.parseInt(cells[2])));
            } else {
                throw new IllegalArgumentException("Not a line of a prediction table: " + line);
            }
        }
    }

    /** The lines of the table that ships with the harness. */
    static List<String> shipped() {
        try (InputStream table = PredictionTable.class.getResourceAsStream(NAME)) {
            Objects.requireNonNull(table, "The harness's jar lacks the table " + NAME + ".");
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException exception) {
            throw new UncheckedIOException("The table " + NAME + " can't be read.", exception);
        }
    }

    /** What the regression says, between 0 and 1. */
    double score(FirstIteration first) {
        double sum = constant;
        for (Trait trait : Trait.values()) {
            sum += weight(trait) * trait.excess(first);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    double weight(Trait trait) {
        return weights.getOrDefault(trait, 0.0);
    }

    List<Band> bands() {
        return List.copyOf(bands);
    }

    /** The networks with about the same score. */
    Band band(double score) {
        Band found = bands.get(0);
        for (Band band : bands) {
            if (score >= band.from()) {
                found = band;
            }
        }
        return found;
    }
}
