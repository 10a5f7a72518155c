package io.github.gradientharness.maven.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The unified format: three lines around each change, and line numbers on both sides. */
class DifferenceTest {

    private static final List<String> TWENTY =
            IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).toList();

    @Test
    void farChangesAreApart() {
        List<Insertion> insertions = List.of(new Insertion(15, List.of("c")), new Insertion(4, List.of("a", "b")));

        assertThat(Difference.of("pom.xml", TWENTY, insertions))
                .containsExactly(
                        "--- pom.xml",
                        "+++ pom.xml",
                        "@@ -2,6 +2,8 @@",
                        " 2",
                        " 3",
                        " 4",
                        "+a",
                        "+b",
                        " 5",
                        " 6",
                        " 7",
                        "@@ -13,6 +15,7 @@",
                        " 13",
                        " 14",
                        " 15",
                        "+c",
                        " 16",
                        " 17",
                        " 18");
    }

    @Test
    void nearChangesAreTogetherAndTheEndsAreRespected() {
        List<Insertion> insertions = List.of(new Insertion(0, List.of("a")), new Insertion(2, List.of("b")));

        assertThat(Difference.of("pom.xml", List.of("1", "2", "3", ""), insertions))
                .containsExactly("--- pom.xml", "+++ pom.xml", "@@ -1,3 +1,5 @@", "+a", " 1", " 2", "+b", " 3");
    }

    @Test
    void aNewFileIsAllNew() {
        assertThat(Difference.ofNewFile("A.java", List.of("a", "b")))
                .containsExactly("--- /dev/null", "+++ A.java", "@@ -0,0 +1,2 @@", "+a", "+b");
    }
}
