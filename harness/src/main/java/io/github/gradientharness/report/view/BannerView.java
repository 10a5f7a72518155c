package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The verdict for the build.
 *
 * @param badge how it is
 * @param headline in one line
 * @param worst the first thing to look at: what, in which test, what to try; empty if nothing is wrong
 * @param counts how many of which kind
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BannerView(BadgeView badge, String headline, List<FactView> worst, List<CountView> counts) {

    /** Copies the lists. */
    public BannerView {
        worst = List.copyOf(worst);
        counts = List.copyOf(counts);
    }
}
