package io.github.gradientharness.scorecard;

import io.github.gradientharness.scorecard.twin.Activation;
import io.github.gradientharness.scorecard.twin.Initialization;
import io.github.gradientharness.scorecard.twin.Precision;
import io.github.gradientharness.scorecard.twin.TwinNetwork;
import io.github.gradientharness.scorecard.twin.Updater;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * One way to set up a training. Its seeds differ in initial kernels and in the order of samples.
 *
 * @param widths of the hidden layers
 * @param causes why it fails where it fails, each acceptable as a diagnosis, the first the most fitting
 */
record Variant(
        String name,
        Task task,
        List<Integer> widths,
        Activation activation,
        Initialization hidden,
        Initialization output,
        Updater updater,
        double l2,
        double clipNorm,
        int batch,
        int epochs,
        Fault fault,
        List<Cause> causes) {

    Variant {
        widths = List.copyOf(widths);
        causes = List.copyOf(causes);
    }

    /** Depth times width, on circles, by the tutorial's updater, with an initialisation that fits the activation. */
    static Variant of(Activation activation, int depth, int width) {
        boolean rectifier = activation == Activation.RELU || activation == Activation.LEAKY_RELU;
        Initialization hidden = rectifier || activation == Activation.ELU ? Initialization.HE : Initialization.GLOROT;
        return new Variant(
                activation.name().toLowerCase(Locale.ROOT) + " " + depth + "x" + width,
                Task.CIRCLES,
                Collections.nCopies(depth, width),
                activation,
                hidden,
                Initialization.GLOROT,
                Updater.momentum(0.01),
                0,
                Double.POSITIVE_INFINITY,
                32,
                Task.CIRCLES.epochs(),
                new Fault.None(),
                List.of(Cause.NOT_A_GRADIENT_PROBLEM));
    }

    private Variant with(String note, Task aTask, Initialization aHidden, Initialization anOutput, Updater anUpdater) {
        int itsEpochs = aTask == task ? epochs : aTask.epochs();
        return new Variant(
                name + ", " + note,
                aTask,
                widths,
                activation,
                aHidden,
                anOutput,
                anUpdater,
                l2,
                clipNorm,
                batch,
                itsEpochs,
                fault,
                causes);
    }

    Variant on(Task other) {
        return with(other.name().toLowerCase(Locale.ROOT), other, hidden, output, updater);
    }

    /** Hidden layers only. */
    Variant init(Initialization other) {
        return with(other.toString(), task, other, output, updater);
    }

    Variant initAll(Initialization other) {
        return with("all " + other, task, other, other, updater);
    }

    Variant by(Updater other) {
        return with(other.toString(), task, hidden, output, other);
    }

    private Variant with(String note, int aBatch, int someEpochs, double anL2, double aClipNorm, Fault aFault) {
        String longer = note.isEmpty() ? name : name + ", " + note;
        return new Variant(
                longer,
                task,
                widths,
                activation,
                hidden,
                output,
                updater,
                anL2,
                aClipNorm,
                aBatch,
                someEpochs,
                aFault,
                causes);
    }

    Variant batch(int samples) {
        return with("batch " + samples, samples, epochs, l2, clipNorm, fault);
    }

    Variant epochs(int number) {
        return with("", batch, number, l2, clipNorm, fault);
    }

    Variant l2(double factor) {
        return with("l2 " + factor, batch, epochs, factor, clipNorm, fault);
    }

    Variant clip(double norm) {
        return with("clip " + norm, batch, epochs, l2, norm, fault);
    }

    Variant fault(String note, Fault aFault) {
        return with(note, batch, epochs, l2, clipNorm, aFault);
    }

    Variant widths(Integer... several) {
        return new Variant(
                activation.name().toLowerCase(Locale.ROOT) + " "
                        + String.join(
                                "-",
                                List.of(several).stream().map(String::valueOf).toList()),
                task,
                List.of(several),
                activation,
                hidden,
                output,
                updater,
                l2,
                clipNorm,
                batch,
                epochs,
                fault,
                causes);
    }

    Variant failsBy(Cause... several) {
        return new Variant(
                name,
                task,
                widths,
                activation,
                hidden,
                output,
                updater,
                l2,
                clipNorm,
                batch,
                epochs,
                fault,
                List.of(several));
    }

    TwinNetwork network(Random random) {
        TwinNetwork network = TwinNetwork.create(
                task.data().features()[0].length, widths, activation, hidden, output, batch, Precision.FLOAT, random);
        fault.applyTo(network);
        return network;
    }

    /** Whether its failures are to be found by looking at gradients. */
    boolean failsByGradient() {
        return !causes.get(0).equals(Cause.NOT_A_GRADIENT_PROBLEM);
    }
}
