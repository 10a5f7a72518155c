package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.evidence.DepthEvidence;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.GradientOverTime;
import io.github.gradientharness.rules.evidence.LayerProfiles;
import io.github.gradientharness.rules.evidence.NormBounds;
import io.github.gradientharness.rules.evidence.UpdateOverKernel;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Margin;
import io.github.gradientharness.verdict.ProfiledQuantity;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Complains when a layer's gradient is far larger than in trainings that learn.
 *
 * <p>Statistic: the L2 norm of a layer's kernel gradient (over several iterations, the root of the mean of its square),
 * in any window of the whole training; the largest is held against the limit of 10, which 0.08 % of 2,357 learning runs
 * of circles networks exceed (source: the independent study that the reference data comes from).
 *
 * <p>An error if it is {@value #DECADE} times the limit and the step that was taken with it was larger than {@value
 * #LARGE_STEP} of the kernel's own L2 norm (the upper bound that DeepDiagnosis, ICSE 2022, has for it), or was not
 * measured; or if non-finite values follow. Otherwise a warning: a loss may be large by its units, and the updater may
 * keep the step small.
 *
 * <p>Non-finite elements are left out; a norm beyond the range of a double is infinite and breaks the limit.
 * Inconclusive if no finite kernel gradient was measured.
 */
final class ExplodingGradientRule implements Rule {

    static final double LIMIT = 10;

    /** How much more than the limit makes an error. */
    private static final double DECADE = 10;

    /** How much more makes an error of a training that does not learn. */
    private static final double HALF_A_DECADE = 3;

    /** An update's L2 norm over the kernel's. */
    private static final double LARGE_STEP = 0.1;

    /** A layer's gradient in a window. */
    private record Peak(Layer layer, Window window, double norm) {

        /** The update's L2 norm over the kernel's; NaN if either was not measured. */
        double step() {
            return UpdateOverKernel.in(window, layer);
        }
    }

    /** The largest gradient of all, and those that break the limit, in order. */
    private record Peaks(Peak largest, List<Peak> broken) {}

    @Override
    public String id() {
        return RuleId.EXPLODING_GRADIENT;
    }

    @Override
    public String mark() {
        return "exploding";
    }

    @Override
    public Set<String> effects() {
        return Set.of(
                RuleId.NON_FINITE,
                RuleId.SATURATED_LAYER,
                RuleId.DEAD_LAYER,
                RuleId.DEAD_UNITS,
                RuleId.VANISHING_GRADIENT,
                RuleId.STALLED_LAYER);
    }

    @Override
    public String description() {
        return "The L2 norm of a layer's kernel gradient is too large in some window of the training.";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(LIMIT);
    }

    @Override
    public boolean isBad(Recording recording, Window window, Finding finding) {
        return recording.header().model().layersWithKernel().stream()
                .filter(layer -> layer.name().equals(finding.layer()))
                .anyMatch(layer -> finding.limit()
                        .isBrokenBy(window.kernels(layer, Quantity.GRADIENT).l2()));
    }

    @Override
    public Finding weighed(Finding finding, Learning learning) {
        if (learning.isClear()) {
            return finding.asWarning("Yet the network learns.");
        }
        double enough = learning.isLong() ? HALF_A_DECADE : DECADE;
        boolean isSure = finding.actual() > enough * finding.limit().value();
        return learning.isGuessing() && isSure ? Weight.grave(finding) : finding;
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        Optional<Peaks> peaks = peaks(recording, limit);
        if (peaks.isEmpty()) {
            return RuleResult.inconclusive(id(), "no finite kernel gradient was measured");
        }
        Peak largest = peaks.get().largest;
        List<Peak> broken = peaks.get().broken;
        String lookedAt =
                "largest L2 norm of a kernel's gradient " + Numbers.print(largest.norm) + " in " + largest.layer.name();
        JudgedProfile profile = LayerProfiles.inWindow(
                recording.header().model(), largest.window, ProfiledQuantity.GRADIENT_NORM, limit);
        RuleResult result = broken.isEmpty()
                ? RuleResult.healthy(id(), lookedAt).withMargin(Margin.of(largest.norm, limit))
                : RuleResult.found(id(), List.of(finding(recording, broken, largest, profile, limit)), lookedAt);
        return result.judging(List.of(profile));
    }

    private static Optional<Peaks> peaks(Recording recording, Limit limit) {
        List<Peak> broken = new ArrayList<>();
        Peak largest = null;
        List<Layer> layers = recording.header().model().layersWithKernel();
        NormBounds bounds = new NormBounds(layers);
        for (Window window : recording.windows()) {
            bounds.lookAt(window);
            for (int i = 0; i < layers.size(); i++) {
                double atMost = bounds.ofLayer(i);
                if (largest != null && atMost <= largest.norm && !limit.isBrokenBy(atMost)) {
                    continue;
                }
                Layer layer = layers.get(i);
                Summary gradient = window.kernels(layer, Quantity.GRADIENT);
                double norm = gradient.l2();
                if (gradient.finiteCount() > 0 && (largest == null || Double.compare(norm, largest.norm) > 0)) {
                    largest = new Peak(layer, window, norm);
                }
                if (gradient.finiteCount() > 0 && limit.isBrokenBy(norm)) {
                    broken.add(new Peak(layer, window, norm));
                }
            }
        }
        return Optional.ofNullable(largest).map(peak -> new Peaks(peak, broken));
    }

    private Finding finding(Recording recording, List<Peak> broken, Peak largest, JudgedProfile profile, Limit limit) {
        Window since = broken.get(0).window;
        boolean nonFiniteFollows = recording.windows().stream()
                .anyMatch(window -> window.hasNonFinite() && window.fromIteration() >= since.fromIteration());
        boolean isMeasured = broken.stream().anyMatch(peak -> !Double.isNaN(peak.step()));
        boolean largeSteps = broken.stream()
                .anyMatch(peak -> peak.norm > DECADE * limit.value() && isLarge(peak.step(), isMeasured));
        boolean error = nonFiniteFollows || largeSteps;
        double throughTime = recording.windows().stream()
                .mapToDouble(window ->
                        GradientOverTime.of(List.of(window), largest.layer).growth())
                .filter(growth -> !Double.isNaN(growth))
                .max()
                .orElse(Double.NaN);
        double step = broken.stream()
                .mapToDouble(Peak::step)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
        return Finding.of(id(), error ? Severity.ERROR : Severity.WARNING, largest.layer.name())
                .in(Epoch.period(Epoch.all(recording)))
                .since(since.fromEpoch(), since.fromIteration())
                .measured("L2 norm of its kernel's gradient", largest.norm, limit)
                .judged(profile)
                .evidence(evidence(recording, largest, step, nonFiniteFollows, throughTime))
                .meaning(meaning(error, since.fromIteration() > 1))
                .remedies(
                        throughTime >= DECADE
                                ? remediesThroughTime()
                                : new Suspects(recording).before(remedies(since.fromIteration() > 1)))
                .build();
    }

    /** What was not measured is no evidence, unless no step with a large gradient was. */
    private static boolean isLarge(double step, boolean isAnyMeasured) {
        return Double.isNaN(step) ? !isAnyMeasured : step > LARGE_STEP;
    }

    private static List<Evidence> evidence(
            Recording recording, Peak largest, double step, boolean nonFiniteFollows, double throughTime) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence(
                "largest in iterations", largest.window.fromIteration() + " to " + largest.window.toIteration()));
        evidence.add(new Evidence(
                "largest update over the kernel (L2 norms)",
                Double.isNaN(step) ? "not measured" : Numbers.print(step)));
        evidence.add(new Evidence("NaN or infinity afterwards", nonFiniteFollows ? "yes" : "no"));
        if (!Double.isNaN(throughTime)) {
            evidence.add(new Evidence(
                    "mean |dL/dx| of its input at the first time step over that at the last, at most",
                    Numbers.print(throughTime)));
        }
        List<Layer> layers = recording.header().model().layersWithKernel();
        evidence.addAll(DepthEvidence.of(
                layers,
                layer -> "L2 of the gradient of " + layer + " in these iterations",
                i -> largest.window().kernels(layers.get(i), Quantity.GRADIENT).l2(),
                layers.indexOf(largest.layer())));
        return evidence;
    }

    private static String meaning(boolean error, boolean later) {
        if (!error) {
            return "The gradient is large, yet the steps taken with it are not; where the loss is large by its units,"
                    + " this is harmless.";
        }
        return later
                ? "The gradient grew during training until a step destroyed what the layer had learned: the training"
                        + " diverges."
                : "The gradient is huge from the start, and the steps taken with it destroy the initial kernels.";
    }

    /** Of a gradient that grows on its way back in time. */
    private static List<String> remediesThroughTime() {
        return List.of(
                "clip the gradient's norm: it grows from time step to time step on its way back (Pascanu et al. 2013)",
                "initialise the recurrent kernel smaller, or orthogonal (Saxe et al. 2014)",
                "use cells with gates, such as an LSTM, or shorter sequences",
                "lower the learning rate");
    }

    private static List<String> remedies(boolean later) {
        String scale = "scale the inputs, and a regression's targets, to about -1..1";
        String kernels = Suspects.SMALLER_KERNELS;
        String rate = Suspects.LOWER_RATE;
        String clip = "clip the gradient's norm (Pascanu et al. 2013)";
        return later ? List.of(rate, clip, scale, kernels) : List.of(scale, kernels, rate, clip);
    }
}
