package io.github.gradientharness.maven.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What on the command line means that only some of the tests run. */
class ChosenTestsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"test", "it.test", "groups", "excludedGroups", "surefire.excludes", "failsafe.includesFile"})
    void aChoiceIsShownAsItIsTyped(String property) {
        assertThat(ChosenTests.typed(commandLine(property, "ModelTest#learns")))
                .containsExactly("-D" + property + "=ModelTest#learns");
        assertThat(ChosenTests.in(commandLine(property, " "))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "skipITs, true, true",
        "skipITs, false, false",
        "maven.test.skip.exec, true, true",
        "skipUTs, true, false"
    })
    void aSkipCountsUnlessItSaysFalseOrNoPluginKnowsIt(String property, String value, boolean counts) {
        assertThat(ChosenTests.in(commandLine(property, value))).isEqualTo(counts);
    }

    @Test
    void severalAreAllNamed() {
        Properties commandLine = commandLine("skipITs", "true");
        commandLine.setProperty("test", "ModelTest");

        assertThat(ChosenTests.typed(commandLine)).containsExactly("-Dtest=ModelTest", "-DskipITs");
    }

    private static Properties commandLine(String property, String value) {
        Properties properties = new Properties();
        properties.setProperty(property, value);
        return properties;
    }
}
