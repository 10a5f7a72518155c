package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NumberedNamesTest {

    @Test
    void seedsSortByNumberAndNamesByLetter() {
        assertThat(Stream.of(
                                "b/learns.jsonl",
                                "a/learns-seed-10.jsonl",
                                "a/learns-seed-2.jsonl",
                                "a/learns-seed-1.jsonl")
                        .map(Path::of)
                        .sorted(NumberedNames.ORDER)
                        .map(Path::getFileName)
                        .map(Path::toString))
                .containsExactly("learns-seed-1.jsonl", "learns-seed-2.jsonl", "learns-seed-10.jsonl", "learns.jsonl");
    }

    @Test
    void namesThatDifferInLeadingZerosOnlyStayApart() {
        assertThat(NumberedNames.ORDER.compare(Path.of("seed-01"), Path.of("seed-1")))
                .isNotZero();
    }
}
