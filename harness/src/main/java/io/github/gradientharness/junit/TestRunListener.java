package io.github.gradientharness.junit;

import io.github.gradientharness.agent.TrainingStarts;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Tells which test runs, so that what it trains is recorded without a line of its own. JUnit's launcher finds it by ServiceLoader; it
 * does nothing unless the agent runs.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TestRunListener implements TestExecutionListener {

    private volatile @Nullable RunningTests tests;

    /** Made by ServiceLoader. */
    public TestRunListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
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
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        RunningTests running = tests;
        if (running != null) {
            tests = null;
            running.end();
        }
    }
}
