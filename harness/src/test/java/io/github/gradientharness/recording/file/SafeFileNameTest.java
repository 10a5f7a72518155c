package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeFileNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"trains", "com.example.FraudModelTest$Deep", "learns-2", "console"})
    void anOrdinaryNameStaysAsItIs(String name) {
        assertThat(SafeFileName.of(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                ".",
                "../../etc/passwd",
                "C:\\x",
                "a/b",
                "nul",
                "CON.txt",
                "lpt1",
                "end.",
                "\u0000",
                "\u202Egnp"
            })
    void anyOtherIsASingleElementThatMeansNothingToAFileSystem(String name) {
        String file = SafeFileName.of(name);

        assertThat(file).matches("[A-Za-z0-9_$-][A-Za-z0-9._$-]*-[0-9a-f]+");
        assertThat(Path.of("folder").resolve(file).normalize().getParent()).isEqualTo(Path.of("folder"));
        assertThat(file.split("[.-]")[0].toLowerCase(java.util.Locale.ROOT)).isNotIn("nul", "con", "lpt1");
    }

    @Test
    void aLongNameIsCutAndWhatWasCutIsToldApart() {
        String start = "x".repeat(10_000);

        assertThat(SafeFileName.of(start)).hasSizeLessThanOrEqualTo(110);
        assertThat(List.of(SafeFileName.of(start + "a"), SafeFileName.of(start + "b")))
                .doesNotHaveDuplicates();
    }
}
