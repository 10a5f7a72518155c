package io.github.gradientharness.scorecard.real;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

/**
 * One way to train a network. Its seeds differ in initial kernels and in the order of examples.
 *
 * @param sickness what was put in
 * @param advice what to try first, each of them right; decided before any result was seen
 * @param because the advice in a sentence
 */
record RealVariant(
        String name,
        Kind kind,
        Network network,
        RealTask task,
        UnaryOperator<Setup> changes,
        Sickness sickness,
        List<Advice> advice,
        String because) {

    /** A healthy one. */
    static RealVariant of(String name, Kind kind, Network network, RealTask task, UnaryOperator<Setup> changes) {
        return new RealVariant(
                name, kind, network, task, changes, Sickness.NONE, List.of(Advice.NOTHING), "It learns as it is.");
    }

    /** The same as one that fails. */
    RealVariant failsBy(Sickness cause, String words, Advice... right) {
        return new RealVariant(name, kind, network, task, changes, cause, List.of(right), words);
    }

    boolean isHealthy() {
        return sickness == Sickness.NONE;
    }

    Setup setup() {
        return changes.apply(new Setup());
    }

    /** Rules are fitted to one half and believed on the other; told by the name alone. */
    boolean isHoldout() {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % 2 == 1;
    }

    /** What its training depends on. */
    String fingerprint() {
        return task + " " + network + " " + setup();
    }
}
