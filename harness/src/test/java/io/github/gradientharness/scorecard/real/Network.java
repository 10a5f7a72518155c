package io.github.gradientharness.scorecard.real;

/** A kind of network, to be built for a task. */
interface Network {

    Learner create(RealTask task, Setup setup, long seed);
}
