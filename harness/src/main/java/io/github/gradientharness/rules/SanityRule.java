package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.SanityFacts;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Period;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.Set;

/**
 * Judges what a copy of the model did with the first minibatch ({@link SanityFacts}). Where nothing was checked it is not measured.
 *
 * @param id its id
 * @param mark what the layer of a finding is, in a word or two
 * @param description what it looks at and when it complains
 * @param defaultLimit its bound
 * @param effects the rules whose findings its errors can cause
 * @param isHarmlessIfItLearns whether its findings are for information in a training that clearly learns
 * @param check what it asks
 */
record SanityRule(
        String id,
        String mark,
        String description,
        Limit defaultLimit,
        Set<String> effects,
        boolean isHarmlessIfItLearns,
        Check check)
        implements Rule {

    /** The question that a rule asks. */
    @FunctionalInterface
    interface Check {
        Reading read(Recording recording, SanityFacts facts);
    }

    /** All of them, causes before what follows from them. */
    static List<SanityRule> all() {
        return List.of(
                MinibatchTargets.UNSUITED_LABELS,
                InputDependence.UNUSED_INPUT,
                InputDependence.REDUNDANT_COLUMNS,
                InputDependence.LEAKING_SAMPLES,
                InputDependence.LEAKING_FUTURE,
                InputDependence.IGNORED_MASK,
                MinibatchLoss.UNMOVED_PARAMETER,
                MinibatchLoss.INITIAL_LOSS,
                MinibatchLoss.ONE_BATCH);
    }

    @Override
    public Finding weighed(Finding finding, Learning learning) {
        if (isHarmlessIfItLearns && learning.isClear()) {
            return finding.withSeverity(Severity.INFO);
        }
        boolean wasUsedLater = id.equals(RuleId.UNUSED_INPUT) && learning.isClear();
        return wasUsedLater ? finding.asWarning("Yet the network learns: its input counts by now.") : finding;
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        if (recording.sanity().samples() == 0) {
            return RuleResult.notMeasured(id, "the model was not checked on its first minibatch");
        }
        Reading reading = check.read(recording, recording.sanity());
        if (Double.isNaN(reading.actual())) {
            return RuleResult.notMeasured(id, reading.lookedAt());
        }
        return limit.isBrokenBy(reading.actual())
                ? RuleResult.found(id, List.of(finding(recording, reading, limit)), reading.lookedAt())
                : RuleResult.healthy(id, reading.lookedAt());
    }

    private Finding finding(Recording recording, Reading reading, Limit limit) {
        List<Epoch> epochs = Epoch.all(recording);
        return Finding.of(id, reading.severity(), reading.layer())
                .called(RuleId.title(id), mark)
                .in(
                        epochs.isEmpty()
                                ? Period.ofEpochs(1, 1)
                                : Period.of(recording.windows().get(0)))
                .measured(reading.measure(), reading.actual(), limit)
                .evidence(reading.evidence())
                .meaning(reading.meaning())
                .remedies(reading.remedies())
                .build();
    }

    /**
     * What one sanity rule read in a recording.
     *
     * @param actual the value to hold against the limit; NaN if it was not measured or does not apply
     * @param lookedAt what was looked at, or why nothing could be
     * @param measure what the value is, in words
     * @param severity of a finding
     * @param layer of a finding
     * @param evidence of a finding
     * @param meaning of a finding
     * @param remedies of a finding
     */
    record Reading(
            double actual,
            String lookedAt,
            String measure,
            Severity severity,
            String layer,
            List<Evidence> evidence,
            String meaning,
            List<String> remedies) {

        /** Nothing that could be judged. */
        static Reading none(String why) {
            return new Reading(Double.NaN, why, "", Severity.INFO, "", List.of(), "", List.of());
        }

        /** A value of a measure in which nothing is wrong. */
        static Reading fine(String lookedAt) {
            return new Reading(0, lookedAt, "", Severity.INFO, "", List.of(), "", List.of());
        }

        /** The name of the first layer; that of the loss where there are no layers. */
        static String firstLayer(Recording recording) {
            List<Layer> layers = recording.header().model().layers();
            return layers.isEmpty() ? WithoutLayers.LOSS : layers.get(0).name();
        }

        /** The name of the last layer; that of the loss where there are no layers. */
        static String lastLayer(Recording recording) {
            List<Layer> layers = recording.header().model().layers();
            return layers.isEmpty()
                    ? WithoutLayers.LOSS
                    : layers.get(layers.size() - 1).name();
        }
    }
}
