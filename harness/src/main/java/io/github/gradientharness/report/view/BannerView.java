package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The verdict for the build.
 *
 * @param badge how it is
 * @param headline in one line
 * @param worst the first thing to look at; empty if nothing is wrong
 * @param worstHref link to it
 * @param counts how many of which kind
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BannerView(BadgeView badge, String headline, String worst, String worstHref, List<CountView> counts) {

    /** Copies the lists. */
    public BannerView {
        counts = List.copyOf(counts);
    }
}
