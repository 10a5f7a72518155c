package io.github.gradientharness.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.GateSettings;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.MeasuredBuild;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.gate.PlacedFinding;
import io.github.gradientharness.gate.Reaction;
import io.github.gradientharness.gate.Reactions;
import io.github.gradientharness.maven.Recordings;
import io.github.gradientharness.maven.console.ConsoleLine.Level;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.Acceptance;
import io.github.gradientharness.rules.FindingPattern;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.Severity;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The gate's decision and the exact words it prints. */
class GateTest {

    private static final String PLACE = "com.example.FraudModelTest > learnsInTime";
    private static final String BREACH = "1.53e-5, below the limit of 0.01";
    private static final String LINE =
            "ERROR vanishing-gradient: " + PLACE + " > hidden 1: " + BREACH + ", since epoch 1 (iteration 1)";
    private static final String REPORTED_ONLY = LINE.replaceFirst("^ERROR ", "reported only: ");
    private static final String HEALTHY = "Gradient check passed: HEALTHY, ";
    private static final ConsoleLine SNIPPET = new ConsoleLine(
            Level.INFO,
            List.of(
                    "To let this through for 90 days, paste it into the <configuration> of gradient-maven-plugin and fill in"
                            + " the reasons:",
                    "  <acceptedFindings>",
                    "    <acceptedFinding><suite>com.example.FraudModelTest</suite><test>learnsInTime</test>"
                            + "<rule>vanishing-gradient</rule><layer>hidden 1</layer><reason></reason>"
                            + "<until>2027-02-23</until></acceptedFinding>",
                    "  </acceptedFindings>",
                    "If a network is sick on purpose, say so at its test instead: @ExpectFinding(rule ="
                            + " \"vanishing-gradient\", layer = \"hidden 1\", reason = \"...\")"));
    private static final Judgement TODAY =
            new Judgement(Map.of(), false, List.of(), List.of(), LocalDate.of(2026, 11, 25));
    private static final Optional<Path> PAGE = Optional.of(Path.of("site/index.html"));

    @Test
    void aHealthyRecordingPassesInOneLine() {
        assertThat(lines(GateSettings.DEFAULTS, Recordings.healthy("fine", Declaration.NONE)))
                .containsExactly(
                        info(HEALTHY + "1 test, 1 training; nearest to a limit: vanishing-gradient 0.5 (limit 0.01) in"
                                + " FraudModelTest > fine."));
    }

    @Test
    void anUnexpectedFindingFailsWithWhatToTryAndThenTheSnippetThatAcceptsIt() {
        assertThat(lines(GateSettings.DEFAULTS, Recordings.vanishing(Declaration.NONE)))
                .containsExactly(
                        error(LINE),
                        info(
                                "What to try first against vanishing-gradient in layer 'hidden 1': replace the sigmoid of the"
                                        + " hidden layers by ReLU with He initialisation, or by tanh with Glorot initialisation"
                                        + " (Glorot & Bengio 2010; He et al. 2015)."),
                        SNIPPET,
                        error("Gradient check failed: 1 unexpected finding of severity ERROR (allowed: 0), 0 milder,"
                                + " 0 expected, 0 declared but absent; 0 of 1 recording inconclusive."));
        assertThat(failure(GateSettings.DEFAULTS, Recordings.vanishing(Declaration.NONE)))
                .isEqualTo("1 unexpected finding (allowed: 0). First: vanishing-gradient: " + PLACE + " > hidden 1."
                        + " Report: " + Path.of("site/index.html"));
    }

    @Test
    void withoutHaltingAllOfItIsAWarning() {
        List<JudgedRecording> recordings = judged(Recordings.vanishing(Declaration.NONE));
        GateResult result = result(recordings, GateSettings.DEFAULTS);

        assertThat(new GateConsole(result, TODAY, false, false).lines(recordings, PAGE))
                .extracting(ConsoleLine::level)
                .containsExactly(Level.WARN, Level.INFO, Level.INFO, Level.INFO, Level.WARN);
    }

    @Test
    void quietLeavesFailuresAndTheVerdict() {
        List<JudgedRecording> recordings =
                judged(Recordings.vanishing(Declaration.NONE), Recordings.vanishing(Recordings.SICK_ON_PURPOSE));
        GateResult result = result(recordings, GateSettings.DEFAULTS);

        assertThat(new GateConsole(result, TODAY, true, true).lines(recordings, PAGE))
                .extracting(ConsoleLine::level)
                .containsExactly(Level.ERROR, Level.ERROR);
    }

    @Test
    void anExpectedFindingIsGoodToKnow() {
        assertThat(lines(GateSettings.DEFAULTS, Recordings.vanishing(Recordings.SICK_ON_PURPOSE)))
                .containsExactly(
                        info("expected: vanishing-gradient: " + PLACE + " > hidden 1: 1.53e-5"
                                + " (twenty sigmoid layers on purpose)"),
                        info(HEALTHY + "1 test, 1 training; 1 expected finding."));
    }

    @Test
    void anExpectedFindingThatIsAbsentFailsHoweverManyFindingsAreAllowed() {
        GateSettings lenient = settings(Severity.ERROR, 9, Reaction.WARN);
        Recording recovered = Recordings.healthy("learnsInTime", Recordings.SICK_ON_PURPOSE);
        String line = "ERROR expected finding is absent: " + PLACE + ": vanishing-gradient was declared (\"twenty"
                + " sigmoid layers on purpose\") and was not found. If the network is healthy now, remove its"
                + " @ExpectFinding.";

        assertThat(lines(lenient, recovered)).first().isEqualTo(error(line));
        assertThat(failure(lenient, recovered))
                .isEqualTo("1 declared finding absent. First: " + line + " Report: " + Path.of("site/index.html"));
    }

    @Test
    void whereTheLayerOfAnExpectationIsMisspeltTheGateSaysToCorrectIt() {
        Declaration misspelt = new Declaration(
                true, Map.of(), List.of(new Expectation("vanishing-gradient", "hiden 1", "on purpose")));

        assertThat(lines(GateSettings.DEFAULTS, Recordings.vanishing(misspelt)))
                .extracting(ConsoleLine::text)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("ERROR expected finding is absent: " + PLACE)
                        .endsWith("Correct the layer of its @ExpectFinding: there is none of that name. There are:"
                                + " 'hidden 1', 'hidden 2', 'output'.")
                        .doesNotContain("remove"));
    }

    @Test
    void asManyFindingsAsAllowedAreWarnings() {
        GateSettings oneAllowed = settings(Severity.ERROR, 1, Reaction.FAIL);
        Recording sick = Recordings.vanishing(Declaration.NONE);

        assertThat(lines(oneAllowed, sick)).extracting(ConsoleLine::level).doesNotContain(Level.ERROR);
        assertThat(result(judged(sick), oneAllowed).isBreach()).isFalse();
        assertThat(result(judged(sick, sick), oneAllowed).isBreach()).isTrue();
    }

    @Test
    void aWarningFailsOnlyWhenAskedTo() {
        GateSettings strict = settings(Severity.WARNING, 0, Reaction.FAIL);

        assertThat(lines(GateSettings.DEFAULTS, Recordings.rescued()))
                .extracting(ConsoleLine::level)
                .containsExactly(Level.WARN, Level.INFO);
        assertThat(lines(strict, Recordings.rescued()))
                .last()
                .isEqualTo(error("Gradient check failed: 1 unexpected finding of severity WARNING or worse (allowed:"
                        + " 0), 0 milder, 0 expected, 0 declared but absent; 0 of 1 recording inconclusive."));
    }

    @Test
    void anInconclusiveRecordingDoesWhatIsSet() {
        String line = "INCONCLUSIVE " + PLACE + ": The recording has no end after iteration 20: the JVM that wrote it"
                + " was killed or crashed. Run the test again.";
        GateSettings warn = settings(Severity.ERROR, 0, Reaction.WARN);
        GateSettings ignore = settings(Severity.ERROR, 0, Reaction.IGNORE);

        String bounded = line.substring(0, FindingLine.LONGEST - 3) + "...";
        assertThat(lines(GateSettings.DEFAULTS, Recordings.withoutEnd()))
                .first()
                .isEqualTo(error(bounded));
        assertThat(failure(GateSettings.DEFAULTS, Recordings.withoutEnd()))
                .isEqualTo("1 inconclusive recording. First: " + line + " Report: " + Path.of("site/index.html"));
        assertThat(lines(warn, Recordings.withoutEnd())).first().isEqualTo(new ConsoleLine(Level.WARN, bounded));
        assertThat(lines(ignore, Recordings.withoutEnd()))
                .containsExactly(
                        info("Gradient check passed: 0 unexpected findings of severity ERROR (allowed: 0), 0 milder,"
                                + " 0 expected, 0 declared but absent; 1 of 1 recording inconclusive."));
    }

    @Test
    void anExpiredAcceptanceFailsAndSaysSo() {
        Acceptance acceptance =
                new Acceptance(FindingPattern.ofRule("vanishing-gradient"), "issue 12", LocalDate.of(2026, 10, 31));
        Judgement judgement =
                new Judgement(Map.of(), false, List.of(), List.of(acceptance), LocalDate.of(2026, 11, 25));
        List<JudgedRecording> recordings = List.of(new JudgedRecording(
                Path.of("any.jsonl"), RuleSet.defaults().evaluate(Recordings.vanishing(Declaration.NONE), judgement)));
        GateResult result = result(recordings, GateSettings.DEFAULTS);

        assertThat(result.isBreach()).isTrue();
        assertThat(new GateConsole(result, judgement, true, true).lines(recordings, PAGE))
                .element(1)
                .isEqualTo(
                        error("  It was accepted until 2026-10-31 (\"issue 12\"). That day is over: fix the network, or"
                                + " write a later <until> into its <acceptedFinding>."));
    }

    @Test
    void anObjectionFailsOrWarnsAndIsCountedInTheVerdict() {
        List<JudgedRecording> healthy = judged(Recordings.healthy("fine", Declaration.NONE));
        List<Objection> stale =
                Stream.of("STALE a", "STALE b").map(GateTest::stale).toList();
        Objection warns = new Objection(Objection.Kind.IDLE_ACCEPTANCE, Reaction.WARN, "", "", "idle", "");
        GateResult result =
                new GateResult(GateSettings.DEFAULTS, healthy, List.of(warns, stale.get(0), stale.get(1)), null);

        assertThat(new GateConsole(result, TODAY, true, false).lines(healthy, Optional.empty()))
                .containsExactly(
                        new ConsoleLine(Level.WARN, "idle"),
                        error("STALE a"),
                        error("STALE b"),
                        error("Gradient check failed: 0 unexpected findings of severity ERROR (allowed: 0), 0 milder,"
                                + " 0 expected, 0 declared but absent; 0 of 1 recording inconclusive; 1 idle acceptance, as a"
                                + " warning; 2 stale recordings."));
        assertThat(BreachMessage.of(result, PAGE))
                .isEqualTo("2 stale recordings. First: STALE a. Report: " + Path.of("site/index.html"));
        assertThat(new GateResult(GateSettings.DEFAULTS, healthy, List.of(warns), null).isBreach())
                .isFalse();
    }

    @Test
    void overSeveralModulesEachFailureNamesItsModule() {
        assertThat(failureIn("shop", Recordings.vanishing(Declaration.NONE)))
                .startsWith("1 unexpected finding (allowed: 0). First: in module shop, vanishing-gradient: " + PLACE);
        assertThat(failureIn("shop", Recordings.healthy("learnsInTime", Recordings.SICK_ON_PURPOSE)))
                .startsWith(
                        "1 declared finding absent. First: in module shop, ERROR expected finding is absent: " + PLACE);
        assertThat(failureIn("shop", Recordings.withoutEnd()))
                .startsWith("1 inconclusive recording. First: in module shop, INCONCLUSIVE " + PLACE);
        assertThat(stale("STALE a").inModule("shop").text()).isEqualTo("Module shop: STALE a");
    }

    private static Objection stale(String text) {
        return new Objection(Objection.Kind.STALE_RECORDING, Reaction.FAIL, "", "", text, "");
    }

    private static String failureIn(String module, Recording recording) {
        List<JudgedRecording> recordings = judged(recording).stream()
                .map(judged -> judged.ofModule(module))
                .toList();
        return BreachMessage.of(result(recordings, GateSettings.DEFAULTS), PAGE);
    }

    @Test
    void eachModuleGetsASnippetForItsOwnPom() {
        JudgedRecording sick = judged(Recordings.vanishing(Declaration.NONE)).get(0);
        List<JudgedRecording> recordings = List.of(sick.ofModule("shop"), sick.ofModule("bank"), sick.ofModule("shop"));
        GateResult result = result(recordings, GateSettings.DEFAULTS);

        assertThat(new GateConsole(result, TODAY, true, false).lines(recordings, Optional.empty()))
                .extracting(line -> line.lines().get(0))
                .contains(
                        "ERROR vanishing-gradient: bank: " + PLACE + " > hidden 1: " + BREACH
                                + ", since epoch 1 (iteration 1)",
                        "To let this through for 90 days, paste it into the <configuration> of gradient-maven-plugin in"
                                + " the POM of module shop and fill in the reasons:",
                        "To let this through for 90 days, paste it into the <configuration> of gradient-maven-plugin in"
                                + " the POM of module bank and fill in the reasons:");
    }

    @Test
    void whereOnlySomeTestsRanMissingRecordingsOnlyWarnAndOldOnesAreLeftOut() {
        Reactions some = Reactions.DEFAULTS.forSomeTests();

        assertThat(some.stale()).isEqualTo(Reaction.IGNORE);
        assertThat(some.unmatched()).isEqualTo(Reaction.IGNORE);
        assertThat(some.missing()).isEqualTo(Reaction.WARN);
        assertThat(Reaction.IGNORE.orMilder(Reaction.WARN)).isEqualTo(Reaction.IGNORE);
    }

    @Test
    void threeHundredFindingsAreAtMostTwentyLinesAndACount() {
        List<JudgedRecording> recordings = Collections.nCopies(
                300, judged(Recordings.vanishing(Declaration.NONE)).get(0));

        List<ConsoleLine> lines =
                new GateConsole(result(recordings, GateSettings.DEFAULTS), TODAY, true, false).lines(recordings, PAGE);

        assertThat(lines.stream().mapToInt(line -> line.lines().size()).sum()).isLessThanOrEqualTo(20);
        assertThat(lines).contains(error("... and 290 more: the page has them all."));
        assertThat(lines.get(lines.size() - 1).text()).startsWith("Gradient check failed: 300 unexpected findings");
    }

    @Test
    void ofManyFindingsThoseThatFailComeFirst() {
        List<JudgedRecording> recordings = new ArrayList<>(Collections.nCopies(
                30, judged(Recordings.vanishing(Recordings.SICK_ON_PURPOSE)).get(0)));
        recordings.addAll(judged(Recordings.vanishing(Declaration.NONE)));

        assertThat(new GateConsole(result(recordings, GateSettings.DEFAULTS), TODAY, true, false)
                        .lines(recordings, PAGE))
                .startsWith(error(LINE))
                .contains(info("... and 21 more: the page has them all."));
    }

    @Test
    void aFindingIsOneLineOfAtMost160CharactersWithMavensLevelHoweverLongItsNamesAre() {
        String name = "abcdefghij".repeat(30);
        for (Declaration declaration : List.of(Declaration.NONE, Recordings.SICK_ON_PURPOSE)) {
            Diagnosis diagnosis = RuleSet.defaults().evaluate(Recordings.vanishing(declaration));
            Finding finding = diagnosis.findings().get(0);
            PlacedFinding placed = new PlacedFinding(diagnosis.recording().header(), finding, name);

            assertThat("[WARNING] " + FindingLine.of(placed, false))
                    .hasSizeLessThanOrEqualTo(160)
                    .hasSizeGreaterThan(140)
                    .contains("...", " > hidden 1: 1.53e-5");
        }
    }

    /** Nobody asked for a verdict, so a sick network is no reason to stop the build, and no reason to keep quiet. */
    @Test
    void whatATestWithoutAnAnnotationTrainsIsReportedAndFailsNothing() {
        Declaration unasked = Declaration.unasked(Map.of(), List.of());

        assertThat(lines(GateSettings.DEFAULTS, Recordings.vanishing(unasked)))
                .containsExactly(
                        warning(REPORTED_ONLY),
                        info("Gradient check passed: 1 test, 1 training; reported only: 1 finding of tests without an"
                                + " annotation (-Dgradient.failOn=ERROR makes the build fail on it)."));
        assertThat(result(judged(Recordings.vanishing(unasked)), GateSettings.DEFAULTS))
                .satisfies(result -> {
                    assertThat(result.isBreach()).isFalse();
                    assertThat(result.isHealthy()).isFalse();
                    assertThat(result.outcome()).isEqualTo(Outcome.UNHEALTHY);
                });
        assertThat(lines(GateSettings.DEFAULTS, Recordings.vanishing(unasked), Recordings.vanishing(Declaration.NONE)))
                .startsWith(warning(REPORTED_ONLY), error(LINE));
    }

    @Test
    void onceASeverityIsSetItHoldsForTestsWithoutAnAnnotationAsWell() {
        GateSettings strict = new GateSettings(Severity.ERROR, 0, Reaction.FAIL, Reactions.DEFAULTS, true);
        Recording unasked = Recordings.vanishing(Declaration.unasked(Map.of(), List.of()));

        assertThat(lines(strict, unasked)).startsWith(error(LINE));
        assertThat(failure(strict, unasked)).startsWith("1 unexpected finding (allowed: 0).");
    }

    @Test
    void theVerdictCountsTestsByModuleSuiteAndName() {
        Recording healthy = Recordings.healthy("fine", Declaration.NONE);
        List<JudgedRecording> recordings = List.of(
                judged(healthy).get(0).ofModule("shop"),
                judged(healthy).get(0).ofModule("shop"),
                judged(healthy).get(0).ofModule("bank"));

        assertThat(MeasuredBuild.of(recordings).text()).startsWith("2 tests, 3 trainings; nearest to a limit: ");
        assertThat(MeasuredBuild.of(List.of()).text()).isEqualTo("0 tests, 0 trainings");
    }

    private static List<ConsoleLine> lines(GateSettings settings, Recording... recordings) {
        List<JudgedRecording> judged = judged(recordings);
        return new GateConsole(result(judged, settings), TODAY, true, false).lines(judged, Optional.empty());
    }

    private static String failure(GateSettings settings, Recording... recordings) {
        return BreachMessage.briefly(result(judged(recordings), settings), PAGE);
    }

    private static List<JudgedRecording> judged(Recording... recordings) {
        return Stream.of(recordings)
                .map(recording -> new JudgedRecording(
                        Path.of("any.jsonl"), RuleSet.defaults().evaluate(recording)))
                .toList();
    }

    private static GateResult result(List<JudgedRecording> recordings, GateSettings settings) {
        return new GateResult(settings, recordings, List.of(), null);
    }

    private static GateSettings settings(Severity failOn, int maxAllowed, Reaction onInconclusive) {
        return new GateSettings(failOn, maxAllowed, onInconclusive, Reactions.DEFAULTS);
    }

    private static ConsoleLine error(String text) {
        return new ConsoleLine(Level.ERROR, text);
    }

    private static ConsoleLine warning(String text) {
        return new ConsoleLine(Level.WARN, text);
    }

    private static ConsoleLine info(String text) {
        return new ConsoleLine(Level.INFO, text);
    }
}
