package io.github.gradientharness.instrument;

import java.util.ServiceLoader;
import org.apiguardian.api.API;

/** Tells whether a thread trained anything, attached or not. What frameworks do not count goes unnoticed. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TrainingsOfThread {

    private final Thread thread = Thread.currentThread();
    private final long before = passes();

    /** Begins to count in the calling thread. */
    public TrainingsOfThread() {}

    /** The training passes in the thread since; 0 in another thread. */
    public long sinceBegun() {
        return Thread.currentThread() == thread ? Math.max(0, passes() - before) : 0;
    }

    private static long passes() {
        long passes = 0;
        for (TrainingCounter counter :
                ServiceLoader.load(TrainingCounter.class, TrainingsOfThread.class.getClassLoader())) {
            passes += passes(counter);
        }
        return passes;
    }

    private static long passes(TrainingCounter counter) {
        try {
            return counter.passesOfThread();
        } catch (LinkageError frameworkIsNotOnTheClassPath) {
            return 0;
        }
    }
}
