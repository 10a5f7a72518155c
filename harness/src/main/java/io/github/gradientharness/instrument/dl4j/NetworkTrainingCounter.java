package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.TrainingCounter;
import java.util.Arrays;
import java.util.Objects;
import org.apiguardian.api.API;

/** Counts the training passes of DL4J networks that use workspaces, as they do by default. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NetworkTrainingCounter implements TrainingCounter {

    /** ND4J starts threads of this name when it is initialised, and they never end. */
    private static final String OF_ND4J = "DeallocatorServiceThread_";

    private static final int ROOM_FOR_NEW_ONES = 16;

    /** Made by ServiceLoader. */
    public NetworkTrainingCounter() {}

    @Override
    public long passesOfThread() {
        return isNd4jInUse() ? PassesOfThread.ofCallingThread() : 0;
    }

    /** Asked without any class of ND4J's: that would load the backend, or fail where there is none. */
    private static boolean isNd4jInUse() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() + ROOM_FOR_NEW_ONES];
        root.enumerate(threads);
        return Arrays.stream(threads)
                .filter(Objects::nonNull)
                .anyMatch(thread -> thread.getName().startsWith(OF_ND4J));
    }
}
