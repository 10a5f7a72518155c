package io.github.gradientharness.scorecard.real;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One training with its label and what the rules said of it: one line of the results file. */
record Result(
        String variant,
        RealTask task,
        Kind kind,
        boolean holdout,
        Sickness sickness,
        List<Advice> right,
        int epochs,
        long seed,
        double skill,
        Map<Shown, StageVerdict> verdicts) {

    static final String HEADER = "variant\ttask\tkind\thalf\tcause\tright first advice\tepochs\tseed\tskill\tlabel\t"
            + Arrays.stream(Shown.values()).map(Shown::title).collect(Collectors.joining("\t"));

    private static final int BEFORE_VERDICTS = 10;

    static Result of(RealTraining training, RuleSet rules) {
        RealVariant variant = training.variant();
        Recording recording = training.recording();
        Map<Shown, StageVerdict> verdicts = new EnumMap<>(Shown.class);
        for (Shown shown : Shown.values()) {
            verdicts.put(shown, StageVerdict.of(shown.of(recording), rules));
        }
        return new Result(
                variant.name(),
                variant.task(),
                variant.kind(),
                variant.isHoldout(),
                variant.sickness(),
                variant.advice(),
                variant.setup().epochs,
                training.seed(),
                training.skill(),
                verdicts);
    }

    Label label() {
        return Label.of(skill);
    }

    boolean learns() {
        return label() == Label.LEARNS;
    }

    /** Whether it fails by something that rules are to find. */
    boolean failsToBeFound() {
        return label() == Label.FAILS && sickness.isToBeFound();
    }

    /** Whether it fails although nothing is wrong that rules are to find. */
    boolean failsOtherwise() {
        return label() == Label.FAILS && !sickness.isToBeFound();
    }

    /** Whether its label is another one than the variant was made for. */
    boolean isUnintended() {
        return label() != (sickness == Sickness.NONE ? Label.LEARNS : Label.FAILS);
    }

    String line() {
        List<String> cells = new ArrayList<>(List.of(
                variant,
                task.name(),
                kind.name(),
                holdout ? "holdout" : "fit",
                sickness.name(),
                right.stream().map(Advice::name).collect(Collectors.joining(" ")),
                Integer.toString(epochs),
                Long.toString(seed),
                String.format(Locale.ROOT, "%.3f", skill),
                label().name()));
        verdicts.values().forEach(verdict -> cells.add(verdict.cell()));
        return String.join("\t", cells);
    }

    static Result parse(String line) {
        String[] cells = line.split("\t");
        Map<Shown, StageVerdict> verdicts = new EnumMap<>(Shown.class);
        for (Shown shown : Shown.values()) {
            verdicts.put(shown, StageVerdict.parse(cells[BEFORE_VERDICTS + shown.ordinal()]));
        }
        return new Result(
                cells[0],
                RealTask.valueOf(cells[1]),
                Kind.valueOf(cells[2]),
                cells[3].equals("holdout"),
                Sickness.valueOf(cells[4]),
                Arrays.stream(cells[5].split(" ")).map(Advice::valueOf).toList(),
                Integer.parseInt(cells[6]),
                Long.parseLong(cells[7]),
                Double.parseDouble(cells[8]),
                verdicts);
    }
}
