package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Recordings;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which recordings a pattern of the POM means, and that no name or pattern makes finding out take long. */
class FindingPatternTest {

    private static Header header(String suite, String test) {
        return header(suite, test, test);
    }

    private static Header header(String suite, String test, String displayName) {
        Header header = Recordings.header(Recordings.model(1), Declaration.NONE);
        return new Header(
                header.runId(),
                header.startedAt(),
                suite,
                test,
                displayName,
                header.model(),
                header.seed(),
                header.environment(),
                header.declaration(),
                header.seedGroup());
    }

    private static boolean matches(String pattern, String test) {
        return new FindingPattern("", "", pattern, "").matches(header("com.example.FraudTest", test));
    }

    @ParameterizedTest
    @CsvSource({
        "learns,learns,true",
        "learns,learns[1],true",
        "learns,learns[1][seed 7],true",
        "learns,learns[a]b],true",
        "learns[1],learns[1],true",
        "learns[1],learns[2],false",
        "learns,learns[1]x[2],false",
        "learns[1]x,learns[1]x[2],true",
        "learns,learns],false",
        "learns],learns],true",
        "l?arn*,learns[1],true",
        "l?arn,learns,false",
        "learn,learns,false",
        "Learns,learns,false",
        "'',learns[1],true"
    })
    void aTestIsMeantWithOrWithoutItsInvocation(String pattern, String test, boolean meant) {
        assertThat(matches(pattern, test)).isEqualTo(meant);
    }

    /** The number of an invocation changes when another one is put before it; its name does not. */
    @ParameterizedTest
    @CsvSource({
        "learns[5 tanh layers],[2] 5 tanh layers,learns[5 tanh layers],true",
        "learns[5 tanh layers],5 tanh layers,learns[5 tanh layers],true",
        "learns[2],[2] 5 tanh layers,learns[5 tanh layers],true",
        "learns[* tanh *],[2] 5 tanh layers,learns[5 tanh layers],true",
        "learns[5 ReLU layers],[2] 5 tanh layers,learns[5 tanh layers],false",
        "5 tanh layers,[2] 5 tanh layers,learns[5 tanh layers],false",
        "learns[2],[2],learns[2],true",
        "learns[2],'',learns[2],true"
    })
    void anInvocationIsMeantByItsNumberOrByItsDisplayName(
            String pattern, String displayName, String name, boolean meant) {
        Header header = header("com.example.FraudTest", "learns[2]", displayName);

        assertThat(header.namedTest()).isEqualTo(name);
        assertThat(new FindingPattern("", "", pattern, "").matches(header)).isEqualTo(meant);
    }

    @Test
    void aTestWithoutInvocationsKeepsItsName() {
        assertThat(header("com.example.FraudTest", "learns", "it learns").namedTest())
                .isEqualTo("learns");
    }

    @ParameterizedTest
    @CsvSource({
        "FraudTest,true",
        "com.example.FraudTest,true",
        "com.*,true",
        "*.FraudTest,true",
        "example.FraudTest,false",
        "Fraud,false"
    })
    void aSuiteIsMeantWithOrWithoutItsPackage(String pattern, boolean meant) {
        assertThat(new FindingPattern("", pattern, "", "").matchesSuite(header("com.example.FraudTest", "learns")))
                .isEqualTo(meant);
    }

    @Test
    void endlessNamesAndPatternsTakeNeitherLongNorTheStack() {
        String invocations = "learns" + "[1]".repeat(200_000);
        String asterisks = "*a".repeat(1_000) + "b";

        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            assertThat(matches("learns", invocations)).isTrue();
            assertThat(matches("learnt", invocations)).isFalse();
            assertThat(matches(asterisks, "a".repeat(100_000))).isFalse();
        });
    }
}
