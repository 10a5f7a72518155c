package io.github.gradientharness.sample.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the tables of {@code docs/tutorial.md} equal to what was measured. With {@code -Dtutorial.write=true} it writes them
 * from the results that the profile "tutorial" left.
 */
class TutorialPageTest {

    private static final Path PAGE = Path.of("../docs/tutorial.md");
    private static final Pattern TABLE =
            Pattern.compile("<!-- table ([\\w-]+) -->\\n(.*?)<!-- end -->", Pattern.DOTALL);

    /** Networks with fewer seeds than a difference takes are not judged; their line of the table says so. */
    static Stream<Experiment> measured() {
        MeasuredResults results = MeasuredResults.read();
        return Experiment.all().stream()
                .filter(experiment -> Agreement.canTell(results.of(experiment).size()));
    }

    @Test
    void itsTablesAreThoseOfTheMeasuredResults() throws IOException {
        assumeThat(PAGE)
                .as("the page stays in the repository when the sample is copied out")
                .exists();
        if (Boolean.getBoolean("tutorial.write")) {
            MeasuredResults.write(ResultStore.ofThisProject());
            Files.writeString(PAGE, withTables(Files.readString(PAGE)), StandardCharsets.UTF_8);
        }

        String page = Files.readString(PAGE);
        assertThat(page).isEqualTo(withTables(page));
        assertThat(TABLE.matcher(page).results()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("measured")
    void theMeasuredResultsAgreeWithTheReference(Experiment experiment) {
        List<SeedResult> results = MeasuredResults.read().of(experiment);

        StudyAssertions.assertAgreesWithTheReference(experiment, results);
    }

    private static String withTables(String page) {
        Map<String, String> tables = new TutorialTables(MeasuredResults.read()).all();
        return TABLE.matcher(page)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "<!-- table " + found.group(1) + " -->\n" + tables.get(found.group(1)) + "<!-- end -->"));
    }
}
