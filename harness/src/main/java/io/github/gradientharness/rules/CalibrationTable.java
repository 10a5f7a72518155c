package io.github.gradientharness.rules;

import io.github.gradientharness.stats.WilsonInterval;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says of a finding how many trainings with one like it did not learn, and takes its severity from that.
 *
 * <p>The trainings are those of the fit half of the scorecard's corpora ({@code docs/rules.md}); {@code mvn -B verify -Pscorecard}
 * counts them. Alike are findings of the same rule, of the severity that the rule gives it, at the same {@link TrainingStage},
 * with a loss that says the same of the training ({@link Learning}) and a number that breaks the limit by about as much. Where
 * fewer than {@value #FEWEST} are alike in all of that, or what the loss says is not known, the loss does not count; where still
 * fewer are, the number does not count either.
 *
 * <p>A finding is an error if at least {@value #SURE} of the trainings did not learn and the lower end of the {@link WilsonInterval}
 * is at least {@value #LOWEST}, and a warning if the upper end is below that. Else too few are alike to decide, and it
 * keeps the severity that the rule gives it.
 */
final class CalibrationTable {

    private static final double SURE = 0.95;
    private static final double LOWEST = 0.9;
    private static final int FEWEST = 20;

    /** Where one size of numbers ends and the next begins, as multiples of the limit. */
    private static final double[] SIZES = {1.2, 3, 10, 100};

    private static final int ANY_SIZE = -1;
    private static final int COLUMNS = 7;
    private static final long ALL = 100;

    private final Map<Key, WilsonInterval> failed = new HashMap<>();

    /** A rule that the corpus never counted says nothing of it. */
    private final Set<String> rules = new HashSet<>();

    /**
     * Trainings with a finding.
     *
     * @param progress what the loss says about the training
     * @param size which of the sizes its number has, or one below zero for any
     */
    record Key(String rule, Severity severity, TrainingStage stage, Progress progress, int size) {

        static Key of(Finding finding, Learning learning) {
            return new Key(
                    finding.rule(),
                    finding.severity(),
                    TrainingStage.of(learning),
                    Progress.of(learning),
                    CalibrationTable.size(finding));
        }

        /** Itself, then what is less and less alike. */
        private List<Key> widening() {
            return List.of(this, with(Progress.ANY, size), with(Progress.ANY, ANY_SIZE));
        }

        private Key with(Progress other, int otherSize) {
            return new Key(rule, severity, stage, other, otherSize);
        }

        /** The line of the table without its numbers. */
        String line() {
            return String.join("\t", rule, severity.name(), stage.name(), progress.name(), Integer.toString(size));
        }
    }

    /** What the loss says about a training. */
    private enum Progress {
        GUESSING,
        LEARNING,
        NEITHER,
        ANY;

        static Progress of(Learning learning) {
            if (!learning.isKnown()) {
                return ANY;
            }
            if (learning.isGuessing()) {
                return GUESSING;
            }
            return learning.isClear() ? LEARNING : NEITHER;
        }
    }

    /** The table that ships with the harness. */
    static final CalibrationTable SHIPPED = shipped();

    /** A table of lines: rule, severity, stage, size, trainings that did not learn, trainings. */
    CalibrationTable(List<String> lines) {
        for (String line : lines) {
            String[] cells = line.split("\t");
            if (cells.length != COLUMNS) {
                throw new IllegalArgumentException("Not a line of a calibration table: " + line);
            }
            Key key = new Key(
                    cells[0],
                    Severity.valueOf(cells[1]),
                    TrainingStage.valueOf(cells[2]),
                    Progress.valueOf(cells[3]),
                    Integer.parseInt(cells[4]));
            WilsonInterval counted = new WilsonInterval(Integer.parseInt(cells[5]), Integer.parseInt(cells[6]));
            rules.add(key.rule());
            key.widening().stream().distinct().forEach(alike -> failed.merge(alike, counted, CalibrationTable::sum));
        }
    }

    private static CalibrationTable shipped() {
        return new CalibrationTable(List.of("calibration-twin.tsv", "calibration-real.tsv").stream()
                .flatMap(name -> lines(name).stream())
                .toList());
    }

    private static List<String> lines(String name) {
        try (InputStream table = CalibrationTable.class.getResourceAsStream(name)) {
            Objects.requireNonNull(table, "The harness's jar lacks the calibration table " + name + ".");
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException exception) {
            throw new UncheckedIOException("The calibration table " + name + " can't be read.", exception);
        }
    }

    private static WilsonInterval sum(WilsonInterval one, WilsonInterval other) {
        return new WilsonInterval(one.having() + other.having(), one.cases() + other.cases());
    }

    /** By how much the number breaks the limit; the largest size where the limit or the number is zero. */
    private static int size(Finding finding) {
        double limit = finding.limit().value();
        boolean isMinimum = finding.limit().kind() == Limit.Kind.MINIMUM;
        double times = isMinimum ? limit / finding.actual() : finding.actual() / limit;
        int size = 0;
        while (size < SIZES.length && !(times < SIZES[size])) {
            size++;
        }
        return size;
    }

    /** The finding with the severity that trainings like it call for, and how many of them did not learn. */
    Finding weigh(Finding finding, Learning learning) {
        TrainingStage stage = TrainingStage.of(learning);
        if (finding.severity() == Severity.INFO || !rules.contains(finding.rule())) {
            return finding;
        }
        Optional<WilsonInterval> alike = alike(finding, learning);
        if (alike.isEmpty()) {
            return finding.meaningAlso(" The harness's corpus holds too few trainings that looked like this after "
                    + stage.title() + " to say how often they learn.");
        }
        return finding.withSeverity(severity(finding.severity(), alike.get()))
                .meaningAlso(sentence(alike.get(), stage));
    }

    /** Trainings that looked alike, and how many of them did not learn; empty if there are too few. */
    Optional<WilsonInterval> alike(Finding finding, Learning learning) {
        return Key.of(finding, learning).widening().stream()
                .flatMap(alike -> Stream.ofNullable(failed.get(alike)))
                .filter(counted -> counted.cases() >= FEWEST)
                .findFirst();
    }

    private static Severity severity(Severity otherwise, WilsonInterval alike) {
        if (alike.upper() < LOWEST) {
            return Severity.WARNING;
        }
        return alike.share() >= SURE && alike.lower() >= LOWEST ? Severity.ERROR : otherwise;
    }

    private static String sentence(WilsonInterval alike, TrainingStage stage) {
        return " Of " + alike.cases() + " trainings that looked like this after " + stage.title()
                + " in the harness's corpus, " + alike.having() + " did not learn (" + percent(alike.share())
                + " %; 95 % interval " + percent(alike.lower()) + " to " + percent(alike.upper()) + " %).";
    }

    /** Whole percents; 100 only where all are meant. */
    private static long percent(double share) {
        return share < 1 ? Math.min(ALL - 1, Math.round(ALL * share)) : ALL;
    }
}
