package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The trainings of one test over seeds, taken together.
 *
 * @param anchor id to link to
 * @param suite the test class
 * @param name the test
 * @param badge what the seeds say about the share that was required
 * @param lines the same in words
 * @param spread how far the seeds lie apart, layer by layer; null where there is nothing to draw
 * @param seeds its trainings
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SeedGroupView(
        String anchor,
        String suite,
        String name,
        BadgeView badge,
        List<String> lines,
        @Nullable FigureView spread,
        List<SeedView> seeds) {

    /** Copies the lists. */
    public SeedGroupView {
        lines = List.copyOf(lines);
        seeds = List.copyOf(seeds);
    }
}
