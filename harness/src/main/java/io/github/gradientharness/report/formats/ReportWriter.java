package io.github.gradientharness.report.formats;

import io.github.gradientharness.gate.JudgedRecording;
import java.io.IOException;
import org.apiguardian.api.API;

/** Writes one report: sees each recording once, and then what the build makes of all of them. */
@API(status = API.Status.INTERNAL, since = "0.1")
@FunctionalInterface
public interface ReportWriter extends AutoCloseable {

    /** What is left to do with a recording when it is its turn. */
    @FunctionalInterface
    interface Addition {

        /**
         * Does it.
         *
         * @throws IOException if something can't be written
         */
        void add() throws IOException;
    }

    /**
     * Does with a recording what needs no order, such as rendering. Called by several threads at once. A writer that has
     * nothing to do here overrides {@link #add} only.
     *
     * @param recording with all that it measured; whoever keeps it keeps it in memory
     * @return the rest, done recording by recording in their order
     */
    default Addition prepare(JudgedRecording recording) {
        return () -> add(recording);
    }

    /**
     * Adds a recording. Called in the recordings' order, by one thread.
     *
     * @param recording with all that it measured; whoever keeps it keeps it in memory
     * @throws IOException if something can't be written
     */
    default void add(JudgedRecording recording) throws IOException {}

    /**
     * Ends the report.
     *
     * @param content all recordings in their order, without what they measured, and what the build objects to. Only here a
     *     test over seeds is known to have enough seeds that succeed, so that a sick one counts as healthy.
     * @throws IOException if something can't be written
     */
    void finish(ReportContent content) throws IOException;

    /** Closes what is open. Called in any case, without {@link #finish} if something went wrong. */
    @Override
    default void close() throws IOException {}
}
