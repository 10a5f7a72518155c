package io.github.gradientharness.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eclipse.aether.DefaultSessionData;
import org.junit.jupiter.api.Test;

class FrozenFilesTest {

    private static final Path ALL = Path.of("all.json");

    private final FrozenFiles files = new FrozenFiles(new DefaultSessionData());

    @Test
    void aFileBelongsToTheFirstModuleThatFreezesIt() {
        assertThat(files.takenByAnother(ALL, "a")).isEmpty();
        assertThat(files.takenByAnother(ALL, "b")).contains("a");
        assertThat(files.takenByAnother(ALL, "c")).contains("a");
    }

    @Test
    void aModuleMayFreezeItsOwnTwiceAndOthersTheirs() {
        assertThat(files.takenByAnother(ALL, "a")).isEmpty();
        assertThat(files.takenByAnother(ALL, "a")).isEmpty();
        assertThat(files.takenByAnother(Path.of("b.json"), "b")).isEmpty();
    }
}
