package io.github.gradientharness.junit;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts, for a class that was asked to be healthy, the tests that ran and those that trained something. */
final class ClassTally {

    private final AtomicInteger silent = new AtomicInteger();
    private final AtomicInteger recorded = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();

    void testRecorded() {
        recorded.incrementAndGet();
    }

    void testWasSilent() {
        silent.incrementAndGet();
    }

    void testDidNotFinish() {
        unfinished.incrementAndGet();
    }

    /** Whether tests ran to their end and none of them trained anything. */
    boolean nothingWasRecorded() {
        return recorded.get() == 0 && unfinished.get() == 0 && silent.get() > 0;
    }

    int silentTests() {
        return silent.get();
    }
}
