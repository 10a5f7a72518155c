package io.github.gradientharness.junit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestPlan;

/** The tests of a run that were sick and on which remedies are to be tried when the run is over. Thread-safe. */
final class SickTests {

    private static final List<SickTests> ALL = new CopyOnWriteArrayList<>();

    private final TestPlan plan;
    private final Map<String, SickTest> sick = new LinkedHashMap<>();
    private final Map<String, TestExecutionResult.Status> results = new HashMap<>();
    private @Nullable ReportAtEnd report;

    private SickTests(TestPlan plan) {
        this.plan = plan;
    }

    /** Those of the run that is going on; if one runs within another, of the inner one. */
    static Optional<SickTests> current() {
        List<SickTests> all = List.copyOf(ALL);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    static SickTests begin(TestPlan plan) {
        SickTests tests = new SickTests(plan);
        ALL.add(tests);
        return tests;
    }

    /**
     * Adds a test.
     *
     * @param writtenBefore the report that is written before remedies are tried, and has to be written again; empty if none is
     */
    synchronized void add(SickTest test, Optional<ReportAtEnd> writtenBefore) {
        sick.putIfAbsent(test.uniqueId(), test);
        report = writtenBefore.orElse(report);
    }

    synchronized void finished(String uniqueId, TestExecutionResult.Status status) {
        if (sick.containsKey(uniqueId)) {
            results.put(uniqueId, status);
        }
    }

    /** Tries remedies on them. A test over seeds whose share is as required is left alone. */
    void end() {
        ALL.remove(this);
        List<SickTest> tests = tests();
        if (!tests.isEmpty()) {
            new RemedyTrials(plan.getConfigurationParameters()::get, tests).run();
            ReportAtEnd again = report;
            if (again != null) {
                again.close();
            }
        }
    }

    private synchronized List<SickTest> tests() {
        List<SickTest> tests = new ArrayList<>(sick.values());
        tests.removeIf(test ->
                test.seed().isPresent() && results.get(test.uniqueId()) == TestExecutionResult.Status.SUCCESSFUL);
        return tests;
    }
}
