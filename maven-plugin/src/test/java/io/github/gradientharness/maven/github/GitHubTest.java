package io.github.gradientharness.maven.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.GateSettings;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.gate.Reaction;
import io.github.gradientharness.maven.Recordings;
import io.github.gradientharness.maven.console.BreachMessage;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.sources.SourceFinder;
import io.github.gradientharness.report.sources.SourceLocation;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pull request is told. */
class GitHubTest {

    private static final Map<String, String> WORKFLOW = Map.of("GITHUB_ACTIONS", "true");

    @TempDir
    private Path root;

    @Test
    void aFindingIsShownAtTheLineOfItsTest() throws IOException {
        writeTest("""
                package com.example;

                class FraudModelTest {
                    void callsOther() { learnsInTime(); }

                    @Test
                    void learnsInTime() {}
                }
                """);

        assertThat(commands(WORKFLOW, Recordings.vanishing(Declaration.NONE)))
                .singleElement()
                .asString()
                .startsWith(
                        "::error file=src/test/java/com/example/FraudModelTest.java,line=7,title=vanishing-gradient in"
                                + " layer 'hidden 1'::com.example.FraudModelTest > learnsInTime: mean |gradient| of its kernel over")
                .contains("%0ATry: replace the sigmoid");
    }

    @Test
    void aTestWhoseSourceIsElsewhereHasNoPlace() throws IOException {
        assertThat(commands(WORKFLOW, Recordings.vanishing(Declaration.NONE)))
                .singleElement()
                .asString()
                .startsWith("::error title=vanishing-gradient in layer 'hidden 1'::");
    }

    @Test
    void anInheritedTestIsShownAtItsClass() throws IOException {
        writeTest("package com.example;\nfinal class FraudModelTest extends ModelTest {}\n");

        assertThat(commands(WORKFLOW, Recordings.vanishing(Declaration.NONE)).get(0))
                .contains(",line=2,");
    }

    @Test
    void absentAndInconclusiveAreShownAsWell() throws IOException {
        assertThat(commands(
                        WORKFLOW,
                        Recordings.healthy("learnsInTime", Recordings.SICK_ON_PURPOSE),
                        Recordings.withoutEnd()))
                .satisfiesExactly(
                        absent ->
                                assertThat(absent).startsWith("::error title=Expected vanishing-gradient is absent::"),
                        inconclusive -> assertThat(inconclusive).startsWith("::error title=Inconclusive::"));
    }

    @Test
    void whatElseFailsIsShownWithoutAPlace() throws IOException {
        Objection stale =
                new Objection(Objection.Kind.STALE_RECORDING, Reaction.FAIL, "", "", "STALE a", "Run all tests.");
        Objection idle = new Objection(Objection.Kind.IDLE_ACCEPTANCE, Reaction.WARN, "", "", "idle", "");
        GateResult result = new GateResult(GateSettings.DEFAULTS, List.of(), List.of(idle, stale), null);

        assertThat(new Annotations(new SourceFinder(root, List.of()), true).of(result))
                .containsExactly(
                        new Annotation("error", Optional.empty(), "1 stale recording", "STALE a\nRun all tests."));
    }

    @Test
    void aBuildShowsTenWhateverTheNumberOfModules() throws IOException {
        Recording sick = Recordings.vanishing(Declaration.NONE);
        AtomicInteger shown = new AtomicInteger();
        List<Annotation> seven = annotations(true, sick, sick, sick, sick, sick, sick, sick);
        GitHub gitHub = new GitHub(WORKFLOW, root);

        assertThat(gitHub.commands(seven, shown)).hasSize(7);
        assertThat(gitHub.commands(seven, shown)).hasSize(3);
        assertThat(gitHub.commands(seven, shown)).isEmpty();
    }

    @Test
    void withoutHaltingTheyAreWarnings() throws IOException {
        assertThat(annotations(false, Recordings.vanishing(Declaration.NONE)))
                .extracting(Annotation::command)
                .containsExactly("warning");
    }

    @Test
    void outsideAWorkflowNothingIsSaid() throws IOException {
        assertThat(commands(Map.of(), Recordings.vanishing(Declaration.NONE))).isEmpty();
        new GitHub(Map.of("GITHUB_STEP_SUMMARY", " "), root).summarize("# Gradients");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void whatGitHubReadsAsSyntaxIsEscaped() {
        Annotation annotation = new Annotation(
                "error",
                Optional.of(new SourceLocation(root.resolve("a,b:c%.java"), 3)),
                "t:,%\n",
                "50 %\r\n::error::x");

        assertThat(annotation.command(root))
                .isEqualTo("::error file=a%2Cb%3Ac%25.java,line=3,title=t%3A%2C%25%0A::50 %25%0D%0A::error::x");
    }

    @Test
    void filesAreNamedFromTheWorkspace() {
        Path workspace = root.resolve("work");
        Annotation annotation = new Annotation(
                "error", Optional.of(new SourceLocation(workspace.resolve("module/T.java"), 1)), "title", "message");

        assertThat(new GitHub(
                                Map.of("GITHUB_ACTIONS", "true", "GITHUB_WORKSPACE", workspace.toString()),
                                workspace.resolve("module"))
                        .commands(List.of(annotation), new AtomicInteger()))
                .containsExactly("::error file=module/T.java,line=1,title=title::message");
    }

    @Test
    void theSummaryIsAppended() throws IOException {
        Path summary = root.resolve("summary.md");
        GitHub gitHub = new GitHub(Map.of("GITHUB_STEP_SUMMARY", summary.toString()), root);

        gitHub.summarize("# one");
        gitHub.summarize("# two\n");

        assertThat(summary).hasContent("# one\n# two\n");
    }

    @Test
    void aSummaryThatCantBeWrittenIsAWarning() {
        Path summary = root.resolve("missing/summary.md");
        List<CharSequence> warnings = new ArrayList<>();

        new GitHub(Map.of("GITHUB_STEP_SUMMARY", summary.toString()), root)
                .tell("# Gradients", List.of(), new AtomicInteger(), listening(warnings));

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith(
                        "Can't write the step summary of GitHub. The build's result stays the same. The file that GITHUB_STEP_SUMMARY"
                                + " names can't be written. ")
                .contains(summary.toString());
    }

    @Test
    void halfAnEmojiLosesNoSummary() throws IOException {
        Path summary = root.resolve("summary.md");

        new GitHub(Map.of("GITHUB_STEP_SUMMARY", summary.toString()), root).summarize("layer '\ud83d'");

        assertThat(summary).hasContent("layer '?'");
    }

    @Test
    void anObjectionOfTheConfigurationFailsTheVerdictAndTheMessage() {
        List<JudgedRecording> recordings = List.of(new JudgedRecording(
                Path.of("fine.jsonl"), RuleSet.defaults().evaluate(Recordings.healthy("fine", Declaration.NONE))));
        Objection unmatched =
                new Objection(Objection.Kind.UNMATCHED_PATTERN, Reaction.FAIL, "", "", "no such test", "Correct it.");
        GateResult healthy = new GateResult(GateSettings.DEFAULTS, recordings, List.of(), null);
        GateResult failing = new GateResult(GateSettings.DEFAULTS, recordings, List.of(unmatched), null);

        assertThat(healthy.isBreach()).isFalse();
        assertThat(failing.isBreach()).isTrue();
        assertThat(failing.outcome()).isEqualTo(Outcome.UNHEALTHY);
        assertThat(BreachMessage.of(failing, Optional.empty()))
                .isEqualTo("1 rule that matches nothing. First: no such test.");
    }

    @Test
    void whatEndsAGoalBeforeItsVerdictIsInTheSummary() {
        Path summary = root.resolve("summary.md");
        List<CharSequence> warnings = new ArrayList<>();

        new GitHub(Map.of("GITHUB_STEP_SUMMARY", summary.toString()), root)
                .tellOfFailure(
                        "gradient:check in demo",
                        new MojoFailureException("There is no recording in <target>:\n  - no *test* ran"),
                        new AtomicInteger(),
                        listening(warnings));

        assertThat(summary)
                .hasContent("**gradient:check in demo failed.**\n\n    There is no recording in <target>:\n"
                        + "      - no *test* ran\n\n");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aSummaryShowsLinesAsTheyAreAndNotTooMany() {
        assertThat(StepSummary.of("passed", List.of())).isEqualTo("**passed**\n\n");
        assertThat(StepSummary.of("failed", List.of("a\u0007*b*"))).isEqualTo("**failed**\n\n    a *b*\n\n");
        assertThat(StepSummary.of("failed", Collections.nCopies(62, "x")).lines())
                .hasSize(64)
                .endsWith("    x", "    and 2 more lines", "");
    }

    private static Log listening(List<CharSequence> warnings) {
        return new SystemStreamLog() {
            @Override
            public void warn(CharSequence content) {
                warnings.add(content);
            }
        };
    }

    private void writeTest(String source) throws IOException {
        Path file = root.resolve("src/test/java/com/example/FraudModelTest.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }

    private List<String> commands(Map<String, String> environment, Recording... recordings) throws IOException {
        return new GitHub(environment, root).commands(annotations(true, recordings), new AtomicInteger());
    }

    private List<Annotation> annotations(boolean haltOnFailure, Recording... recordings) throws IOException {
        List<JudgedRecording> judged = Stream.of(recordings)
                .map(recording -> new JudgedRecording(
                        Path.of("any.jsonl"), RuleSet.defaults().evaluate(recording)))
                .toList();
        return new Annotations(new SourceFinder(root, List.of()), haltOnFailure)
                .of(new GateResult(GateSettings.DEFAULTS, judged, List.of(), null));
    }
}
