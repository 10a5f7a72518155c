package io.github.gradientharness.instrument;

/** Measures the time that threads spend inside the harness, and the time from the first call to the last. Thread-safe. */
final class Stopwatch {

    private final ThreadLocal<long[]> entered = ThreadLocal.withInitial(() -> new long[1]);
    private long firstEntered;
    private long lastExited;
    private long inside;
    private boolean started;
    private long elsewhere;

    synchronized void enter() {
        long now = System.nanoTime();
        entered.get()[0] = now;
        if (!started) {
            started = true;
            firstEntered = now;
        }
    }

    synchronized void exit() {
        lastExited = System.nanoTime();
        inside += lastExited - entered.get()[0];
    }

    /** Adds what a worker in another process measured. */
    synchronized void add(long harnessNanos, long trainingNanos) {
        inside += harnessNanos;
        elsewhere += trainingNanos;
    }

    synchronized long harnessNanos() {
        return inside;
    }

    synchronized long trainingNanos() {
        return elsewhere + (started ? Math.max(0, lastExited - firstEntered) : 0);
    }
}
