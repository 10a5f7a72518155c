package io.github.gradientharness.instrument.dl4j;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A thread in which DL4J's ParallelWrapper trains a copy of a model, or the model itself. */
final class WrappersThread {

    /** The only thing that tells the copies of one wrapper from those of the next: each wrapper makes new ones. */
    private static final Pattern NAME = Pattern.compile("ParallelWrapper .*?(\\d{1,6})");

    private WrappersThread() {}

    /** The name of the worker that trains in it; empty for any other thread. */
    static String worker(Thread thread) {
        Matcher name = NAME.matcher(thread.getName());
        return name.matches() ? "worker " + (Integer.parseInt(name.group(1)) + 1) : "";
    }
}
