package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The page of tests that ran over seeds.
 *
 * @param head what stands before its body
 * @param project name of the project
 * @param madeBy what wrote it
 * @param groups a test each
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SeedsView(HeadView head, String project, String madeBy, List<SeedGroupView> groups) {

    /** Copies the list. */
    public SeedsView {
        groups = List.copyOf(groups);
    }
}
