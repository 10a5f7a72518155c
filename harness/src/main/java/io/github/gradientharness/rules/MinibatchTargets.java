package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.SanityFacts;
import io.github.gradientharness.recording.TrainingData.Targets;
import io.github.gradientharness.rules.SanityRule.Reading;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the labels of the first minibatch are what loss and output are made for. */
final class MinibatchTargets {

    /**
     * Statistic: the number of mistakes, by definition of the loss functions: rows that are no distribution for a cross-entropy over
     * classes, yes-or-no outputs for three or more classes that exclude each other, or for labels beyond 0 and 1, a cross-entropy whose output is not softmax or
     * sigmoid, and labels that are all the same. What {@link UnsuitedOutputRule} finds in any recording is left to it. A warning.
     */
    static final SanityRule UNSUITED_LABELS = new SanityRule(
            RuleId.UNSUITED_LABELS,
            "unsuited labels",
            "The labels of the first minibatch are not what the loss function and the output are made for.",
            Limit.atMost(0),
            Set.of(),
            false,
            MinibatchTargets::read);

    /** In fewer samples one class may be alone by chance. */
    private static final int FEWEST_SAMPLES = 16;

    private static final int FEWEST_CLASSES = 3;

    /** Label smoothing and noise. */
    private static final double TOLERANCE = 0.05;

    private MinibatchTargets() {}

    private static Reading read(Recording recording, SanityFacts facts) {
        List<Targets> all = recording.trainingData().targets();
        if (all.isEmpty()) {
            return Reading.none("the targets are not known");
        }
        for (Targets targets : all) {
            Optional<Reading> problem = problem(recording, facts, targets);
            if (problem.isPresent()) {
                return problem.get();
            }
        }
        return Reading.fine("the labels are what the loss function expects");
    }

    private static Optional<Reading> problem(Recording recording, SanityFacts facts, Targets targets) {
        boolean isSeveral = targets.values().columns() > 1;
        boolean isClasses = isSeveral && targets.loss().equals("MCXENT");
        if (isClasses && facts.oddTargets() > 0) {
            return Optional.of(mistake(
                    targets,
                    "The rows of labels don't add up to 1 in " + Numbers.percent(facts.oddTargets())
                            + " of the cases, and a cross-entropy over classes expects a 1 for the class and 0 for the others.",
                    "make the labels one-hot, with class 0 in the first column",
                    "for classes that don't exclude each other use sigmoid with XENT"));
        }
        boolean isOutside =
                targets.values().min() < -TOLERANCE || targets.values().max() > 1 + TOLERANCE;
        if (targets.loss().equals("BinaryXENT") && isOutside) {
            return Optional.of(mistake(
                    targets,
                    "A cross-entropy of yes or no expects labels from 0 to 1, and these lie outside: its loss has no lower end.",
                    "make the labels 0 and 1, not -1 and 1",
                    "for numbers use squared errors (MSE)"));
        }
        if (targets.loss().equals("BinaryXENT")
                && targets.values().columns() >= FEWEST_CLASSES
                && !Double.isNaN(targets.largestShare())) {
            return Optional.of(mistake(
                    targets,
                    "Each sample belongs to one of " + targets.values().columns()
                            + " classes, and the output answers yes or no for each class by itself.",
                    "use softmax with MCXENT: the classes exclude each other"));
        }
        Optional<Layer> odd = output(recording, targets)
                .filter(output -> isClasses && MisfitOutput.isCrossEntropyOfNoProbability(recording, output, targets));
        if (odd.isPresent()) {
            return Optional.of(mistake(
                    targets,
                    "A cross-entropy over classes takes the logarithm of the output, and "
                            + odd.get().activation()
                            + " gives no probabilities that add up to 1.",
                    "use softmax with MCXENT",
                    "for yes or no use sigmoid with XENT"));
        }
        if (facts.guessingLoss() == 0 && facts.uninformedLoss() > 0 && facts.samples() >= FEWEST_SAMPLES) {
            return Optional.of(mistake(
                    targets,
                    "All " + facts.samples() + " samples of the first minibatch have the same label.",
                    "shuffle the data: sorted by class, each minibatch teaches the model one answer",
                    "look at how the labels are read: a wrong column is often constant"));
        }
        return Optional.empty();
    }

    private static Optional<Layer> output(Recording recording, Targets targets) {
        return recording.header().model().layers().stream()
                .filter(layer -> layer.name().equals(targets.layer()))
                .findFirst();
    }

    private static Reading mistake(Targets targets, String meaning, String... remedies) {
        return new Reading(
                1,
                meaning,
                "mistakes in the labels",
                Severity.WARNING,
                targets.layer(),
                List.of(
                        new Evidence("loss function", targets.loss()),
                        new Evidence(
                                "labels",
                                Numbers.print(targets.values().min()) + " to "
                                        + Numbers.print(targets.values().max()) + " in "
                                        + targets.values().columns() + " columns")),
                meaning,
                List.of(remedies));
    }
}
