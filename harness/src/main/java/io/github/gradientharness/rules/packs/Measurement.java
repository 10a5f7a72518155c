package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Recording;

/** Reads from a recording the numbers that a rule holds against its limit. */
@FunctionalInterface
interface Measurement {

    Readings of(Recording recording);
}
