package io.github.gradientharness.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.Demo;
import io.github.gradientharness.report.PredictedTraining;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.SyntheticTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryReportTest {

    @TempDir
    Path folder;

    @Test
    void namesItsFormatAndTheWorstVerdict() throws IOException {
        JsonNode summary = summary(Demo.everyKind());
        assertThat(summary.path("format").asText()).isEqualTo("gradient-summary");
        assertThat(summary.path("version").asInt()).isEqualTo(1);
        assertThat(summary.path("verdict").asText()).isEqualTo("UNHEALTHY");
        assertThat(summary.path("recordings")).hasSize(8);
    }

    @Test
    void whatFailsTheBuildBesideTheFindingsMakesItUnhealthy() throws IOException {
        List<JudgedRecording> healthy =
                List.of(SyntheticTraining.of("drifts", SyntheticTraining.RELU).judged());
        assertThat(summary(healthy).path("verdict").asText()).isEqualTo("HEALTHY");
        assertThat(summary(healthy).path("objections").isEmpty()).isTrue();

        JsonNode summary = summary(healthy, Demo.failing());
        assertThat(summary.path("verdict").asText()).isEqualTo("UNHEALTHY");
        assertThat(summary.path("objections")).hasSize(3);
        assertThat(summary.at("/objections/0").asText())
                .isEqualTo("com.example.CirclesTest > drifts > hidden1: its share fell from 0.5 to 0.013."
                        + " If this is meant, freeze it by 'mvn gradient:freeze'.");
        assertThat(summary.at("/recordings/0/gate").asText()).isEqualTo("HEALTHY");
    }

    @Test
    void whatWasPredictedStandsBesideWhatCame() throws IOException {
        JsonNode summary = summary(List.of(
                PredictedTraining.doomed(),
                SyntheticTraining.of("not predicted", SyntheticTraining.RELU).judged()));
        JsonNode prediction = summary.at("/recordings/0/prediction");
        assertThat(prediction.path("networks").asInt()).isEqualTo(214);
        assertThat(prediction.path("notLearning").asInt()).isEqualTo(201);
        assertThat(prediction.path("probability").asDouble()).isEqualTo(201.0 / 214);
        assertThat(prediction.path("lower").asDouble()).isBetween(0.89, 0.91);
        assertThat(prediction.path("upper").asDouble()).isBetween(0.96, 0.97);
        assertThat(prediction.path("warning").asBoolean()).isTrue();
        assertThat(prediction.path("course").asText()).isEqualTo("DID_NOT_LEARN");
        assertThat(prediction.at("/unusual/0/value").asText()).isEqualTo("30; usual is at most 0.3");
        assertThat(prediction.at("/layers/0/predicted").asText()).isEqualTo("TOO_SMALL");
        assertThat(prediction.at("/layers/0/came").asText()).isEqualTo("TOO_SMALL");
        assertThat(prediction.at("/layers/0/share").asDouble()).isEqualTo(1e-7);
        assertThat(prediction.at("/layers/0/backwardGain").isNull()).isTrue();
        assertThat(summary.at("/recordings/1").has("prediction")).isFalse();
    }

    @Test
    void noRecordingIsInconclusive() throws IOException {
        assertThat(summary(List.of()).path("verdict").asText()).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void aFindingCarriesWhatAPipelineNeeds() throws IOException {
        JsonNode recording = summary(List.of(Demo.sigmoid().judged())).at("/recordings/0");
        assertThat(recording.path("suite").asText()).isEqualTo("com.example.CirclesTest");
        assertThat(recording.path("test").asText()).isEqualTo("gradientReachesTheFirstLayer");
        assertThat(recording.path("model").asText()).isEqualTo("circles-sigmoid-5");
        JsonNode finding = recording.at("/findings/0");
        assertThat(finding.path("rule").asText()).isEqualTo("vanishing-gradient");
        assertThat(finding.path("severity").asText()).isEqualTo("ERROR");
        assertThat(finding.path("layer").asText()).isEqualTo("hidden1");
        assertThat(finding.path("unit").isNull()).isTrue();
        assertThat(finding.path("fromEpoch").asInt()).isEqualTo(1);
        assertThat(finding.path("toEpoch").asInt()).isEqualTo(20);
        assertThat(finding.path("actual").asDouble()).isBetween(1e-4, 3e-4);
        assertThat(finding.path("limit").asDouble()).isEqualTo(0.01);
        assertThat(finding.path("expected").asBoolean()).isFalse();
        assertThat(finding.path("message").asText()).contains("below the limit of 0.01");
        assertThat(finding.path("remedy").asText()).contains("ReLU");
    }

    @Test
    void anExpectedFindingIsForgivenByTheGateOnly() throws IOException {
        JsonNode summary = summary(List.of(Demo.sigmoid()
                .expecting("vanishing-gradient", "hidden1", "kept")
                .judged()));
        assertThat(summary.path("verdict").asText()).isEqualTo("HEALTHY");
        assertThat(summary.at("/recordings/0/verdict").asText()).isEqualTo("UNHEALTHY");
        assertThat(summary.at("/recordings/0/gate").asText()).isEqualTo("HEALTHY");
        assertThat(summary.at("/recordings/0/findings/0/expected").asBoolean()).isTrue();
    }

    @Test
    void anAbsentExpectationIsNamed() throws IOException {
        JsonNode recording = summary(List.of(SyntheticTraining.of("cured", SyntheticTraining.RELU)
                        .expecting("vanishing-gradient", "hidden1", "deep sigmoid")
                        .judged()))
                .at("/recordings/0");
        assertThat(recording.path("gate").asText()).isEqualTo("UNHEALTHY");
        assertThat(recording.at("/unmetExpectations/0/rule").asText()).isEqualTo("vanishing-gradient");
        assertThat(recording.at("/unmetExpectations/0/message").asText()).contains("deep sigmoid", "was not found");
    }

    @Test
    void anInconclusiveRecordingSaysWhy() throws IOException {
        JsonNode recording = summary(
                        List.of(SyntheticTraining.of("copy").epochs(0).judged()))
                .at("/recordings/0");
        assertThat(recording.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(recording.at("/inconclusive/0").asText()).contains("no training iteration was seen");
    }

    @Test
    void namesFilesRelativeToTheRootWithForwardSlashes() throws IOException {
        JudgedRecording judged = Demo.sigmoid().judged();
        JudgedRecording below =
                new JudgedRecording(folder.resolve("target").resolve("a").resolve("b.jsonl"), judged.diagnosis());
        assertThat(summary(List.of(below)).at("/recordings/0/file").asText()).isEqualTo("target/a/b.jsonl");
    }

    private JsonNode summary(List<JudgedRecording> recordings) throws IOException {
        Path file = folder.resolve("gradient/summary.json");
        SummaryReport.write(file, folder, recordings);
        return new ObjectMapper().readTree(file.toFile());
    }

    private JsonNode summary(List<JudgedRecording> recordings, ReportContext context) throws IOException {
        Path file = folder.resolve("gradient/summary.json");
        SummaryReport.write(file, folder, recordings, context);
        return new ObjectMapper().readTree(file.toFile());
    }
}
