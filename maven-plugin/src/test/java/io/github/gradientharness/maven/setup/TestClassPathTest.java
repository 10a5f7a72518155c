package io.github.gradientharness.maven.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestClassPathTest {

    private static final String JUPITER = "org.junit.jupiter:junit-jupiter-api";
    private static final String ASSERTJ = "org.assertj:assertj-core";

    private static TestClassPath with(String... artifacts) {
        return TestClassPath.of(
                Stream.concat(Stream.of(JUPITER, ASSERTJ), Stream.of(artifacts)).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "org.deeplearning4j:deeplearning4j-nn,DL4J",
        "org.nd4j:nd4j-api,SAMEDIFF",
        "ai.djl:api,DJL",
        "com.example:deeplearning4j-nn,"
    })
    void theFrameworkIsToldByItsArtifact(String artifact, Framework framework) {
        assertThat(with(artifact).framework().orElse(null)).isEqualTo(framework);
    }

    @Test
    void dl4jBringsNd4jAlong() {
        assertThat(with("org.nd4j:nd4j-api", "ai.djl:api", "org.deeplearning4j:deeplearning4j-nn")
                        .framework())
                .contains(Framework.DL4J);
    }

    @ParameterizedTest
    @CsvSource({
        "org.deeplearning4j:deeplearning4j-nn,org.nd4j:nd4j-native",
        "org.deeplearning4j:deeplearning4j-nn,org.nd4j:nd4j-cuda-11.6",
        "org.nd4j:nd4j-api,org.nd4j:nd4j-native",
        "ai.djl:api,ai.djl.pytorch:pytorch-engine"
    })
    void nothingIsMissing(String framework, String engine) {
        assertThat(with(framework, engine).missing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "org.deeplearning4j:deeplearning4j-nn,org.nd4j:nd4j-native-api,A backend of ND4J is missing",
        "org.nd4j:nd4j-api,org.nd4j:nd4j-common,A backend of ND4J is missing",
        "ai.djl:api,ai.djl:basicdataset,An engine of DJL is missing"
    })
    void anEngineThatIsMissingIsNamed(String framework, String other, String expected) {
        assertThat(with(framework, other).missing()).singleElement().asString().startsWith(expected);
    }

    @Test
    void librariesOfTheTestsThatAreMissingAreNamed() {
        TestClassPath bare = TestClassPath.of(List.of("org.nd4j:nd4j-api", "org.nd4j:nd4j-native", "junit:junit"));

        assertThat(bare.hasJupiter()).isFalse();
        assertThat(bare.missing())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("JUnit 5 is missing: add org.junit.jupiter:junit-jupiter"))
                .anyMatch(line -> line.startsWith("AssertJ is missing: add org.assertj:assertj-core"));
    }
}
