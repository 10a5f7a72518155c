package io.github.gradientharness.instrument.spark;

import io.github.gradientharness.instrument.Attachment;
import io.github.gradientharness.instrument.TrainingRecording;
import java.util.List;
import java.util.UUID;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;

/** What is attached to a model of Spark's: each worker gets a recorder, and what it reports comes back with its parameters. */
final class WorkersAttachment implements Attachment {

    private final SparkModel trained;
    private final WorkerRecorder recorder;
    private final LostExecutors lostExecutors;
    private final WorkerReports reports;

    private WorkersAttachment(SparkModel trained, TrainingRecording recording) {
        this.trained = trained;
        String id = UUID.randomUUID().toString();
        this.recorder = new WorkerRecorder(id, recording.plan());
        this.reports = new WorkerReports(id, recording, trained.router());
        this.lostExecutors = new LostExecutors(recording, trained.context());
    }

    static void to(SparkModel trained, TrainingRecording recording) {
        WorkersAttachment attachment = new WorkersAttachment(trained, recording);
        recording.fedBy(attachment);
        attachment.listen();
        trained.master().addHook(attachment.recorder);
        trained.context().addSparkListener(attachment.lostExecutors);
    }

    private void listen() {
        List<TrainingListener> listeners = trained.listeners();
        listeners.add(recorder);
        trained.master().setListeners(reports, listeners);
    }

    private boolean listens() {
        return trained.router() == reports && trained.listeners().contains(recorder);
    }

    @Override
    public Object model() {
        return trained.model();
    }

    @Override
    public void renew() {
        if (!listens()) {
            reports.forwardTo(trained.router());
            listen();
        }
    }

    @Override
    public void detach() {
        trained.master().removeHook(recorder);
        if (!trained.context().isStopped()) {
            trained.context().removeSparkListener(lostExecutors);
        }
        List<TrainingListener> listeners = trained.listeners();
        listeners.remove(recorder);
        @Nullable StatsStorageRouter router = trained.router();
        trained.master()
                .setListeners(router == reports ? reports.forwarded() : router, listeners.isEmpty() ? null : listeners);
    }

    @Override
    public String missed() {
        if (!listens()) {
            return "setListeners() removed the recorder from the workers. Call recorder.attach(sparkModel) after it.";
        }
        if (!reports.problem().isEmpty()) {
            return reports.problem();
        }
        return reports.isEmpty() ? "No worker reported a minibatch. Call fit() on the attached model of Spark's." : "";
    }
}
