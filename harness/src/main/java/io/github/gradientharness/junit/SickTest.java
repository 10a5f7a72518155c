package io.github.gradientharness.junit;

import io.github.gradientharness.recording.file.SafeFileName;
import io.github.gradientharness.remedies.RemedyFile;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that was sick, on which remedies are to be tried.
 *
 * @param uniqueId JUnit's; of a test over seeds, that of the test above its seeds
 * @param suite the test class
 * @param test its name in recordings, without a seed
 * @param file where what was tried is kept
 * @param seed the seed that was sick, of a test over seeds
 * @param settings those of the test
 */
record SickTest(String uniqueId, String suite, String test, Path file, Optional<Long> seed, Settings settings) {

    /** The test that an extension is called for. */
    static SickTest of(ExtensionContext context, Settings settings) {
        String id = SeededTest.of(context).isPresent()
                ? context.getParent().orElse(context).getUniqueId()
                : context.getUniqueId();
        return of(id, TestName.of(context), settings);
    }

    static SickTest of(String uniqueId, TestName name, Settings settings) {
        return new SickTest(
                uniqueId, name.suite(), name.group(), file(settings.recordingsFolder(), name), name.seed(), settings);
    }

    private static Path file(Path folder, TestName name) {
        TestName group = name.withoutSeed();
        return folder.resolve(SafeFileName.of(name.suite()))
                .resolve(SafeFileName.of(group.fileBase()) + RemedyFile.SUFFIX);
    }

    String place() {
        return suite.substring(suite.lastIndexOf('.') + 1) + " > " + test;
    }
}
