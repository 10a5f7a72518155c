package io.github.gradientharness.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.verdict.Diagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineFileTest {

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("src/test/gradient/baseline.json");
    }

    @Test
    void aFileIsReadAsItWasWritten() throws IOException {
        List<Diagnosis> profiles = new ArrayList<>(Profiles.overSeeds(6, 0.2, new Random(1), 0.3, 1.0));
        profiles.add(Profiles.of("is \"sick\" %s", 1e-7, 0, 1.0));
        profiles.add(Profiles.of("is \"sick\" %s", 0.5, 0.5, 1.0));
        GradientBaseline baseline = GradientBaseline.of(profiles);

        long bytes = BaselineFile.write(file(), baseline);

        assertThat(BaselineFile.read(file())).isEqualTo(baseline);
        assertThat(Files.size(file())).isEqualTo(bytes);
        assertThat(baseline.trainings())
                .extracting(training -> training.key().number())
                .containsExactly(1, 2, 1);
    }

    @Test
    void everyLayerAndFindingHasItsLineAndNumbersHaveTwoDigits() throws IOException {
        BaselineFile.write(file(), GradientBaseline.of(List.of(Profiles.of("vanishes", 0.00012345, 0.98765, 1.0))));

        assertThat(file()).hasContent("""
                {"format":"gradient-baseline","version":1,"trainings":[
                {"suite":"com.example.CirclesTest","test":"vanishes",
                 "layers":[
                  {"layer":"hidden 1","share":1.2E-4},
                  {"layer":"hidden 2","share":0.99},
                  {"layer":"output","share":1.0}],
                 "findings":[
                  {"rule":"vanishing-gradient","layer":"hidden 1","severity":"ERROR"}]}]}
                """);
    }

    @Test
    void theOrderOfRecordingsDoesNotMatter() throws IOException {
        List<Diagnosis> profiles = new ArrayList<>(
                List.of(Profiles.of("b", 0.5, 1.0), Profiles.of("a", 0.5, 1.0), Profiles.of("c", 0.1, 1.0)));
        BaselineFile.write(file(), GradientBaseline.of(profiles));
        String first = Files.readString(file());
        Collections.reverse(profiles);

        BaselineFile.write(file(), GradientBaseline.of(profiles));

        assertThat(file()).hasContent(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<<<<<<< HEAD | line 1 is not JSON. If it was left by a merge",
                "{\"format\":\"gradient-summary\"} | its format is \"gradient-summary\", not \"gradient-baseline\"",
                "{\"format\":\"gradient-baseline\",\"version\":2} | its version is 2 and this reader knows version 1",
                "{\"format\":\"gradient-baseline\",\"version\":1} | has no list \"trainings\"",
                "{\"format\":\"gradient-baseline\",\"version\":1,\"trainings\":[{}]} | has no text \"suite\""
            })
    void whatIsNoBaselineIsRefusedWithTheRemedy(String text, String problem) throws IOException {
        Path file = Files.writeString(folder.resolve("b.json"), text);

        assertThatThrownBy(() -> BaselineFile.read(file))
                .isInstanceOf(UnreadableBaselineException.class)
                .hasMessageContainingAll(file.toString(), problem);
    }

    @Test
    void whatWasAddedChangedAndRemovedIsCounted() {
        GradientBaseline before = GradientBaseline.of(
                List.of(Profiles.of("same", 0.5, 1.0), Profiles.of("moves", 0.5, 1.0), Profiles.of("goes", 0.5, 1.0)));
        GradientBaseline now = GradientBaseline.of(
                List.of(Profiles.of("same", 0.5, 1.0), Profiles.of("moves", 0.4, 1.0), Profiles.of("comes", 0.5, 1.0)));

        assertThat(FreezeSummary.of(before, now)).isEqualTo(new FreezeSummary(3, 1, 1, 1));
        assertThat(FreezeSummary.of(now, now)).isEqualTo(new FreezeSummary(3, 0, 0, 0));
    }
}
