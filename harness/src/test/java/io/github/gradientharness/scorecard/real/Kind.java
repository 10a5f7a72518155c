package io.github.gradientharness.scorecard.real;

/** A kind of network, for which error shares are told apart. */
enum Kind {
    DENSE,
    CONVOLUTIONAL,
    RECURRENT,
    SAMEDIFF,
    OTHER
}
