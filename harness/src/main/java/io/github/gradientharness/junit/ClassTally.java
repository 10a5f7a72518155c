package io.github.gradientharness.junit;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts, for a class that was asked to be healthy, the tests that ran, those that trained something, and those that failed. */
final class ClassTally {

    private final AtomicInteger silent = new AtomicInteger();
    private final AtomicInteger recorded = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    void testRecorded() {
        recorded.incrementAndGet();
    }

    /** Notes a test that ran to its end, asked for no recorder and recorded nothing. */
    void testWasSilent() {
        silent.incrementAndGet();
    }

    /** Notes a test that recorded nothing and failed, or was aborted, by itself. */
    void testFailed() {
        failed.incrementAndGet();
    }

    /** Whether tests passed by themselves, and none of the class recorded anything or failed. */
    boolean nothingWasRecorded() {
        return recorded.get() == 0 && failed.get() == 0 && silent.get() > 0;
    }

    int silentTests() {
        return silent.get();
    }
}
