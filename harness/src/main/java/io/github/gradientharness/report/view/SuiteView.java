package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The trainings of one test class.
 *
 * @param packageName the test class's package with a dot; empty where it has none
 * @param name the test class without its package
 * @param seedGroups its tests that ran over seeds
 * @param tests its trainings
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SuiteView(String packageName, String name, List<SeedGroupView> seedGroups, List<TestView> tests) {

    /** Copies the lists. */
    public SuiteView {
        seedGroups = List.copyOf(seedGroups);
        tests = List.copyOf(tests);
    }
}
