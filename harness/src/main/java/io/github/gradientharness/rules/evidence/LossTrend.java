package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Whether a training still makes progress in spite of what its gradients look like: the mean loss of the last quarter of
 * the epochs looked at is at least {@value #FALL} (as a share) below that of the second quarter, and below the first
 * epoch's.
 *
 * <p>The first quarter is left out because a network with large initial kernels sheds its overconfidence there, which
 * teaches it nothing. Nothing is concluded from fewer than {@value #FEWEST_EPOCHS} epochs with a finite loss, nor where
 * the loss is not positive. Source of the share: a network on a plateau moves by 1 % or less in the fit half of the
 * scorecard's corpus.
 *
 * @param overSecondQuarter last over second quarter's mean loss; NaN if nothing is concluded
 * @param overFirstEpoch last quarter's mean loss over the first epoch's; NaN if nothing is concluded
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record LossTrend(double overSecondQuarter, double overFirstEpoch) {

    /** How much the loss has to fall. */
    public static final double FALL = 0.05;

    /** With fewer, the second quarter would still be the beginning. */
    public static final int FEWEST_EPOCHS = 8;

    private static final int QUARTERS = 4;

    /** Of epochs in their order. */
    public static LossTrend of(List<Epoch> epochs) {
        List<Double> losses = epochs.stream()
                .map(epoch -> epoch.loss().mean())
                .filter(Double::isFinite)
                .toList();
        int quarter = losses.size() / QUARTERS;
        if (losses.size() < FEWEST_EPOCHS || losses.stream().anyMatch(loss -> loss <= 0)) {
            return new LossTrend(Double.NaN, Double.NaN);
        }
        double last = mean(losses.subList(losses.size() - quarter, losses.size()));
        return new LossTrend(last / mean(losses.subList(quarter, 2 * quarter)), last / losses.get(0));
    }

    private static double mean(List<Double> losses) {
        return losses.stream().collect(Collectors.averagingDouble(loss -> loss));
    }

    /** Whether the loss falls; false if nothing is concluded. */
    public boolean stillFalls() {
        return overSecondQuarter <= 1 - FALL && overFirstEpoch <= 1 - FALL;
    }

    /** How the loss moves, as shown in a finding. */
    public Evidence evidence() {
        return new Evidence(
                "mean loss of the last over the second quarter of the epochs",
                Double.isNaN(overSecondQuarter) ? "too few epochs" : Numbers.print(overSecondQuarter));
    }
}
