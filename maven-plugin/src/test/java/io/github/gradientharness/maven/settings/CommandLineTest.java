package io.github.gradientharness.maven.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.junit.jupiter.api.Test;

/** What a report says it was made by. */
class CommandLineTest {

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest()
            .setGoals(List.of("clean", "verify"))
            .setUserProperties(new Properties());

    @SuppressWarnings("deprecation")
    private String command() {
        return CommandLine.of(new MavenSession(null, null, request, new DefaultMavenExecutionResult()));
    }

    @Test
    void goalsAreWhatIsTypedMostOften() {
        assertThat(command()).isEqualTo("mvn clean verify");
    }

    @Test
    void whatDecidesOnTestsAndGateIsNamedAndNothingElse() {
        request.getUserProperties().setProperty("gradient.limit.vanishing-gradient", "0.6");
        request.getUserProperties().setProperty("gradient.ignoreExpectations", "true");
        request.getUserProperties().setProperty("test", "ModelTest#learns in time");
        request.getUserProperties().setProperty("deploy.password", "secret");
        request.setActiveProfiles(List.of("gradients", "slow"));
        request.setSelectedProjects(List.of("core", ":app"));
        request.setResumeFrom(":core");

        assertThat(command())
                .isEqualTo(
                        "mvn clean verify -P gradients,slow -pl core,:app -rf :core -Dgradient.ignoreExpectations=true"
                                + " -Dgradient.limit.vanishing-gradient=0.6 '-Dtest=ModelTest#learns in time'");
    }

    @Test
    void aPropertyWithoutValueAndAQuotationMarkStayWhatTheyAre() {
        request.getUserProperties().setProperty("skipTests", "");
        request.getUserProperties().setProperty("gradient.reportDirectory", "it's here");

        assertThat(command()).isEqualTo("mvn clean verify '-Dgradient.reportDirectory=it'\\''s here' -DskipTests");
    }
}
