package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The trainings of one test over seeds, taken together.
 *
 * @param name the test
 * @param badge what the seeds say of the share that was required
 * @param lines the same in words
 * @param spread how far the seeds lie apart, layer by layer; null where there is nothing to draw or no room
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SeedGroupView(
        String name,
        BadgeView badge,
        List<String> lines,
        @Nullable FigureView spread) {

    /** Copies the list. */
    public SeedGroupView {
        lines = List.copyOf(lines);
    }
}
