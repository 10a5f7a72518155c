package io.github.gradientharness.report;

import io.github.gradientharness.gate.Baseline;
import io.github.gradientharness.gate.BaselineChange;
import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.GateSettings;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.gate.Reaction;
import io.github.gradientharness.gate.Reactions;
import java.util.ArrayList;
import java.util.List;

/** The recordings that tests and screenshots show. */
public final class Demo {

    public static final ReportContext CONTEXT =
            new ReportContext("fraud-model", "gradient:report 0.1.0-SNAPSHOT", false);

    /** The same with all that can be said of how a report was made. */
    public static final ReportContext FULL_CONTEXT = new ReportContext(
                    "fraud-model", "gradient:report 0.1.0-SNAPSHOT", false, "mvn verify")
            .judged(compared(new Baseline(
                    "gradient-baseline.json, frozen on 2026-10-01",
                    List.of(
                            change(
                                    "gradientReachesTheFirstLayer",
                                    "hidden1",
                                    0.0912,
                                    0.000183,
                                    BaselineChange.Kind.WORSE),
                            change("reluWithHe", "hidden2", 0.112, 0.298, BaselineChange.Kind.BETTER)))));

    private Demo() {}

    /** A build that fails by what is no finding: one of each kind. */
    public static ReportContext failing() {
        return CONTEXT.judged(new GateResult(
                GateSettings.DEFAULTS,
                List.of(),
                List.of(
                        new Objection(
                                Objection.Kind.BASELINE_DRIFT,
                                Reaction.FAIL,
                                "com.example.CirclesTest",
                                "drifts",
                                "com.example.CirclesTest > drifts > hidden1: its share fell from 0.5 to 0.013",
                                "If this is meant, freeze it by 'mvn gradient:freeze'."),
                        new Objection(
                                Objection.Kind.STALE_RECORDING,
                                Reaction.FAIL,
                                "com.example.OldTest",
                                "old",
                                "com.example.OldTest > old: recorded by an earlier run",
                                "Run all tests."),
                        new Objection(
                                Objection.Kind.UNMATCHED_PATTERN,
                                Reaction.FAIL,
                                "",
                                "",
                                "In the plugin's <rules>, the rule dead-layer matches nothing.",
                                "Correct it.")),
                null));
    }

    public static GateResult compared(Baseline baseline) {
        return new GateResult(GateSettings.DEFAULTS, List.of(), List.of(), baseline);
    }

    /** Of a module in which nothing is amiss where nothing was recorded. */
    static ReportContext allowedToBeEmpty() {
        return CONTEXT.judged(new GateResult(
                GateSettings.DEFAULTS.with(Reactions.DEFAULTS.whereNothingIsToRecord()), List.of(), List.of(), null));
    }

    private static BaselineChange change(String test, String layer, double was, double now, BaselineChange.Kind kind) {
        return new BaselineChange(
                "com.example.CirclesTest",
                test,
                layer,
                "mean |gradient| of its kernel over the largest layer's, epochs 1 to 20",
                was,
                now,
                kind);
    }

    /** Every kind, and a test over seeds of which enough are healthy. */
    public static List<JudgedRecording> everyKindAndSeeds() {
        List<JudgedRecording> all = new ArrayList<>(everyKind());
        for (int seed = 1; seed <= 16; seed++) {
            all.add(seed(seed).judged());
        }
        return all;
    }

    /** One of the seeds: the seventh is sick. */
    public static SyntheticTraining seed(int seed) {
        boolean sick = seed == 7;
        double[] profile = (sick ? SyntheticTraining.SIGMOID : SyntheticTraining.RELU).clone();
        for (int layer = 0; layer < profile.length; layer++) {
            profile[layer] *= 1 + 0.4 * Math.sin(3 * seed + layer);
        }
        return SyntheticTraining.of("learnsWithAlmostAnySeed", profile)
                .suite("com.example.SeedsTest")
                .accuracy(sick ? 0.504 : 0.84)
                .epochs(30)
                .ofSeed(seed);
    }

    public static List<JudgedRecording> everyKind() {
        return List.of(
                sigmoid().judged(),
                SyntheticTraining.of("reluWithHe", SyntheticTraining.RELU)
                        .model("circles-relu-5", "relu")
                        .growth(6)
                        .epochs(500)
                        .judged(),
                SyntheticTraining.of("tanhWithUniformKernels", SyntheticTraining.TANH)
                        .model("circles-tanh-u01-5", "tanh")
                        .growth(0.3)
                        .accuracy(0.56)
                        .epochs(500)
                        .expecting("vanishing-gradient", "", "the tutorial's network, kept to show its plateau")
                        .judged(),
                SyntheticTraining.of("tanhWithGlorot", .021, .018, .016, .015, .017, .05)
                        .model("circles-tanh-glorot-5", "tanh")
                        .judged(),
                SyntheticTraining.of("learningRateOfTen", .07, .05, .06, .4)
                        .suite("com.example.FraudModelTest")
                        .model("fraud", "relu")
                        .growth(4000)
                        .epochs(30)
                        .nonFiniteFrom(7)
                        .withoutAccuracy()
                        .judged(),
                SyntheticTraining.of("killedHalfway", SyntheticTraining.RELU)
                        .suite("com.example.FraudModelTest")
                        .model("fraud", "relu")
                        .epochs(12)
                        .truncated("the last line is cut off after 812 characters")
                        .judged(),
                SyntheticTraining.of("attachedToACopy")
                        .suite("com.example.FraudModelTest")
                        .model("fraud", "relu")
                        .epochs(0)
                        .judged(),
                SyntheticTraining.of("curedButStillDeclared", SyntheticTraining.RELU)
                        .suite("com.example.FraudModelTest")
                        .model("fraud", "relu")
                        .expecting("vanishing-gradient", "hidden1", "deep sigmoid, to be replaced in the next release")
                        .judged());
    }

    public static SyntheticTraining sigmoid() {
        return SyntheticTraining.of("gradientReachesTheFirstLayer", SyntheticTraining.SIGMOID)
                .model("circles-sigmoid-5", "sigmoid")
                .growth(0.6)
                .accuracy(0.504)
                .epochs(500);
    }
}
