package com.example;

import io.github.gradientharness.instrument.GradientRecorder;

/** That the compiled tests use the harness makes recordings expected; no test is run here. */
abstract class Training {

    abstract void train(GradientRecorder recorder);
}
