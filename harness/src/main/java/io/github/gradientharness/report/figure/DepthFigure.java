package io.github.gradientharness.report.figure;

import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.verdict.ProfiledQuantity;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** Gradient over depth, large, with the numbers behind it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DepthFigure {

    private DepthFigure() {}

    public static List<FigureView> of(Training training, Detail detail) {
        Optional<DepthProfile> drawn = training.hasGradient() ? training.profile() : Optional.empty();
        return drawn.map(profile -> figure(training, profile, detail)).stream().toList();
    }

    private static FigureView figure(Training training, DepthProfile profile, Detail detail) {
        ProfiledQuantity quantity = profile.judged().quantity();
        return DepthProfileChart.figure(
                profile,
                "profile",
                "Gradient over depth",
                quantity.title() + " of each " + quantity.of()
                        + ". Read from right to left: the gradient enters at the output and travels to the input. "
                        + MoreDepthFigures.healthy(profile),
                MoreDepthFigures.legend(training, profile, ""),
                ProfileTable.of(training, profile, detail.layers()));
    }
}
