package io.github.gradientharness.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.maven.Recordings;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedTestsTest {

    private static final Recording HEALTHY = Recordings.healthy("learns", Declaration.NONE);

    @Test
    void aTestThatThrewIsNamedBesideItsHealthyGradients() {
        assertThat(FailedTests.among(List.of(ended(HEALTHY, Ending.Status.FAILED))))
                .extracting(ConsoleLine::text)
                .containsExactly(
                        "TEST FAILED com.example.FraudModelTest > learns: by an exception or an assertion; no rule finds an"
                                + " error in its gradients");
    }

    @Test
    void whatTheTestThrewIsSaid() {
        Recording healthy = HEALTHY;
        Recording failed = new Recording(
                healthy.header(),
                healthy.windows(),
                healthy.metrics(),
                new Ending(Ending.Status.FAILED, 30, 3, 0, 0, "", "Expecting actual: 0.5 to be greater than: 0.7"),
                "");

        assertThat(FailedTests.among(List.of(judged(failed))))
                .extracting(ConsoleLine::text)
                .containsExactly("TEST FAILED com.example.FraudModelTest > learns: Expecting actual: 0.5 to be greater"
                        + " than: 0.7; no rule finds an error in its gradients");
    }

    @Test
    void nothingIsSaidOfTestsThatEndedOrWereAbortedNorOfSickOnesAndSingleSeeds() {
        assertThat(FailedTests.among(List.of(
                        ended(HEALTHY, Ending.Status.COMPLETE),
                        ended(HEALTHY, Ending.Status.ABORTED),
                        ended(Recordings.vanishing(Declaration.NONE), Ending.Status.FAILED),
                        ended(Recordings.ofSeed(HEALTHY, 7), Ending.Status.FAILED),
                        judged(Recordings.withoutEnd()))))
                .isEmpty();
    }

    @Test
    void ofManyTenAreListed() {
        List<ConsoleLine> lines = FailedTests.among(Collections.nCopies(12, ended(HEALTHY, Ending.Status.FAILED)));

        assertThat(lines).hasSize(11);
        assertThat(lines.get(10).text()).isEqualTo("... and 2 more failed tests");
    }

    private static JudgedRecording ended(Recording recording, Ending.Status status) {
        Ending before = recording.ending();
        return judged(new Recording(
                recording.header(),
                recording.windows(),
                recording.metrics(),
                new Ending(
                        status,
                        before.iterations(),
                        before.epochs(),
                        before.harnessNanos(),
                        before.trainingNanos(),
                        before.problem()),
                recording.damage()));
    }

    private static JudgedRecording judged(Recording recording) {
        return new JudgedRecording(Path.of("learns.jsonl"), RuleSet.defaults().evaluate(recording));
    }
}
