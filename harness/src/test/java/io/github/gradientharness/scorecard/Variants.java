package io.github.gradientharness.scorecard;

import static io.github.gradientharness.scorecard.Cause.COLLAPSED;
import static io.github.gradientharness.scorecard.Cause.DEAD;
import static io.github.gradientharness.scorecard.Cause.EXPLODING;
import static io.github.gradientharness.scorecard.Cause.NON_FINITE;
import static io.github.gradientharness.scorecard.Cause.NOT_A_GRADIENT_PROBLEM;
import static io.github.gradientharness.scorecard.Cause.SATURATED;
import static io.github.gradientharness.scorecard.Cause.STALLED;
import static io.github.gradientharness.scorecard.Cause.VANISHING;
import static io.github.gradientharness.scorecard.twin.Activation.ELU;
import static io.github.gradientharness.scorecard.twin.Activation.HARD_SIGMOID;
import static io.github.gradientharness.scorecard.twin.Activation.HARD_TANH;
import static io.github.gradientharness.scorecard.twin.Activation.LEAKY_RELU;
import static io.github.gradientharness.scorecard.twin.Activation.LINEAR;
import static io.github.gradientharness.scorecard.twin.Activation.RELU;
import static io.github.gradientharness.scorecard.twin.Activation.SIGMOID;
import static io.github.gradientharness.scorecard.twin.Activation.TANH;
import static io.github.gradientharness.scorecard.twin.Initialization.GLOROT;
import static io.github.gradientharness.scorecard.twin.Initialization.GLOROT_NORMAL;
import static io.github.gradientharness.scorecard.twin.Initialization.HE;
import static io.github.gradientharness.scorecard.twin.Initialization.HE_NORMAL;
import static io.github.gradientharness.scorecard.twin.Initialization.LECUN;
import static io.github.gradientharness.scorecard.twin.Initialization.ORTHOGONAL;
import static io.github.gradientharness.scorecard.twin.Initialization.UNIFORM_0_1;
import static io.github.gradientharness.scorecard.twin.Initialization.UNIFORM_0_HALF;
import static io.github.gradientharness.scorecard.twin.Initialization.UNIFORM_SYMMETRIC;

import io.github.gradientharness.scorecard.twin.Activation;
import io.github.gradientharness.scorecard.twin.Updater;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** All variants, in an order that never changes: new ones are added at the end. */
final class Variants {

    private final List<Variant> all = new ArrayList<>();

    private Variants() {}

    static List<Variant> all() {
        Variants variants = new Variants();
        variants.tutorial();
        variants.depthOfTanh();
        variants.depthOfRectifiers();
        variants.depthOfSigmoid();
        variants.initialisations();
        variants.updaters();
        variants.rates();
        variants.faultyLayers();
        variants.faultyData();
        variants.otherTasks();
        variants.moreInputs();
        variants.settings();
        if (new HashSet<>(variants.all.stream().map(Variant::name).toList()).size() != variants.all.size()) {
            throw new IllegalStateException("Two variants have the same name.");
        }
        return List.copyOf(variants.all);
    }

    private void add(Variant variant, Cause... causes) {
        all.add(causes.length == 0 ? variant : variant.failsBy(causes));
    }

    private static Variant positive(int depth, int width) {
        return Variant.of(TANH, depth, width).initAll(UNIFORM_0_1);
    }

    private void tutorial() {
        add(positive(1, 5));
        add(positive(5, 5), VANISHING, COLLAPSED);
        add(Variant.of(RELU, 5, 5), VANISHING, DEAD);
        add(Variant.of(RELU, 15, 5), VANISHING, DEAD);
        add(Variant.of(RELU, 20, 5), VANISHING, DEAD);
        add(Variant.of(TANH, 5, 5));
        add(positive(5, 5).by(Updater.adam(1e-3)), VANISHING, COLLAPSED);
        add(Variant.of(TANH, 5, 5).initAll(HE));
        add(Variant.of(SIGMOID, 5, 5).initAll(UNIFORM_0_1), VANISHING, COLLAPSED, SATURATED);
        add(Variant.of(SIGMOID, 5, 5), VANISHING);
    }

    private void depthOfTanh() {
        for (int depth : new int[] {2, 3, 4, 7, 10}) {
            add(positive(depth, 5), VANISHING, COLLAPSED, SATURATED);
        }
        for (int depth : new int[] {1, 2, 5}) {
            add(positive(depth, 25), VANISHING, COLLAPSED, SATURATED);
        }
        for (int depth : new int[] {1, 2, 3, 8, 10}) {
            add(Variant.of(TANH, depth, 5));
        }
        for (int depth : new int[] {2, 8}) {
            add(Variant.of(TANH, depth, 10));
        }
        for (int depth : new int[] {15, 20}) {
            add(Variant.of(TANH, depth, 5), VANISHING, COLLAPSED);
            add(Variant.of(TANH, depth, 10), VANISHING, COLLAPSED);
        }
        for (int depth : new int[] {2, 5, 10}) {
            add(Variant.of(TANH, depth, 25).epochs(300));
        }
        add(Variant.of(TANH, 3, 64).epochs(200));
        add(Variant.of(HARD_TANH, 5, 10));
        add(Variant.of(HARD_TANH, 10, 10));
        add(Variant.of(LINEAR, 3, 10));
    }

    private void depthOfRectifiers() {
        for (int depth : new int[] {1, 2, 3, 8, 10}) {
            add(Variant.of(RELU, depth, 5), VANISHING, DEAD);
        }
        for (int depth : new int[] {3, 10, 15}) {
            add(Variant.of(RELU, depth, 10), VANISHING, DEAD);
        }
        for (int depth : new int[] {3, 10, 20}) {
            add(Variant.of(RELU, depth, 25).epochs(200), VANISHING, DEAD);
        }
        add(Variant.of(RELU, 3, 64).epochs(150));
        for (Activation activation : List.of(LEAKY_RELU, ELU)) {
            add(Variant.of(activation, 5, 5), VANISHING);
            add(Variant.of(activation, 15, 5), VANISHING);
            add(Variant.of(activation, 10, 10));
            add(Variant.of(activation, 3, 25).epochs(200));
        }
        add(Variant.of(LEAKY_RELU, 20, 10), VANISHING);
        add(Variant.of(RELU, 5, 5).init(GLOROT), VANISHING, DEAD);
        add(Variant.of(RELU, 10, 10).init(GLOROT), VANISHING, DEAD);
    }

    private void depthOfSigmoid() {
        add(Variant.of(SIGMOID, 1, 10).by(Updater.momentum(0.1)), VANISHING);
        add(Variant.of(SIGMOID, 1, 25).by(Updater.adam(0.01)));
        add(Variant.of(SIGMOID, 2, 10), VANISHING, STALLED);
        add(Variant.of(SIGMOID, 2, 10).by(Updater.adam(0.01)));
        add(Variant.of(SIGMOID, 3, 10), VANISHING, STALLED);
        add(Variant.of(SIGMOID, 3, 10).by(Updater.adam(0.01)), VANISHING);
        add(Variant.of(SIGMOID, 4, 25).epochs(200), VANISHING);
        add(Variant.of(SIGMOID, 8, 10), VANISHING);
        add(Variant.of(SIGMOID, 10, 5), VANISHING);
        add(Variant.of(HARD_SIGMOID, 5, 5), VANISHING);
    }

    private void initialisations() {
        add(Variant.of(TANH, 5, 5).initAll(UNIFORM_0_HALF), VANISHING, COLLAPSED);
        add(Variant.of(TANH, 5, 5).initAll(UNIFORM_SYMMETRIC));
        add(Variant.of(TANH, 5, 5).init(ORTHOGONAL));
        add(Variant.of(TANH, 10, 10).init(ORTHOGONAL));
        add(Variant.of(TANH, 5, 10).init(GLOROT_NORMAL));
        add(Variant.of(TANH, 5, 10).init(LECUN));
        add(Variant.of(RELU, 5, 10).init(HE_NORMAL), VANISHING, DEAD);
        add(Variant.of(TANH, 5, 10).init(GLOROT.times(0.01)), VANISHING);
        add(Variant.of(TANH, 5, 10).init(GLOROT.times(0.1)), VANISHING);
        add(Variant.of(TANH, 2, 10).init(GLOROT.times(0.1)), VANISHING);
        add(Variant.of(TANH, 5, 10).init(GLOROT.times(10)), SATURATED, EXPLODING);
        add(Variant.of(TANH, 10, 10).init(GLOROT.times(10)), SATURATED, EXPLODING);
        add(Variant.of(TANH, 3, 64).init(GLOROT.times(10)).epochs(150), SATURATED, EXPLODING);
        add(Variant.of(RELU, 5, 10).init(HE.times(0.01)), VANISHING, DEAD);
        add(Variant.of(RELU, 5, 10).init(HE.times(0.1)), VANISHING, DEAD);
        add(Variant.of(RELU, 5, 10).init(HE.times(10)), EXPLODING, DEAD);
        add(Variant.of(RELU, 3, 10).init(HE.times(3)), EXPLODING, DEAD);
        add(Variant.of(RELU, 5, 5).initAll(UNIFORM_0_1), EXPLODING, DEAD, COLLAPSED);
        add(Variant.of(RELU, 10, 25).initAll(UNIFORM_0_1).epochs(200), EXPLODING, NON_FINITE, DEAD);
    }

    private void updaters() {
        for (Variant network : List.of(Variant.of(TANH, 5, 10), Variant.of(RELU, 4, 10))) {
            Cause[] causes =
                    network.activation() == RELU ? new Cause[] {VANISHING, DEAD} : new Cause[] {NOT_A_GRADIENT_PROBLEM};
            add(network.by(Updater.sgd(0.1)), causes);
            add(network.by(Updater.sgd(0.02)), causes);
            add(network.by(Updater.nesterov(0.01)), causes);
            add(network.by(Updater.adam(0.001)), causes);
            add(network.by(Updater.adam(0.01)), causes);
            add(network.by(Updater.rmsProp(0.001)), causes);
            add(network.by(Updater.adaGrad(0.05)), causes);
        }
        add(positive(5, 5).by(Updater.adam(0.01)), VANISHING, COLLAPSED);
        add(positive(5, 5).by(Updater.rmsProp(0.001)), VANISHING, COLLAPSED);
        add(positive(5, 5).by(Updater.momentum(0.1)), VANISHING, COLLAPSED, SATURATED);
        add(Variant.of(SIGMOID, 5, 10).by(Updater.adam(0.01)), VANISHING);
        add(Variant.of(SIGMOID, 5, 10).by(Updater.rmsProp(0.01)), VANISHING);
        add(Variant.of(RELU, 15, 5).by(Updater.adam(0.001)), VANISHING, DEAD);
    }

    private void rates() {
        add(Variant.of(TANH, 5, 10).by(Updater.momentum(1.0)), SATURATED, EXPLODING);
        add(Variant.of(TANH, 5, 25).by(Updater.momentum(1.0)).epochs(200), SATURATED, EXPLODING);
        add(Variant.of(TANH, 5, 10).by(Updater.momentum(0.1)));
        add(Variant.of(TANH, 3, 10).by(Updater.momentum(0.003)));
        add(Variant.of(TANH, 5, 10).by(Updater.momentum(1e-5)), STALLED);
        add(Variant.of(TANH, 3, 25).by(Updater.sgd(1e-5)).epochs(200), STALLED);
        add(Variant.of(TANH, 3, 25).by(Updater.adam(1e-4)).epochs(600));
        add(Variant.of(TANH, 5, 10).by(Updater.adam(1e-6)), STALLED);
        add(Variant.of(TANH, 5, 10).by(Updater.adam(1.0)), SATURATED, EXPLODING);
        add(Variant.of(RELU, 5, 10).by(Updater.momentum(1.0)), DEAD, EXPLODING, NON_FINITE);
        add(Variant.of(RELU, 3, 25).by(Updater.momentum(1.0)).epochs(200), DEAD, EXPLODING, NON_FINITE);
        add(Variant.of(RELU, 5, 10).by(Updater.momentum(0.1)), DEAD, EXPLODING, VANISHING);
        add(Variant.of(RELU, 3, 10).by(Updater.momentum(0.003)), DEAD, VANISHING);
        add(Variant.of(RELU, 5, 10).by(Updater.momentum(1e-5)), STALLED);
        add(Variant.of(RELU, 5, 10).by(Updater.adam(1.0)), DEAD, EXPLODING);
        add(Variant.of(RELU, 3, 25).by(Updater.adam(1e-6)).epochs(200), STALLED);
        add(Variant.of(LEAKY_RELU, 4, 10).by(Updater.momentum(3.0)), EXPLODING, NON_FINITE);
    }

    private static Variant kernels(Activation activation, int layer, double factor) {
        return Variant.of(activation, 5, 10)
                .fault("kernels of " + name(layer) + " x" + factor, new Fault.ScaledKernels(layer, factor));
    }

    private static Variant frozen(Variant variant, int from, int to, boolean recorded) {
        String which = to - from == 1 ? name(from) : name(from) + " to " + to;
        return variant.fault(
                which + " frozen, gradient " + (recorded ? "recorded" : "absent"),
                new Fault.Frozen(from, to, recorded));
    }

    private static String name(int layer) {
        return "hidden " + (layer + 1);
    }

    private void faultyLayers() {
        add(kernels(TANH, 0, 1e-3), VANISHING);
        add(kernels(TANH, 2, 1e-3), VANISHING);
        add(kernels(TANH, 4, 1e-3), VANISHING);
        add(kernels(RELU, 0, 1e-3), VANISHING);
        add(kernels(RELU, 2, 1e-3), VANISHING);
        add(kernels(RELU, 4, 1e-3), VANISHING);
        add(kernels(TANH, 0, 1e3), SATURATED, EXPLODING);
        add(kernels(TANH, 2, 1e3), SATURATED, EXPLODING);
        add(kernels(TANH, 4, 1e3), SATURATED, EXPLODING);
        add(kernels(RELU, 0, 1e3), EXPLODING, DEAD);
        add(kernels(RELU, 2, 1e3), EXPLODING, DEAD);
        add(kernels(RELU, 4, 1e3), EXPLODING, DEAD);
        add(kernels(SIGMOID, 2, 1e3), SATURATED, VANISHING, EXPLODING);
        for (int layer : new int[] {0, 2, 4}) {
            add(Variant.of(RELU, 5, 10).fault("biases of " + name(layer) + " -10", new Fault.Biases(layer, -10)), DEAD);
        }
        add(Variant.of(RELU, 3, 25).epochs(200).fault("biases of hidden 2 -10", new Fault.Biases(1, -10)), DEAD);
        add(Variant.of(TANH, 5, 10).fault("biases of hidden 2 10", new Fault.Biases(1, 10)), SATURATED, COLLAPSED);
        add(Variant.of(RELU, 3, 10).fault("biases of hidden 1 0.1", new Fault.Biases(0, 0.1)), VANISHING, DEAD);
        for (boolean recorded : new boolean[] {true, false}) {
            add(frozen(Variant.of(TANH, 5, 10), 2, 3, recorded), STALLED);
            add(frozen(Variant.of(RELU, 4, 10), 0, 1, recorded), STALLED, DEAD, VANISHING);
            add(frozen(Variant.of(TANH, 5, 5), 0, 5, recorded), STALLED);
            add(frozen(Variant.of(TANH, 3, 5), 0, 3, recorded), STALLED);
        }
    }

    private static Variant inputs(Variant variant, double factor) {
        return variant.fault("inputs x" + factor, new Fault.ScaledInputs(factor));
    }

    private void faultyData() {
        add(inputs(Variant.of(TANH, 5, 10), 1e3), SATURATED, EXPLODING);
        add(inputs(Variant.of(TANH, 2, 25).epochs(200), 1e3), SATURATED, EXPLODING);
        add(inputs(Variant.of(TANH, 3, 10), 10), SATURATED);
        add(inputs(Variant.of(RELU, 5, 10), 1e3), EXPLODING, DEAD, NON_FINITE);
        add(inputs(Variant.of(RELU, 3, 25).epochs(200).by(Updater.adam(0.001)), 1e3), EXPLODING, DEAD);
        add(inputs(Variant.of(RELU, 3, 10), 10), EXPLODING, DEAD);
        add(inputs(Variant.of(RELU, 5, 10).by(Updater.momentum(1.0)), 1e4), NON_FINITE, EXPLODING, DEAD);
        add(inputs(Variant.of(LEAKY_RELU, 3, 10), 1e4), EXPLODING, NON_FINITE);
        add(inputs(Variant.of(TANH, 5, 10), 1e-3), VANISHING, STALLED);
        for (Variant variant : List.of(
                Variant.of(TANH, 5, 10),
                Variant.of(RELU, 3, 10),
                Variant.of(TANH, 3, 25).epochs(200).by(Updater.adam(0.001)),
                Variant.of(TANH, 3, 10).on(Task.MOONS),
                Variant.of(RELU, 2, 25).on(Task.MIXTURE))) {
            add(variant.fault("labels shuffled", new Fault.ShuffledLabels()), NOT_A_GRADIENT_PROBLEM);
        }
        add(Variant.of(TANH, 3, 10).fault("one input NaN", new Fault.OneNaN()), NON_FINITE);
        add(Variant.of(RELU, 3, 25).epochs(200).fault("one input NaN", new Fault.OneNaN()), NON_FINITE);
    }

    private void otherTasks() {
        for (Task task : List.of(Task.MOONS, Task.EXCLUSIVE_OR)) {
            add(Variant.of(TANH, 3, 10).on(task));
            add(Variant.of(RELU, 3, 10).on(task), VANISHING, DEAD);
            add(Variant.of(TANH, 10, 10).on(task));
            add(Variant.of(TANH, 6, 25).on(task).by(Updater.adam(0.001)));
            add(Variant.of(SIGMOID, 6, 5).on(task), VANISHING);
            add(Variant.of(TANH, 8, 5).initAll(UNIFORM_0_1).on(task), VANISHING, COLLAPSED, SATURATED);
            add(Variant.of(RELU, 20, 5).on(task), VANISHING, DEAD);
            add(Variant.of(RELU, 5, 10).on(task).by(Updater.momentum(1.0)), DEAD, EXPLODING, NON_FINITE);
            add(Variant.of(TANH, 5, 10).init(GLOROT.times(0.01)).on(task), VANISHING);
            add(Variant.of(TANH, 4, 10).on(task).by(Updater.sgd(1e-5)), STALLED);
        }
        add(Variant.of(TANH, 3, 25).on(Task.SPIRALS).by(Updater.adam(0.01)));
        add(Variant.of(RELU, 3, 25).on(Task.SPIRALS).by(Updater.adam(0.003)), DEAD, VANISHING);
        add(Variant.of(ELU, 3, 25).on(Task.SPIRALS).by(Updater.momentum(0.03)));
        add(Variant.of(SIGMOID, 6, 10).on(Task.SPIRALS), VANISHING);
    }

    private void moreInputs() {
        for (Task task : List.of(Task.MIXTURE, Task.MANY_INPUTS)) {
            add(Variant.of(TANH, 3, 25).on(task));
            add(Variant.of(RELU, 2, 64).on(task));
            add(Variant.of(RELU, 5, 25).on(task).by(Updater.adam(0.001)), VANISHING, DEAD);
            add(Variant.of(TANH, 8, 10).on(task));
            add(Variant.of(SIGMOID, 7, 25).on(task), VANISHING);
            add(Variant.of(TANH, 5, 25).initAll(UNIFORM_0_1).on(task), VANISHING, COLLAPSED, SATURATED);
            add(Variant.of(RELU, 20, 10).on(task), VANISHING, DEAD);
            add(Variant.of(TANH, 3, 25).on(task).by(Updater.momentum(3.0)), SATURATED, EXPLODING);
            add(Variant.of(TANH, 3, 25).on(task).by(Updater.adam(1e-7)), STALLED);
            add(Variant.of(RELU, 4, 25).on(task).fault("biases of hidden 3 -50", new Fault.Biases(2, -50)), DEAD);
            add(
                    Variant.of(TANH, 5, 25)
                            .on(task)
                            .fault("kernels of hidden 2 x0.001", new Fault.ScaledKernels(1, 1e-3)),
                    VANISHING);
        }
    }

    private void settings() {
        add(Variant.of(TANH, 4, 10).l2(1e-3));
        add(Variant.of(RELU, 3, 10).l2(1e-3), VANISHING, DEAD);
        add(Variant.of(TANH, 5, 10).clip(1.0));
        add(Variant.of(RELU, 4, 10).by(Updater.momentum(0.05)).clip(0.5), VANISHING, DEAD);
        add(Variant.of(TANH, 4, 10).batch(8).epochs(200));
        add(Variant.of(TANH, 4, 10).batch(125).by(Updater.momentum(0.05)));
        add(Variant.of(TANH, 1, 5).widths(64, 32, 16, 8).epochs(150));
        add(Variant.of(RELU, 1, 5).widths(64, 32, 16, 8).epochs(150), VANISHING, DEAD);
        add(Variant.of(TANH, 1, 5).widths(4, 16, 4, 16, 4));
        add(Variant.of(ELU, 1, 5).widths(3, 3, 3, 3, 3, 3), VANISHING);
    }
}
