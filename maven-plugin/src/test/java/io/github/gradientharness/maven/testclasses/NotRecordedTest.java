package io.github.gradientharness.maven.testclasses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.gate.BuildFacts;
import io.github.gradientharness.gate.Gate;
import io.github.gradientharness.gate.GateSettings;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.gate.Reaction;
import io.github.gradientharness.gate.Reactions;
import io.github.gradientharness.gate.StaleRecordings;
import io.github.gradientharness.junit.HealthyGradients;
import io.github.gradientharness.maven.Recordings;
import io.github.gradientharness.maven.console.ObjectionLines;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotRecordedTest {

    private static final String HEALTHY = "Lio/github/gradientharness/junit/HealthyGradients;";
    private static final String RECORD = "Lio/github/gradientharness/junit/RecordGradients;";
    private static final String JUNIT_4 = "Lorg/junit/Test;";
    private static final String TEST_NG = "Lorg/testng/annotations/Test;";
    private static final String JUPITER = "Lorg/junit/jupiter/api/Test;";

    @TempDir
    private Path folder;

    /** Holds a long and a double, which take two places in the constant pool. */
    @HealthyGradients
    private static final class Annotated {

        static final long LONG = 1L << 40;
        static final double DOUBLE = 0.1234567;

        private Annotated() {}
    }

    @Test
    void theStringsOfAClassFileAreRead() throws IOException {
        Set<String> constants = ClassConstants.of(classFile(Annotated.class));

        assertThat(constants).contains(HEALTHY, "LONG", "DOUBLE", "Annotated");
    }

    @Test
    void whatIsNoClassFileIsRefused() {
        assertThatThrownBy(() -> ClassConstants.of("no class".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void classesThatUseTheHarnessAreFoundBelowAFolder() throws IOException {
        put("com/example/FraudModelTest.class", classFile(Annotated.class));
        put("com/example/Broken.class", "io/github/gradientharness/".getBytes(StandardCharsets.UTF_8));
        put("com/example/ParserTest.class", classFile(String.class));

        HarnessUse use = HarnessUse.in(folder);

        assertThat(use.isThere()).isTrue();
        assertThat(use.annotated())
                .containsExactly(
                        new AnnotatedClass("com.example.FraudModelTest", "@HealthyGradients", Optional.empty()));
    }

    @Test
    void aModuleWithoutTestsOrWithOthersOnlyDoesNotUseIt() throws IOException {
        assertThat(HarnessUse.in(folder.resolve("nowhere")).isThere()).isFalse();
        put("com/example/ParserTest.class", classFile(String.class));
        assertThat(HarnessUse.in(folder).isThere()).isFalse();
    }

    @Test
    void testsOfJUnit4AndTestNgAreNamedWithTheReason() {
        assertThat(lines(Optional.of("3.6.1"), HEALTHY, JUNIT_4))
                .containsExactly(
                        "NOT RECORDED com.example.OldTest: it has @HealthyGradients, but its tests are run by JUnit 4"
                                + " (org.junit.Test). Import org.junit.jupiter.api.Test instead, or remove the annotation.");
        assertThat(lines(Optional.empty(), RECORD, TEST_NG))
                .singleElement()
                .asString()
                .contains("it has @RecordGradients, but its tests are run by TestNG (org.testng.annotations.Test)");
    }

    @Test
    void anOldSurefireIsTheReasonForTestsOfJupiter() {
        assertThat(lines(Optional.of("2.12.4"), HEALTHY, JUPITER))
                .containsExactly(
                        "NOT RECORDED com.example.OldTest: it has @HealthyGradients, but Surefire 2.12.4 does not run tests of"
                                + " JUnit Jupiter. Use maven-surefire-plugin 2.22.0 or newer.");
        assertThat(lines(Optional.of("2.22.0"), HEALTHY, JUPITER)).isEmpty();
        assertThat(lines(Optional.of("3.0.0-M5"), HEALTHY, JUPITER)).isEmpty();
    }

    @Test
    void classesThatMixRunnersAndClassesWithoutAnnotationAreLeftAlone() {
        assertThat(lines(Optional.of("3.6.1"), HEALTHY, JUNIT_4, JUPITER)).isEmpty();
        assertThat(lines(Optional.of("2.12.4"), JUNIT_4)).isEmpty();
    }

    @Test
    void aClassThatRecordedAllTheSameIsNoProblem() throws IOException {
        NotRecorded notRecorded = notRecorded(Optional.of("2.12.4"), "com.example.FraudModelTest", HEALTHY, JUPITER);
        JudgedRecording recording = new JudgedRecording(
                folder.resolve("learns.jsonl"),
                RuleSet.defaults().evaluate(Recordings.healthy("learns", Declaration.NONE)));

        assertThat(recording.diagnosis().recording().header().suite()).isEqualTo("com.example.FraudModelTest");
        assertThat(objections(notRecorded, Reaction.FAIL, recording)).isEmpty();
        assertThat(objections(notRecorded, Reaction.FAIL)).hasSize(1);
    }

    @Test
    void manyAreListedShortlyAndIgnoredOnesNotAtAll() throws IOException {
        List<AnnotatedClass> many = IntStream.range(0, 15)
                .mapToObj(i -> new AnnotatedClass("com.example.Old" + i, "@HealthyGradients", Optional.of("JUnit 4")))
                .toList();
        NotRecorded notRecorded = new NotRecorded(new HarnessUse(true, many), Optional.empty());

        ObjectionLines objection = new ObjectionLines(objections(notRecorded, Reaction.FAIL));

        assertThat(objection.count()).isEqualTo("15 annotated classes that JUnit Jupiter does not run");
        assertThat(objection.lines()).hasSize(11).endsWith("... and 5 more");
        assertThat(objections(notRecorded, Reaction.IGNORE)).isEmpty();
    }

    private List<String> lines(Optional<String> surefire, String... constants) {
        try {
            return objections(notRecorded(surefire, "com.example.OldTest", constants), Reaction.FAIL).stream()
                    .map(Objection::message)
                    .toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private List<Objection> objections(NotRecorded notRecorded, Reaction onMissing, JudgedRecording... recordings)
            throws IOException {
        Reactions reactions = new Reactions(onMissing, Reaction.IGNORE, Reaction.IGNORE, Reaction.IGNORE);
        StaleRecordings times = new StaleRecordings(Instant.EPOCH, Instant.EPOCH, folder.resolve("nowhere"));
        BuildFacts facts = new BuildFacts(times, notRecorded.classes(), false, false);
        return new Gate(GateSettings.DEFAULTS.with(reactions), Judgement.AS_DECLARED, facts)
                .judge(List.of(recordings), null)
                .beside();
    }

    private static NotRecorded notRecorded(Optional<String> surefire, String name, String... constants) {
        return new NotRecorded(
                new HarnessUse(
                        true,
                        AnnotatedClass.of(name, Set.of(constants)).stream().toList()),
                surefire);
    }

    private void put(String file, byte[] content) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.write(target, content);
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream stream = Objects.requireNonNull(ClassLoader.getSystemResourceAsStream(name))) {
            return stream.readAllBytes();
        }
    }
}
