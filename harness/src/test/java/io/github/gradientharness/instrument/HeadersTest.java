package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadersTest {

    @Test
    void theCommitIsTheBuildServersOwn() {
        String commit = "0123456789abcdef0123456789abcdef01234567";

        assertThat(Headers.commit(Map.of("GITHUB_SHA", commit))).hasValue(commit);
        assertThat(Headers.commit(Map.of("CI_COMMIT_SHA", commit, "HOME", "/home")))
                .hasValue(commit);
    }

    @Test
    void whatIsNoCommitIsLeftOut() {
        assertThat(Headers.commit(Map.of("GIT_COMMIT", "none"))).isEmpty();
        assertThat(Headers.commit(Map.of())).isEmpty();
    }
}
