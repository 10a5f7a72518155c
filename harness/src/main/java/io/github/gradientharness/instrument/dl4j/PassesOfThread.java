package io.github.gradientharness.instrument.dl4j;

import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Counts the training passes that DL4J makes in a thread, of models that are recorded and of all others: clones, copies that
 * were restored from a file, networks that another one was made from.
 *
 * <p>Each pass forward and backward opens DL4J's workspace for activations twice; {@code output}, {@code score} and
 * {@code evaluate} don't open it. Models without workspaces are not counted.
 */
final class PassesOfThread {

    private static final String OF_TRAINING = "WS_ALL_LAYERS_ACT";

    private static final int OPENED_BY_A_PASS = 2;

    private final Thread thread = Thread.currentThread();
    private final long before = opened();

    /** The passes of the calling thread so far. ND4J is initialised if it was not. */
    static long ofCallingThread() {
        return opened() / OPENED_BY_A_PASS;
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** The passes since this was made; 0 if that is not known, as in another thread. */
    long count() {
        return isCurrent() ? Math.max(0, opened() - before) / OPENED_BY_A_PASS : 0;
    }

    /** How often the calling thread has opened DL4J's workspace so far, twice for each pass. */
    private static long opened() {
        for (MemoryWorkspace workspace : Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread()) {
            if (OF_TRAINING.equals(workspace.getId())) {
                return workspace.getGenerationId();
            }
        }
        return 0;
    }
}
