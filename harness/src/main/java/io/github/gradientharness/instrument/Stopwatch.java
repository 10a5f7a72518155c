package io.github.gradientharness.instrument;

/** Measures the time spent inside the harness, and the time from its first to its last call. Single-threaded. */
final class Stopwatch {

    private long firstEntered;
    private long lastExited;
    private long entered;
    private long inside;
    private boolean started;

    void enter() {
        entered = System.nanoTime();
        if (!started) {
            started = true;
            firstEntered = entered;
        }
    }

    void exit() {
        lastExited = System.nanoTime();
        inside += lastExited - entered;
    }

    long harnessNanos() {
        return inside;
    }

    long trainingNanos() {
        return started ? Math.max(0, lastExited - firstEntered) : 0;
    }
}
