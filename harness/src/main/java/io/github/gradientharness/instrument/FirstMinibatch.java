package io.github.gradientharness.instrument;

import io.github.gradientharness.instrument.RecorderOptions.SanityChecks;
import io.github.gradientharness.recording.Recording.SanityFacts;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Has a copy of the model checked on the first minibatch, once.
 *
 * <p>The check runs in a thread of its own while the training waits: ND4J's random numbers and workspaces belong to a thread, so
 * that those of the training stay as they are.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FirstMinibatch {

    private static final String THREAD = "gradient-sanity-checks";

    private final SanityChecks checks;
    private final Consumer<SanityFacts> result;
    private final Consumer<String> note;
    private boolean isDone;

    FirstMinibatch(SanityChecks checks, Consumer<SanityFacts> result, Consumer<String> note) {
        this.checks = checks;
        this.result = result;
        this.note = note;
        this.isDone = checks == SanityChecks.OFF;
    }

    /** Leaves a model alone that was trained before. */
    void skip() {
        isDone = true;
    }

    /**
     * Prepares a check in the thread of the training, where nothing may change.
     *
     * @param withSteps whether the copy is to be trained
     */
    @FunctionalInterface
    public interface Check {

        /** What is to run in a thread of its own. */
        Callable<SanityFacts> prepare(boolean withSteps) throws Exception;
    }

    /** Whether the calling thread trains copies for the harness, and nothing for a test. */
    public static boolean isOwnThread() {
        return Thread.currentThread().getName().equals(THREAD);
    }

    /** Runs the check unless one was run before. Never throws; what fails is noted. */
    public void check(Check check) {
        if (isDone) {
            return;
        }
        isDone = true;
        try {
            result.accept(inOwnThread(check.prepare(checks == SanityChecks.ALL)));
        } catch (Throwable thrown) {
            note.accept("The model could not be checked on its first minibatch (" + thrown + ").");
        }
    }

    /**
     * The result of a task that runs in a new thread. An interrupt of the waiting thread is kept for later.
     *
     * @throws Throwable what the task throws
     */
    public static <T> T inOwnThread(Callable<T> task) throws Throwable {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(future, THREAD);
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        boolean isInterrupted = false;
        while (true) {
            try {
                T value = future.get();
                return value;
            } catch (InterruptedException exception) {
                isInterrupted = true;
            } catch (java.util.concurrent.ExecutionException exception) {
                throw exception.getCause();
            } finally {
                if (isInterrupted && future.isDone()) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
