package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.TrainingData.Targets;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.LayerKinds;
import io.github.gradientharness.rules.evidence.UnitShares;
import io.github.gradientharness.stats.Median;
import io.github.gradientharness.text.Numbers;
import java.util.List;
import java.util.Optional;

/**
 * An output whose activation function fits neither its targets nor its loss.
 *
 * @param output the layer
 * @param targets what it is compared with
 * @param isImpossible whether no training can make up for it
 * @param meaning what it means
 * @param remedies what to try
 */
record MisfitOutput(Layer output, Targets targets, boolean isImpossible, String meaning, List<String> remedies) {

    /** By how much targets may lie beyond an output's range: label smoothing and noise. */
    private static final double TOLERANCE = 0.05;

    private static final double HALF = 0.5;

    private static final String CLASS_LOSS =
            "use MCXENT (cross-entropy) as loss function with softmax: squared errors have almost no gradient where the"
                    + " softmax is sure and wrong";

    private static final String LINEAR =
            "use a linear output (identity) for a regression, and a sigmoid or softmax output for classes";

    static Optional<MisfitOutput> of(
            Recording recording, Learning learning, Layer output, Targets targets, List<Epoch> epochs) {
        boolean isSoftmax = LayerKinds.isA(output, "softmax");
        boolean isSquared = targets.loss().equals("MSE") || targets.loss().equals("L2");
        if (isSoftmax && targets.values().columns() == 1) {
            return Optional.of(new MisfitOutput(
                    output,
                    targets,
                    true,
                    "The softmax of a single unit is 1 whatever its input: the output is constant.",
                    List.of("use a sigmoid, or two units with softmax", "with a sigmoid use XENT as loss function")));
        }
        if (!isSoftmax && isOutOfRange(output, targets)) {
            return Optional.of(new MisfitOutput(
                    output,
                    targets,
                    true,
                    "The output can't reach its targets: " + output.activation() + " gives numbers "
                            + range(output) + ", and the targets lie between "
                            + Numbers.print(targets.values().min()) + " and "
                            + Numbers.print(targets.values().max()) + ".",
                    List.of(LINEAR, "scale the targets into the output's range")));
        }
        if (isSoftmax && isSoftmaxTwice(recording, output)) {
            return Optional.of(softmaxTwice(output, targets));
        }
        if (isDjl(recording) && targets.loss().equals("BinaryXENT") && LayerKinds.isA(output, "sigmoid")) {
            return Optional.of(sigmoidTwice(output, targets));
        }
        if (isSoftmax && isSquared) {
            return Optional.of(new MisfitOutput(
                    output,
                    targets,
                    false,
                    "Softmax with squared errors has almost no gradient where the softmax is sure.",
                    List.of(CLASS_LOSS, "initialise the output's kernel smaller (Glorot & Bengio 2010)")));
        }
        if (isCrossEntropyOfNoProbability(recording, output, targets)) {
            return Optional.of(crossEntropyOfNoProbability(output, targets));
        }
        return LayerKinds.isRectifier(output) && learning.isGuessing()
                ? Optional.of(rectified(output, targets))
                : saturated(output, targets, epochs);
    }

    /**
     * Whether a cross-entropy is given numbers that are no probabilities, or not those of classes that exclude each other. SameDiff's
     * and DJL's cross-entropies apply their function by themselves, so that their outputs have none.
     */
    static boolean isCrossEntropyOfNoProbability(Recording recording, Layer output, Targets targets) {
        if (lossAppliesFunction(recording) || output.activation().isEmpty() || LayerKinds.isA(output, "softmax")) {
            return false;
        }
        return targets.loss().equals("MCXENT") || targets.loss().contains("XENT") && !LayerKinds.isA(output, "sigmoid");
    }

    private static MisfitOutput crossEntropyOfNoProbability(Layer output, Targets targets) {
        return new MisfitOutput(
                output,
                targets,
                false,
                LayerKinds.isA(output, "sigmoid")
                        ? "MCXENT expects probabilities that add up to 1, and sigmoids do not: nothing lowers the outputs of"
                                + " wrong classes."
                        : "Cross-entropy expects probabilities, and " + output.activation() + " gives other numbers.",
                List.of(
                        "use softmax with MCXENT for classes that exclude each other, and sigmoid with XENT for others"));
    }

    private static MisfitOutput softmaxTwice(Layer output, Targets targets) {
        return new MisfitOutput(
                output,
                targets,
                false,
                "Two softmaxes follow each other: the second one sees numbers between 0 and 1 only, so that no class gets"
                        + " far more than another.",
                List.of(
                        "keep one softmax: the output's. Give the layer before it no activation function, or another one",
                        CLASS_LOSS));
    }

    private static MisfitOutput sigmoidTwice(Layer output, Targets targets) {
        return new MisfitOutput(
                output,
                targets,
                false,
                "DJL's SigmoidBinaryCrossEntropyLoss applies a sigmoid by itself: the second one sees numbers between 0 and 1"
                        + " only, so that no answer is surer than 73 %.",
                List.of("take the sigmoid out of the model, and apply it to the answers of the trained one"));
    }

    private static MisfitOutput rectified(Layer output, Targets targets) {
        return new MisfitOutput(
                output,
                targets,
                false,
                "The output is a ReLU: where it is off it gives 0 and gets no gradient, for good.",
                List.of(LINEAR, "start its bias above zero"));
    }

    private static Optional<MisfitOutput> saturated(Layer output, Targets targets, List<Epoch> epochs) {
        double share = Median.of(
                epochs.stream().mapToDouble(epoch -> UnitShares.above(epoch, output, Statistic.SATURATED_SHARE, HALF)));
        if (!(share >= HALF) || targets.loss().contains("XENT")) {
            return Optional.empty();
        }
        return Optional.of(new MisfitOutput(
                output,
                targets,
                false,
                "The output is saturated: it is sure of its answers, right or wrong, and a loss other than cross-entropy has"
                        + " almost no gradient there.",
                List.of(
                        "use cross-entropy (XENT for sigmoid) as loss function: its gradient is large where the output is"
                                + " sure and wrong",
                        "look at the output's initial bias and kernel: large ones saturate it from the start",
                        "scale the inputs")));
    }

    private static boolean isOutOfRange(Layer output, Targets targets) {
        double min = targets.values().min();
        double max = targets.values().max();
        if (LayerKinds.isRectifier(output)) {
            return min < -TOLERANCE * Math.max(1, max - min);
        }
        if (LayerKinds.isA(output, "sigmoid")) {
            return min < -TOLERANCE || max > 1 + TOLERANCE;
        }
        return (LayerKinds.isA(output, "tanh") || LayerKinds.isA(output, "softsign"))
                && (min < -1 - TOLERANCE || max > 1 + TOLERANCE);
    }

    private static String range(Layer output) {
        if (LayerKinds.isRectifier(output)) {
            return "from 0 up";
        }
        return LayerKinds.isA(output, "sigmoid") ? "between 0 and 1" : "between -1 and 1";
    }

    private static boolean lossAppliesFunction(Recording recording) {
        return recording.header().model().kind().equals("SameDiff") || isDjl(recording);
    }

    private static boolean isDjl(Recording recording) {
        return recording.header().model().kind().equals("DJL Trainer");
    }

    /** SameDiff's and DJL's softmax cross-entropies apply a softmax by themselves. */
    private static boolean isSoftmaxTwice(Recording recording, Layer output) {
        if (lossAppliesFunction(recording)) {
            return recording.trainingData().targets().stream()
                    .anyMatch(targets -> targets.loss().equals("MCXENT"));
        }
        return recording.header().model().layers().stream()
                .filter(layer -> layer.index() < output.index())
                .reduce((first, second) -> second)
                .filter(layer -> LayerKinds.isA(layer, "softmax"))
                .isPresent();
    }

    /** Where the targets lie. */
    String range() {
        return Numbers.print(targets.values().min()) + " to "
                + Numbers.print(targets.values().max());
    }
}
