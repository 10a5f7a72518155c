package io.github.gradientharness.junit;

import io.github.gradientharness.agent.TrainingStarts;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells which test runs, so that what it trains is recorded without a line of its own. JUnit's launcher finds it by ServiceLoader. Tries
 * remedies on what was sick, where that is asked for.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TestRunListener implements TestExecutionListener {

    private volatile @Nullable RunningTests tests;
    private volatile @Nullable SickTests sick;

    /** Made by ServiceLoader. */
    public TestRunListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (RunningTrial.of(plan.getConfigurationParameters()::get).isEmpty()) {
            sick = SickTests.begin(plan);
        }
        if (TrainingStarts.isTold()) {
            tests = RunningTests.begin(plan);
        }
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        RunningTests running = tests;
        if (running != null) {
            running.started(test);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        RunningTests running = tests;
        if (running != null) {
            running.finished(test, result);
        }
        SickTests collected = sick;
        if (collected != null) {
            collected.finished(test.getUniqueId(), result.getStatus());
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        SickTests collected = sick;
        if (collected != null) {
            sick = null;
            collected.end();
        }
        RunningTests running = tests;
        if (running != null) {
            tests = null;
            running.end();
        }
    }
}
