package io.github.gradientharness.report;

import java.util.List;

/** The recordings that tests and screenshots show. */
final class Demo {

    static final ReportContext CONTEXT = new ReportContext("fraud-model", "gradient:report 0.1.0-SNAPSHOT", false);

    private Demo() {}

    static List<JudgedRecording> everyKind() {
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

    static SyntheticTraining sigmoid() {
        return SyntheticTraining.of("gradientReachesTheFirstLayer", SyntheticTraining.SIGMOID)
                .model("circles-sigmoid-5", "sigmoid")
                .growth(0.6)
                .accuracy(0.504)
                .epochs(500);
    }
}
