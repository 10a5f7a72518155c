package io.github.gradientharness.rules.packs;

import java.util.List;

/** What to try, most likely first, for problems that several tools look for. */
final class Remedies {

    static final List<String> FOR_VANISHING = List.of(
            "use ReLU with He initialisation, or tanh with Glorot initialisation, in the hidden layers",
            "add batch normalization between the layers",
            "use fewer layers");

    static final List<String> FOR_EXPLODING = List.of(
            "clip the gradient",
            "lower the learning rate, and scale the inputs to about -1..1",
            "initialise the kernels smaller: He for ReLU, Glorot for tanh");

    static final List<String> FOR_DEAD_UNITS = List.of(
            "use leaky ReLU in place of ReLU",
            "use He initialisation, and a small positive bias",
            "lower the learning rate: a step that is too large pushes units below zero for good");

    static final List<String> FOR_SATURATION = List.of(
            "initialise the kernels smaller: Glorot uniform for tanh and sigmoid",
            "scale the inputs to about -1..1",
            "add batch normalization before the activation function");

    static final List<String> FOR_INITIALISATION = List.of(
            "use He initialisation for ReLU and Glorot initialisation for tanh",
            "scale the inputs to about -1..1",
            "add batch normalization between the layers");

    static final List<String> LOWER_STEPS = List.of(
            "lower the learning rate",
            "clip the gradient",
            "scale the inputs to about -1..1 and look for NaN or huge values in the data");

    static final List<String> LARGER_STEPS = List.of(
            "raise the learning rate",
            "try an updater that rescales each parameter's gradient, such as Adam",
            "look whether the layer gets any gradient at all");

    static final List<String> FOR_PLATEAU = List.of(
            "try another learning rate, or one that falls over time",
            "try an updater that rescales each parameter's gradient, such as Adam",
            "look whether every layer gets a gradient, and whether inputs and labels belong together");

    private Remedies() {}
}
