package io.github.gradientharness.instrument.spark;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset.Plan;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.serializer.JavaSerializer;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.core.storage.listener.RoutingIterationListener;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.deeplearning4j.spark.api.TrainingHook;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/**
 * Travels to the workers. There it records the copy of the model that a task trains between two averagings.
 *
 * <p>A hook, because DL4J calls hooks before the first minibatch, when a listener can still be added to the copy. A listener,
 * because DL4J hands to listeners what takes reports. Both lists travel together, so that they hold the same object there, too.
 * Each task has its own.
 */
final class WorkerRecorder extends BaseTrainingListener implements RoutingIterationListener, TrainingHook {

    private static final long serialVersionUID = 1;

    private final String recording;
    private final Plan plan;
    private String worker = "";
    private transient @Nullable StatsStorageRouter router;
    private transient @Nullable WorkerReport report;
    private transient boolean hasBegun;

    WorkerRecorder(String recording, Plan plan) {
        this.recording = recording;
        this.plan = plan;
    }

    Plan plan() {
        return plan;
    }

    private void before(Model model) {
        if (hasBegun || router == null) {
            return;
        }
        hasBegun = true;
        WorkerReport begun = new WorkerReport(
                recording,
                "worker " + (TaskContext.getPartitionId() + 1),
                SparkEnv.get().executorId(),
                BaseOptimizer.getEpochCount(model) + 1);
        try {
            GradientRecorder recorder = GradientRecorder.ofWorker(plan, BaseOptimizer.getIterationCount(model));
            recorder.attach(model);
            begun.tell(recorder);
        } catch (Throwable thrown) {
            begun.failed(thrown);
        }
        router.putUpdate(begun);
        report = begun;
    }

    /** Only Java's own serialization asks a report what it is to say at the moment when it leaves. */
    private void after() {
        WorkerReport begun = report;
        if (begun != null && !(SparkEnv.get().serializer() instanceof JavaSerializer)) {
            begun.fill();
        }
    }

    @Override
    public void preUpdate(DataSet minibatch, Model model) {
        before(model);
    }

    @Override
    public void preUpdate(MultiDataSet minibatch, Model model) {
        before(model);
    }

    @Override
    public void postUpdate(DataSet minibatch, Model model) {
        after();
    }

    @Override
    public void postUpdate(MultiDataSet minibatch, Model model) {
        after();
    }

    @Override
    public void setStorageRouter(StatsStorageRouter given) {
        router = given;
    }

    @Override
    public @Nullable StatsStorageRouter getStorageRouter() {
        return router;
    }

    @Override
    public void setWorkerID(String id) {
        worker = id;
    }

    @Override
    public String getWorkerID() {
        return worker;
    }

    @Override
    public void setSessionID(String id) {
        // reports are told apart by their recording
    }

    @Override
    public String getSessionID() {
        return recording;
    }

    @Override
    public RoutingIterationListener clone() {
        return new WorkerRecorder(recording, plan);
    }
}
