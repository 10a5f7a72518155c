package io.github.gradientharness.verdict;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.stats.WilsonInterval;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Everything the rules say about one recording. Test, gate and report all speak from it.
 *
 * @param recording what was judged
 * @param results one for each rule, in the order of the rule set
 * @param unmetExpectations findings that were declared and are not there
 * @param inconclusiveBecause why the recording as a whole can't be called healthy (nothing recorded, cut off); empty
 *     if it can
 * @param acceptedBecause why a gate takes it although it is not healthy by itself: the share of healthy seeds is as
 *     required; empty where there is no such reason
 * @param overview one profile over depth for each quantity that was measured, in the first epochs: the one that a rule judged,
 *     or one without a limit where none did
 * @param prediction what the first iteration let expect of the training; null where it does not tell
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Diagnosis(
        Recording recording,
        List<RuleResult> results,
        List<Expectation> unmetExpectations,
        String inconclusiveBecause,
        String acceptedBecause,
        List<JudgedProfile> overview,
        @Nullable Prediction prediction) {

    /** One that stands by itself. */
    public Diagnosis(
            Recording recording,
            List<RuleResult> results,
            List<Expectation> unmetExpectations,
            String inconclusiveBecause) {
        this(recording, results, unmetExpectations, inconclusiveBecause, List.of());
    }

    /** One that stands by itself, with profiles over depth. */
    public Diagnosis(
            Recording recording,
            List<RuleResult> results,
            List<Expectation> unmetExpectations,
            String inconclusiveBecause,
            List<JudgedProfile> overview) {
        this(recording, results, unmetExpectations, inconclusiveBecause, "", overview);
    }

    /** One without a prediction. */
    public Diagnosis(
            Recording recording,
            List<RuleResult> results,
            List<Expectation> unmetExpectations,
            String inconclusiveBecause,
            String acceptedBecause,
            List<JudgedProfile> overview) {
        this(recording, results, unmetExpectations, inconclusiveBecause, acceptedBecause, overview, null);
    }

    /** Copies the collections. */
    public Diagnosis {
        results = List.copyOf(results);
        unmetExpectations = List.copyOf(unmetExpectations);
        overview = List.copyOf(overview);
    }

    /** The profile over depth of a quantity in the first epochs; empty where it was not measured. */
    public Optional<JudgedProfile> overview(ProfiledQuantity quantity) {
        return overview.stream()
                .filter(profile -> profile.quantity() == quantity)
                .findFirst();
    }

    /**
     * The share that the mean absolute gradient of each layer's kernels has of the largest layer's, the median over the first
     * epochs: 0 where the layer typically gets no gradient at all, NaN where it was not measured or nothing of it is finite.
     *
     * @return by the layer's name, in forward order; layers without a kernel are left out
     */
    public Map<String, Double> gradientShares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        overview(ProfiledQuantity.KERNEL_GRADIENT)
                .ifPresent(profile -> profile.layers().stream()
                        .filter(layer -> layer.state() != JudgedProfile.State.FROZEN)
                        .forEach(layer -> shares.put(
                                layer.layer(), layer.state() == JudgedProfile.State.ZERO ? 0.0 : layer.judged())));
        return Collections.unmodifiableMap(shares);
    }

    /** What shows the worst error: the profile that was judged; without an error the gradient over depth. */
    public Optional<JudgedProfile> profile() {
        return findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .flatMap(finding -> Optional.ofNullable(finding.profile()).stream())
                .findFirst()
                .or(() -> overview(ProfiledQuantity.KERNEL_GRADIENT));
    }

    /** All findings, worst first; among those as bad, what stands by itself before what follows from another. */
    public List<Finding> findings() {
        return results.stream()
                .flatMap(result -> result.findings().stream())
                .sorted(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::isConsequence))
                .toList();
    }

    /** The findings that were declared and are not there, each with the reason and what to do. */
    public List<UnmetExpectation> unmet() {
        return unmetExpectations.stream()
                .map(expectation -> UnmetExpectation.of(this, expectation))
                .toList();
    }

    /** The finding to mend first: the worst that follows from no other. Empty if nothing suspicious was found. */
    public Optional<Finding> primary() {
        return findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO && !finding.isConsequence())
                .findFirst();
    }

    /** The findings that follow from another, worst first. They need no mending of their own. */
    public List<Finding> consequences() {
        return findings().stream().filter(Finding::isConsequence).toList();
    }

    /** The rules that looked and found nothing, each with the number that says so in its explanation. */
    public List<RuleResult> ruledOut() {
        return results.stream()
                .filter(result ->
                        result.outcome() == Outcome.HEALTHY && result.findings().isEmpty())
                .toList();
    }

    /** The rules that had nothing to look at, each with the reason in its explanation. */
    public List<RuleResult> notMeasured() {
        return results.stream()
                .filter(result -> result.outcome() == Outcome.INCONCLUSIVE)
                .toList();
    }

    /** The same, whose findings are expected and whose absent expectations are forgiven for this reason. */
    Diagnosis acceptedBecause(String reason) {
        List<RuleResult> accepted = results.stream()
                .map(result -> result.withFindings(result.findings().stream()
                        .map(finding -> finding.isExpected() ? finding : finding.expectedBecause(reason))
                        .toList()))
                .toList();
        return new Diagnosis(recording, accepted, List.of(), inconclusiveBecause, reason, overview, prediction);
    }

    /** The same beside another copy of the recording, such as one without windows that takes little memory. */
    public Diagnosis withRecording(Recording copy) {
        return new Diagnosis(
                copy, results, unmetExpectations, inconclusiveBecause, acceptedBecause, overview, prediction);
    }

    /** The same with what the first iteration let expect. */
    public Diagnosis withPrediction(@Nullable Prediction ofFirstIteration) {
        return new Diagnosis(
                recording,
                results,
                unmetExpectations,
                inconclusiveBecause,
                acceptedBecause,
                overview,
                ofFirstIteration);
    }

    /** How the network is, whether or not its sickness was expected. */
    public Outcome outcome() {
        if (findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            return Outcome.UNHEALTHY;
        }
        return isInconclusive() ? Outcome.INCONCLUSIVE : Outcome.HEALTHY;
    }

    /** How a test or a gate should take it: errors that were expected are fine, expected errors that are absent not. */
    public Outcome gateOutcome() {
        if (!unmetExpectations.isEmpty() || findings().stream().anyMatch(Finding::isUnexpectedError)) {
            return Outcome.UNHEALTHY;
        }
        return isInconclusive() ? Outcome.INCONCLUSIVE : Outcome.HEALTHY;
    }

    /** How a gate should take several recordings: as the worst of them; inconclusive if there is none. */
    public static Outcome worstGateOutcome(List<Diagnosis> diagnoses) {
        List<Outcome> outcomes = diagnoses.stream().map(Diagnosis::gateOutcome).toList();
        if (outcomes.contains(Outcome.UNHEALTHY)) {
            return Outcome.UNHEALTHY;
        }
        return outcomes.isEmpty() || outcomes.contains(Outcome.INCONCLUSIVE) ? Outcome.INCONCLUSIVE : Outcome.HEALTHY;
    }

    /** Whether the test itself failed, by an exception or an assertion of its own and not by what the rules say. */
    public boolean testFailed() {
        Ending ending = recording.ending();
        return ending != null && ending.status() == Ending.Status.FAILED;
    }

    private boolean isInconclusive() {
        return !inconclusiveBecause.isEmpty() || results.isEmpty() || isBlind();
    }

    /** Whether a rule had nothing to look at. Where an error was found it may well be the reason, and speaks for it. */
    private boolean isBlind() {
        return findings().stream().noneMatch(finding -> finding.severity() == Severity.ERROR)
                && results.stream().anyMatch(Diagnosis::sawNothingItNeeds);
    }

    private static boolean sawNothingItNeeds(RuleResult result) {
        return result.outcome() == Outcome.INCONCLUSIVE && !result.isOptional();
    }

    /** Whether it stands for a test that was to be recorded and attached no model, so that there is no training. */
    public boolean nothingWasAttached() {
        Ending ending = recording.ending();
        return recording.windows().isEmpty()
                && recording.header().model().layers().isEmpty()
                && ending != null
                && !ending.problem().isEmpty();
    }

    /** Why it is inconclusive, one reason a line; empty if it is not. */
    public List<String> inconclusiveReasons() {
        if (!inconclusiveBecause.isEmpty()) {
            return List.of(inconclusiveBecause);
        }
        if (!isBlind()) {
            return List.of();
        }
        return results.stream()
                .filter(Diagnosis::sawNothingItNeeds)
                .map(result -> result.rule() + ": " + result.explanation())
                .toList();
    }

    /**
     * What the first iteration lets expect of a training, by networks of the harness's corpus whose first iteration looked alike.
     *
     * @param networks how many networks began like this one, at least 1
     * @param notLearning how many of them did not learn
     * @param isWarning whether the network is unlikely to learn
     * @param unusual what differs from networks that learn, with what is usual; empty if nothing does
     * @param layers one for each layer with a kernel, in forward order
     * @param course what came of the training
     */
    public record Prediction(
            int networks,
            int notLearning,
            boolean isWarning,
            List<Evidence> unusual,
            List<PredictedLayer> layers,
            Course course) {

        /** Copies the lists. */
        public Prediction {
            unusual = List.copyOf(unusual);
            layers = List.copyOf(layers);
        }

        /** The chance that the network does not learn: the share of those that began like it. */
        public double probability() {
            return interval().share();
        }

        /** Where the chance's 95 % interval begins (Wilson 1927). */
        public double lower() {
            return interval().lower();
        }

        /** Where the chance's 95 % interval ends. */
        public double upper() {
            return interval().upper();
        }

        private WilsonInterval interval() {
            return new WilsonInterval(notLearning, networks);
        }

        /** What the loss says about a training that was recorded. */
        public enum Course {
            /** The loss is below that of the best constant answer. */
            LEARNED,
            /** The loss is no better than that of the best constant answer. */
            DID_NOT_LEARN,
            /** Neither is certain. */
            NOT_KNOWN
        }
    }

    /**
     * What the first iteration shows of a layer, and what the last one did. A number that was not measured is NaN.
     *
     * @param layer the layer's name
     * @param forwardGain how much more its outputs vary than those of the layer before it; of the first layer, than the inputs
     * @param backwardGain how much larger dL/da is than at the layer behind it
     * @param saturated share of its outputs that lie where the activation function is flat
     * @param dead share of its units whose output is zero for every sample
     * @param similarity share of its outputs' variance in the first principal component
     * @param share what its gradient has of the largest layer's: the kernel's, or dL/da where that is smaller
     * @param predicted what its gradient is going to be
     * @param lastShare the share in the last window
     * @param came what its gradient is in the last window; unknown where nothing came after the first iteration
     */
    public record PredictedLayer(
            String layer,
            double forwardGain,
            double backwardGain,
            double saturated,
            double dead,
            double similarity,
            double share,
            Gradient predicted,
            double lastShare,
            Gradient came) {

        /** How large a layer's gradient is. */
        public enum Gradient {
            /** Neither too small nor too large. */
            USUAL,
            /** Below a hundredth of the largest layer's. */
            TOO_SMALL,
            /** It moves the kernel by more than 30 % in one step, or is not finite. */
            TOO_LARGE,
            /** Exactly zero. */
            NONE,
            /** Not measured. */
            UNKNOWN
        }
    }
}
