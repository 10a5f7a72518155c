package io.github.gradientharness.instrument.dl4j;

import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/** The state of ND4J's random numbers in the calling thread; each thread has its own. */
record LayerwiseBackwardPassRandom(long root, long node) {

    static LayerwiseBackwardPassRandom ofThisThread() {
        Random random = Nd4j.getRandom();
        return new LayerwiseBackwardPassRandom(random.rootState(), random.nodeState());
    }

    /** Puts the calling thread's random numbers back to this state. */
    void restore() {
        Nd4j.getRandom().setStates(root, node);
    }
}
