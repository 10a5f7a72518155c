package io.github.gradientharness.instrument.spark;

import io.github.gradientharness.instrument.TrainingRecording;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/** Notes that an executor was lost. */
final class LostExecutors extends SparkListener {

    private final TrainingRecording recording;
    private final SparkContext context;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    LostExecutors(TrainingRecording recording, SparkContext context) {
        this.recording = recording;
        this.context = context;
    }

    /** Spark may tell twice: that the connection is gone, and how the process ended. */
    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        if (!context.isStopped() && !recording.hasEnded() && told.add(removed.executorId())) {
            recording.note("Executor " + removed.executorId() + " was lost (" + removed.reason()
                    + "). What it had recorded since the last averaging went with it. Spark ran its tasks again elsewhere;"
                    + " those runs are recorded.");
        }
    }
}
