package io.github.gradientharness.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that nobody changed, run by JUnit's console launcher in a JVM that was given one option more. */
@Tag("slow")
class TestsInAJvmWithTheAgentTest {

    private static final String PLAIN = UnchangedCases.PlainCase.class.getName();

    @TempDir
    private static Path folder;

    private static Path agent = Path.of("");
    private static String output = "";
    private static final Map<String, Recording> RECORDINGS = new TreeMap<>();

    @BeforeAll
    static void run() throws Exception {
        agent = JvmForTests.agentJar(folder);
        output = run("with", List.of("-javaagent:" + agent), UnchangedCases.class.getDeclaredClasses());
        for (Path file : RecordingReader.filesIn(folder.resolve("with/recordings"))) {
            RECORDINGS.put(
                    file.getParent().getFileName().toString().replaceFirst(".*\\$", "") + "/"
                            + file.getFileName().toString().replaceFirst("(-[0-9a-f]{8})?.jsonl$", ""),
                    RecordingReader.read(file));
        }
    }

    private static String run(String name, List<String> options, Class<?>... fixtures) throws Exception {
        // Whoever forbids agents to be loaded later does not mean this one.
        List<String> all = new ArrayList<>(List.of(
                "-XX:+UseSerialGC", "-XX:-EnableDynamicAgentLoading", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"));
        all.addAll(options);
        all.add("-D" + UnchangedCases.RESULTS + "=" + folder.resolve(name + ".txt"));
        all.add("-Dgradient.outputDirectory=" + folder.resolve(name));
        all.add("-Dgradient.recordExcludes=*LeftOut*");
        all.addAll(List.of(
                "-Djunit.jupiter.execution.parallel.enabled=true",
                "-Djunit.jupiter.execution.parallel.config.strategy=fixed",
                "-Djunit.jupiter.execution.parallel.config.fixed.parallelism=2"));
        List<String> tests = Arrays.stream(fixtures).map(Class::getName).toList();
        return JvmForTests.run(all, JvmForTests.ownClassPath(), "none", tests);
    }

    private static Recording of(String file) {
        assertThat(RECORDINGS.keySet()).as(output).contains(file);
        return RECORDINGS.get(file);
    }

    private static List<Long> iterations(String... files) {
        return List.of(files).stream().map(file -> of(file).iterations()).toList();
    }

    @Test
    void parametersAreTheSameToTheLastBitAsWithoutIt() throws Exception {
        run("without", List.of(), UnchangedCases.PlainCase.class, UnchangedCases.StaticInitialiserCase.class);

        assertThat(Files.readAllLines(folder.resolve("with.txt")))
                .hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(folder.resolve("without.txt")));
        assertThat(folder.resolve("without/recordings/" + PLAIN)).doesNotExist();
    }

    @Test
    void onlyTheTestThatIsToFailFails() {
        assertThat(output).contains("PlainCase:aTestThatFails").containsPattern("\\b1 tests failed");
    }

    @Test
    void whatATestTrainsIsNamedByTheTest() {
        Recording recording = of("PlainCase/hiddenNetworkInALoop");

        assertThat(recording.header().suite()).isEqualTo(PLAIN);
        assertThat(recording.header().test()).isEqualTo("hiddenNetworkInALoop");
        assertThat(recording.header().displayName()).isEqualTo("learns what it is shown");
        assertThat(recording.header().declaration().asked()).isFalse();
        assertThat(recording.iterations()).isEqualTo(6);
        assertThat(recording.lastEpoch()).isEqualTo(3);
        assertThat(recording.ending().status()).isEqualTo(Ending.Status.COMPLETE);
        assertThat(recording.ending().problem()).isEmpty();
    }

    @Test
    void everyWayToTrainIsRecorded() {
        assertThat(iterations(
                        "PlainCase/iterator",
                        "PlainCase/arrays",
                        "PlainCase/clonedNetwork",
                        "PlainCase/clonedNetwork-2",
                        "PlainCase/clonedGraph",
                        "PlainCase/clonedGraph-2",
                        "PlainCase/sameDiff",
                        "PlainCase/stoppedEarly",
                        "PlainCase/transferred",
                        "PlainCase/parallelWrapper",
                        "PlainCase/anotherThread",
                        "PlainCase/aThreadThatIsOlderThanTheTest",
                        "PlainCase/otherListenersInBetween"))
                .containsExactly(8L, 1L, 1L, 2L, 3L, 2L, 4L, 6L, 1L, 2L, 2L, 2L, 2L);
        assertThat(RECORDINGS.values())
                .allSatisfy(
                        recording -> assertThat(recording.ending().problem()).isEmpty());
    }

    @Test
    void nothingIsRecordedTwiceAndWhatTrainsNothingLeavesNothing() {
        assertThat(RECORDINGS.keySet())
                .doesNotContain(
                        "PlainCase/parallelWrapper-2",
                        "PlainCase/otherListenersInBetween-2",
                        "PlainCase/stoppedEarly-2",
                        "PlainCase/clonedGraph-3",
                        "PlainCase/aFitThatFails",
                        "PlainCase/noNetwork",
                        "LeftOutCase/trains",
                        "AnnotatedCase/takesARecorder-2",
                        "AnnotatedCase/attachesOneOfTwo-2");
    }

    @Test
    void invocationsAndFactoriesHaveTheirOwnNames() {
        assertThat(iterations(
                        "PlainCase/parameterized-1",
                        "PlainCase/parameterized-2",
                        "PlainCase/factory",
                        "PlainCase/factory-2"))
                .containsExactly(2L, 4L, 2L, 2L);
        assertThat(of("PlainCase/parameterized-2").header().test()).isEqualTo("parameterized[2]");
    }

    @Test
    void testsThatRunAtTheSameTimeAreToldApart() {
        assertThat(iterations("ParallelCase/one", "ParallelCase/other")).containsExactly(2L, 4L);
    }

    @Test
    void whatIsTrainedForAllTestsBelongsToTheClass() {
        assertThat(of("PlainCase/all_tests").header().test()).isEqualTo("all tests");
        assertThat(iterations("PlainCase/all_tests", "StaticInitialiserCase/all_tests"))
                .containsExactly(2L, 4L);
    }

    @Test
    void whatAnAnnotatedClassTrainsForAllItsTestsIsJudged() throws Exception {
        assertThat(of("AnnotatedClassCase/all_tests").header().declaration().judged())
                .isTrue();
        assertThat(run("sick-class", List.of("-javaagent:" + agent), SickClassCase.class))
                .contains("UNHEALTHY: vanishing-gradient in layer")
                .contains("SickClassCase > all tests")
                .containsPattern("\\b1 containers failed");
    }

    @Test
    void theNetworksOfATestAreToldApart() {
        assertThat(of("PlainCase/clonedNetwork").header().trainingName()).isEqualTo("clonedNetwork");
        assertThat(of("PlainCase/clonedNetwork-2").header().trainingName()).isEqualTo("clonedNetwork, model 2");
    }

    @Test
    void aTestThatTrainsTheNetworkOfItsClassOnIsRecordedByItself() {
        assertThat(iterations("SharedNetworkCase/all_tests", "SharedNetworkCase/trainsItOn"))
                .containsExactly(2L, 4L);
        assertThat(iterations("SharedAnnotatedCase/all_tests", "SharedAnnotatedCase/trainsItOn"))
                .containsExactly(2L, 4L);
        assertThat(of("SharedAnnotatedCase/trainsItOn").ending().status()).isEqualTo(Ending.Status.COMPLETE);
    }

    @Test
    void aTestThatFailsSaysSoInItsRecording() {
        Ending ending = of("PlainCase/aTestThatFails").ending();

        assertThat(ending.status()).isEqualTo(Ending.Status.FAILED);
        assertThat(ending.failure()).isEqualTo("as it should");
    }

    @Test
    void ofManyNetworksTheFirstAreKeptAndTheRestIsSaid() {
        assertThat(RECORDINGS.keySet())
                .contains("PlainCase/manyNetworks-50")
                .doesNotContain("PlainCase/manyNetworks-51");
        assertThat(of("PlainCase/manyNetworks").notes()).anyMatch(note -> note.contains("more than 50 models"));
    }

    @Test
    void anAnnotatedTestNeedsNoAttachAndIsJudged() {
        assertThat(iterations("AnnotatedCase/takesARecorder", "AnnotatedCase/takesNone"))
                .containsExactly(6L, 4L);
        assertThat(of("AnnotatedCase/takesNone").header().declaration().judged())
                .isTrue();
        assertThat(of("AnnotatedCase/takesNone").header().declaration().asked()).isTrue();
    }

    @Test
    void theTestsLeaveOneReportOfAll() {
        assertThat(output).containsOnlyOnce("Gradient report of " + RECORDINGS.size() + " recordings: ");
        assertThat(folder.resolve("with/site/gradient/index.html")).exists();
    }

    @Test
    void whereItIsSetOnlyAnnotatedTestsAreRecorded() throws Exception {
        run(
                "annotated",
                List.of("-javaagent:" + agent, "-Dgradient.record=annotated"),
                UnchangedCases.AnnotatedCase.class,
                UnchangedCases.StaticInitialiserCase.class);

        assertThat(RecordingReader.filesIn(folder.resolve("annotated/recordings")))
                .isNotEmpty()
                .allMatch(file -> file.toString().contains("AnnotatedCase"));
    }

    @Test
    void aSettingThatMakesNoSenseIsSaidInARecording() throws Exception {
        run(
                "misconfigured",
                List.of("-javaagent:" + agent, "-Dgradient.preset=foo"),
                UnchangedCases.StaticInitialiserCase.class);

        List<Path> files = RecordingReader.filesIn(folder.resolve("misconfigured/recordings"));
        assertThat(files).hasSize(1);
        assertThat(RecordingReader.read(files.get(0)).ending().problem())
                .isEqualTo(
                        "No training was recorded: The setting gradient.preset is 'foo'; it can be economy or standard or"
                                + " full.");
    }

    @Test
    void whoAttachesByHandHasChosen() {
        assertThat(of("AnnotatedCase/attachesOneOfTwo").iterations()).isEqualTo(6);
    }
}
