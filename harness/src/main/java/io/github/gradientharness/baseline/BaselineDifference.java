package io.github.gradientharness.baseline;

import io.github.gradientharness.text.Numbers;
import org.apiguardian.api.API;

/**
 * Something that is not as it was frozen.
 *
 * @param kind what differs
 * @param key in which training
 * @param layer in which layer; empty where it is about the whole training
 * @param rule the rule that found something, or finds it no more; empty where it is not about a finding
 * @param was the layer's share in the baseline, also beside a finding; NaN where it is not known, or about no layer
 * @param now the layer's share now; NaN likewise
 * @param tolerance how far a share may move by chance; where it is not about a share, any
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BaselineDifference(
        Kind kind, TrainingKey key, String layer, String rule, double was, double now, Tolerance tolerance) {

    private static final String SHARE = "share of the largest layer's mean |gradient|";

    /** What can differ. */
    public enum Kind {
        /** A layer's share of the largest layer's gradient fell further than chance takes it. */
        SHARE_FELL,
        /** An error that nobody expects, where the baseline has none of that rule in that layer. */
        NEW_ERROR,
        /** A warning, likewise. */
        NEW_WARNING,
        /** A layer's share rose further than chance takes it. */
        SHARE_ROSE,
        /** A finding of the baseline is gone. */
        FINDING_GONE,
        /** A layer of the baseline is not there, or its gradient was not measured. */
        LAYER_MISSING,
        /** A layer is not in the baseline. */
        LAYER_NEW,
        /** A training of the baseline was not recorded. */
        TRAINING_MISSING,
        /** A training is not in the baseline. */
        TRAINING_NEW
    }

    /** Whether it is for the worse, and no chance. */
    public boolean isDrift() {
        return kind == Kind.SHARE_FELL || kind == Kind.NEW_ERROR;
    }

    /** Whether it is for the better. */
    public boolean isImprovement() {
        return kind == Kind.SHARE_ROSE || kind == Kind.FINDING_GONE;
    }

    /** Whether the baseline and the recordings do not hold the same trainings and layers. */
    public boolean isGap() {
        return switch (kind) {
            case LAYER_MISSING, LAYER_NEW, TRAINING_MISSING, TRAINING_NEW -> true;
            default -> false;
        };
    }

    /** By how many powers of ten the share moved; infinite from or to no gradient at all, NaN where it is no share. */
    double decades() {
        return Math.abs(Math.log10(now) - Math.log10(was));
    }

    /** What it is a measure of, in words. */
    public String measure() {
        return switch (kind) {
            case SHARE_FELL, SHARE_ROSE -> SHARE;
            case NEW_ERROR -> "new error: " + rule + ofShare();
            case NEW_WARNING -> "new warning: " + rule + ofShare();
            case FINDING_GONE -> "no longer: " + rule + ofShare();
            case LAYER_MISSING -> "layer of the baseline that was not measured";
            case LAYER_NEW -> "layer that is not in the baseline";
            case TRAINING_MISSING -> "training of the baseline that was not recorded";
            case TRAINING_NEW -> "training that is not in the baseline";
        };
    }

    /** Where and what, in one line. */
    public String line() {
        String place = key + (layer.isEmpty() ? "" : " > " + layer) + ": ";
        return switch (kind) {
            case SHARE_FELL, SHARE_ROSE ->
                place + "its " + measure() + moved() + " since the baseline was frozen; " + tolerance.explanation();
            case NEW_ERROR -> place + "an ERROR of " + rule + " that the baseline does not have";
            case NEW_WARNING -> place + "a WARNING of " + rule + " that the baseline does not have";
            case FINDING_GONE -> place + rule + " of the baseline is gone";
            case LAYER_MISSING -> place + "the layer is in the baseline, and its gradient was not measured";
            case LAYER_NEW -> place + "the layer is not in the baseline";
            case TRAINING_MISSING -> place + "it is in the baseline, and no training that can be judged was recorded";
            case TRAINING_NEW -> place + "it was recorded, and is not in the baseline";
        };
    }

    /** What the numbers beside a finding are: the layer's share, then and now. */
    private String ofShare() {
        return Double.isNaN(was) && Double.isNaN(now) ? "" : "; " + SHARE;
    }

    private String moved() {
        return (kind == Kind.SHARE_FELL ? " fell" : " rose") + " from " + Numbers.print(was) + " to "
                + (now == 0 ? "0, no gradient at all," : Numbers.print(now));
    }
}
