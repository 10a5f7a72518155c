package io.github.gradientharness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.report.Demo;
import io.github.gradientharness.report.SyntheticTraining;
import io.github.gradientharness.report.text.NothingRecorded;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test that recorded no training is no training: it is counted by itself, and its page says once why and what to do. */
class NothingRecordedPageTest {

    private static final String CAUSE = "the test took a GradientRecorder, but attached no model to it";

    @TempDir
    Path folder;

    private static JudgedRecording silent() {
        return judged(
                new Model("no model", "", List.of(), "", 0),
                NothingRecorded.neverAttached().problem());
    }

    /** A model was attached, and a clone of it trained. */
    private static JudgedRecording unseen() {
        return judged(
                Recordings.model(3), "The attached model was not trained. Attach the model on which fit() is called.");
    }

    private static JudgedRecording judged(Model model, String problem) {
        Recording recording = new Recording(
                Recordings.header(model, Declaration.NONE),
                List.of(),
                List.of(),
                new Ending(Ending.Status.COMPLETE, 0, 0, 0, 0, problem),
                "");
        return new JudgedRecording(Path.of("test.jsonl"), RuleSet.defaults().evaluate(recording));
    }

    private static SyntheticTraining relu(String test) {
        return SyntheticTraining.of(test, SyntheticTraining.RELU);
    }

    private String headline(JudgedRecording... recordings) throws IOException {
        String index = Files.readString(HtmlReport.write(folder, List.of(recordings), Demo.CONTEXT));
        return index.replaceAll("(?s).*class=\"headline\">([^<]*)<.*", "$1");
    }

    private String page() throws IOException {
        return Files.readString(
                HtmlReportInChromiumTest.pages(folder.resolve("recordings")).get(0));
    }

    @Test
    void thePageSaysOnceWhyAndWhatToDoAndListsNoRules() throws IOException {
        assertThat(headline(silent())).isEqualTo("1 of 1 test recorded no training: " + CAUSE + ".");
        assertThat(page())
                .containsOnlyOnce(CAUSE)
                .containsOnlyOnce("Call recorder.attach(model) before model.fit(...)")
                .doesNotContain("preset", "id=\"rules\"", "#rules", "0 layers", "0 epochs", "trainable numbers");
    }

    @Test
    void aTrainingThatWasNotSeenListsNoRulesEither() throws IOException {
        assertThat(headline(unseen())).isEqualTo("1 of 1 training in 1 test could not be judged.");
        assertThat(page())
                .containsOnlyOnce("The attached model was not trained")
                .containsOnlyOnce("Attach the model on which fit() is called.")
                .contains("hidden 1")
                .doesNotContain("preset", "id=\"rules\"");
    }

    @Test
    void countsNameEachAndAddUp() throws IOException {
        assertThat(headline(
                        silent(),
                        unseen(),
                        relu("fails").testFailed().judged(),
                        relu("warns").stalled(2).judged(),
                        relu("learns").judged()))
                .isEqualTo("1 of 4 trainings in 4 tests could not be judged, 1 whose test failed, 1 with a warning,"
                        + " 1 healthy; 1 test recorded no training.");
        assertThat(headline(silent(), relu("fails").testFailed().judged()))
                .isEqualTo("1 of 2 tests recorded no training: " + CAUSE + "; of 1 training 1 whose test failed.");
        assertThat(headline(
                        Demo.sigmoid().judged(),
                        unseen(),
                        relu("fails").testFailed().judged(),
                        relu("learns").judged()))
                .startsWith("1 of 4 trainings in 4 tests is unhealthy: ")
                .endsWith("; 1 not judged, 1 whose test failed, 1 healthy.");
    }

    @Test
    void theCountBelowTheHeadlineCallsATestWithoutTrainingSo() throws IOException {
        Path index = HtmlReport.write(folder, List.of(silent(), unseen()), Demo.CONTEXT);
        String counts = Files.readString(index).replaceAll("(?s).*<ul class=\"counts\">(.*?)</ul>.*", "$1");
        assertThat(counts.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
                .contains("1 ? INCONCLUSIVE ", "1 ? NO TRAINING the test recorded no training");
        assertThat(Files.readString(index)).containsSubsequence("id=\"tests\"", "NO TRAINING");
    }

    @Test
    void severalCausesStandWithTheirTestsOnly() throws IOException {
        JudgedRecording other = judged(
                new Model("no model", "", List.of(), "", 0),
                NothingRecorded.fieldIsNull("model").problem());
        assertThat(headline(silent(), other)).isEqualTo("2 of 2 tests recorded no training.");
    }

    @Test
    void aPageWithoutLayersPromisesNone() throws IOException {
        headline(silent());
        assertThat(page())
                .contains("<h2>Run</h2> <span class=\"soft\">settings, environment</span>", "<a href=\"#run\">Run</a>");
        headline(relu("learns").judged());
        assertThat(page()).contains("<h2>Model and run</h2> <span class=\"soft\">layers, settings, environment</span>");
    }
}
