package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NumberedNamesTest {

    @Test
    void seedsSortByNumberAndNamesByLetter() {
        assertThat(sorted("b/learns.jsonl", "a/learns-seed-10.jsonl", "a/learns-seed-2.jsonl", "a/learns-seed-1.jsonl"))
                .containsExactly(
                        "a/learns-seed-1.jsonl", "a/learns-seed-2.jsonl", "a/learns-seed-10.jsonl", "b/learns.jsonl");
    }

    @Test
    void namesThatDifferInLeadingZerosOnlyStayApart() {
        assertThat(sorted("seed-1", "seed-01")).containsExactly("seed-01", "seed-1");
        assertThat(sorted("seed-01", "seed-1")).containsExactly("seed-01", "seed-1");
    }

    private static Stream<String> sorted(String... names) {
        return NumberedNames.sorted(Stream.of(names).map(Path::of).toList()).stream()
                .map(Path::toString);
    }
}
