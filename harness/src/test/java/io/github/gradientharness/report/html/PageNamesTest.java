package io.github.gradientharness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.report.HostileNames;
import io.github.gradientharness.report.SyntheticTraining;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageNamesTest {

    private static final Path FILE = Path.of("recording.jsonl");

    @Test
    void isReadableAndTheSameEveryTime() {
        Header header = header("com.example.CirclesTest", "gradientReachesTheFirstLayer");
        String name = new PageNames().of(header, FILE);
        assertThat(name).matches("CirclesTest-gradientReachesTheFirstLayer-[0-9a-f]{8}\\.html");
        assertThat(new PageNames().of(header, FILE)).isEqualTo(name);
    }

    @Test
    void isSafeWhateverATestIsCalled() {
        PageNames names = new PageNames();
        List<String> hostile = Stream.concat(
                        HostileNames.ALL.stream(),
                        Stream.of(
                                HostileNames.LONG,
                                "",
                                ".",
                                "..",
                                "../..",
                                "C:\\x",
                                "CON",
                                "nul",
                                "aux.txt",
                                "a/b\u0000"))
                .toList();
        for (String name : hostile) {
            String page = names.of(header(name, name), FILE);
            assertThat(page).matches(PageNames.PATTERN).hasSizeLessThan(100);
            assertThat(Path.of(page).getNameCount()).isEqualTo(1);
            assertThat(page.substring(0, page.indexOf('.')).toUpperCase(Locale.ROOT))
                    .isNotIn("CON", "PRN", "AUX", "NUL", "COM1", "LPT1");
        }
    }

    @Test
    void isGivenOnceEvenWhereUpperAndLowerCaseAreTheSame() {
        PageNames names = new PageNames();
        String first = names.of(header("Suite", "test"), FILE);
        String second = names.of(header("Suite", "test"), FILE);
        assertThat(second).isEqualTo(first.replace(".html", "-2.html")).matches(PageNames.PATTERN);
        assertThat(Stream.of("é", "è", "ê").map(test -> names.of(header("Suite", test), FILE)))
                .doesNotHaveDuplicates();
    }

    private static Header header(String suite, String test) {
        return SyntheticTraining.of(test, SyntheticTraining.RELU)
                .suite(suite)
                .epochs(1)
                .recording()
                .header();
    }
}
