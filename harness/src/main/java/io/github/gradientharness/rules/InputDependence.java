package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.InputUse;
import io.github.gradientharness.recording.Recording.SanityFacts;
import io.github.gradientharness.recording.TrainingData.Inputs;
import io.github.gradientharness.rules.SanityRule.Reading;
import io.github.gradientharness.rules.evidence.InputScale;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** On which part of the first minibatch the outputs depend, and on which they should not. */
final class InputDependence {

    /**
     * Statistic: the number of columns and time steps whose change changes no output in any bit (mltest, torcheck: the output depends
     * on the input). An error if an input does nothing at all, else a warning. Unscaled inputs may saturate everything behind them, so
     * that it is a warning there, and so it is where the network learns later: a deep one may begin with an output that no bit of the input reaches.
     */
    static final SanityRule UNUSED_INPUT = new SanityRule(
            RuleId.UNUSED_INPUT,
            "unused input",
            "Columns or time steps of the input never change the output.",
            Limit.atMost(0),
            Set.of(),
            false,
            InputDependence::unused);

    /**
     * Statistic: the number of columns that are constant, or repeat another column, in the minibatches that were looked at. For
     * information: images have constant pixels.
     */
    static final SanityRule REDUNDANT_COLUMNS = new SanityRule(
            RuleId.REDUNDANT_COLUMNS,
            "redundant columns",
            "Columns of the input are constant, or repeat another column.",
            Limit.atMost(0),
            Set.of(),
            false,
            InputDependence::redundant);

    /**
     * Statistic: the share of the samples whose output changes, by more than 1e-5 of the largest output, when only other samples of the
     * minibatch change (Karpathy 2019: use backprop to chart dependencies). Compared in inference mode, where a batch normalization does
     * not mix samples. An error; a warning where the model normalises over the minibatch.
     */
    static final SanityRule LEAKING_SAMPLES = new SanityRule(
            RuleId.LEAKING_SAMPLES,
            "mixes samples",
            "The output for one sample changes when other samples of the minibatch change.",
            Limit.atMost(0),
            Set.of(),
            false,
            InputDependence::samples);

    /**
     * Statistic: the share of the first half of the time steps whose output changes when the second half of the input changes. The
     * limit of 1 is never broken: a bidirectional layer is a decision. Who wants a causal model sets the limit to 0. An error.
     */
    static final SanityRule LEAKING_FUTURE = new SanityRule(
            RuleId.LEAKING_FUTURE,
            "sees the future",
            "The output at a time step changes when later time steps of the input change. Set the limit to 0 where that must not be.",
            Limit.atMost(1),
            Set.of(),
            false,
            InputDependence::future);

    /**
     * Statistic: the share of the samples with masked time steps whose output, where it is not masked, changes when the masked steps of
     * the input change. A warning.
     */
    static final SanityRule IGNORED_MASK = new SanityRule(
            RuleId.IGNORED_MASK,
            "ignores the mask",
            "The output changes when masked time steps of the input change.",
            Limit.atMost(0),
            Set.of(),
            false,
            InputDependence::mask);

    private InputDependence() {}

    private static Reading unused(Recording recording, SanityFacts facts) {
        if (facts.inputs().isEmpty()) {
            return Reading.none("the outputs could not be compared by sample");
        }
        List<String> parts = new ArrayList<>();
        int number = 0;
        boolean isWhole = false;
        for (InputUse input : facts.inputs()) {
            number += input.unused() + input.unusedTimeSteps().size();
            isWhole |= input.unused() == input.columns();
            if (input.unused() == input.columns()) {
                parts.add("the whole input '" + input.name() + "'");
            } else if (input.unused() > 0) {
                parts.add(named("column", input.unused(), input.unusedColumns()) + " of '" + input.name() + "'");
            }
            if (!input.unusedTimeSteps().isEmpty()) {
                parts.add(named("time step", input.unusedTimeSteps().size(), input.unusedTimeSteps()) + " of '"
                        + input.name() + "'");
            }
        }
        boolean isUnscaled = InputScale.worst(recording).isPresent();
        String what = String.join(", ", parts);
        return new Reading(
                number,
                number == 0 ? "every column of the input that was changed changes the output" : "unused: " + what,
                "columns and time steps that never change the output",
                isWhole && !isUnscaled ? Severity.ERROR : Severity.WARNING,
                Reading.firstLayer(recording),
                List.of(new Evidence("never changes the output, counted from 0", what)),
                "The output is the same whatever the value is of " + what + ".",
                List.of(
                        "look at how the input is cut, masked or multiplied before the first layer",
                        "look at the first layer's kernel: rows of zeros stay unused",
                        "leave the columns out if they are not meant to count"));
    }

    private static String named(String what, int count, List<Integer> first) {
        String numbers = first.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (count == 1 ? what + " " : what + "s ")
                + numbers
                + (count > first.size() ? " and " + (count - first.size()) + " more" : "");
    }

    private static Reading redundant(Recording recording, SanityFacts facts) {
        int constant = 0;
        int repeated = 0;
        for (Inputs inputs : recording.trainingData().inputs()) {
            if (inputs.values().columns() > 1) {
                constant += inputs.constantColumns();
                repeated += inputs.duplicateColumns();
            }
        }
        String counts = constant + " constant columns, " + repeated + " that repeat another one";
        return new Reading(
                constant + repeated,
                counts,
                "columns of the input that tell nothing",
                Severity.INFO,
                Reading.firstLayer(recording),
                List.of(new Evidence("columns", counts)),
                "Of the input, " + counts
                        + ": they tell nothing that the others don't. Pixels at an image's edge are often so;"
                        + " of a table it is a mistake.",
                List.of(
                        "look at how the table is read: a shifted index repeats a column, a wrong one gives a constant"));
    }

    private static Reading samples(Recording recording, SanityFacts facts) {
        if (Double.isNaN(facts.leakingSamples())) {
            return Reading.none("there are fewer than four samples, or the outputs could not be compared by sample");
        }
        String normalized = facts.isBatchNormalized()
                ? " In training mode the batch normalization mixes samples, as it is meant to."
                : "";
        return new Reading(
                facts.leakingSamples(),
                facts.leakingSamples() == 0
                        ? "no sample changes another one's output in inference mode." + normalized
                        : Numbers.percent(facts.leakingSamples()) + " of the samples depend on others",
                "share of the samples whose output depends on other samples",
                facts.isBatchNormalized() ? Severity.WARNING : Severity.ERROR,
                Reading.firstLayer(recording),
                List.of(),
                "The answer for one sample changes when only other samples of the minibatch change: they are mixed somewhere, and the"
                        + " model will answer otherwise when it is asked for a single sample." + normalized,
                List.of(
                        "look for a reshape or permute that moves the first dimension: the samples must stay first",
                        "look for a mean, sum or softmax over the first dimension"));
    }

    private static Reading future(Recording recording, SanityFacts facts) {
        if (Double.isNaN(facts.leakingFuture())) {
            return Reading.none("there are no time steps in both input and output");
        }
        return new Reading(
                facts.leakingFuture(),
                facts.leakingFuture() == 0
                        ? "no output depends on later time steps"
                        : Numbers.percent(facts.leakingFuture()) + " of the time steps see later ones",
                "share of the time steps whose output depends on later ones",
                Severity.ERROR,
                Reading.firstLayer(recording),
                List.of(),
                "The output at a time step depends on later time steps of the input: the model sees the future.",
                List.of(
                        "use a layer that looks back only: LSTM in place of Bidirectional, a causal convolution",
                        "if it may see the future, leave the limit at 1"));
    }

    private static Reading mask(Recording recording, SanityFacts facts) {
        if (Double.isNaN(facts.ignoredMask())) {
            return Reading.none("no time step of the input is masked, as far as the model keeps the mask");
        }
        return new Reading(
                facts.ignoredMask(),
                facts.ignoredMask() == 0
                        ? "masked time steps change no output"
                        : "masked time steps change the output of " + Numbers.percent(facts.ignoredMask())
                                + " of the samples",
                "share of the samples whose output depends on masked time steps",
                Severity.WARNING,
                Reading.firstLayer(recording),
                List.of(),
                "What is in masked time steps changes the output: padding is taken for data.",
                List.of(
                        "pad behind the sequence, not before it: DL4J's LSTM leaves out only what is masked behind it",
                        "put a layer that knows masks in place of the one that ignores it"));
    }
}
