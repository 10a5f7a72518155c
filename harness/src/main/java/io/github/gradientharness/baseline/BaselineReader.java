package io.github.gradientharness.baseline;

import io.github.gradientharness.json.InvalidJsonException;
import io.github.gradientharness.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one baseline. What {@code freeze} does not write, such as a field that comes twice, deep nesting or a file of many
 * megabytes, is refused with the reason: people merge these files by hand, and a number that was misread would forgive drift.
 */
final class BaselineReader {

    private static final String FORMAT = "gradient-baseline";
    private static final int VERSION = 1;

    /** Share of the memory there is at most that a file may have; made into a tree it takes some thirty times its length. */
    private static final int SHARE_OF_MEMORY = 64;

    /** Without comparing, or the check that comes first would end at the same file. */
    private static final String FREEZE = "'mvn clean verify gradient:freeze -Dgradient.onBaselineDrift=ignore'";

    private static final String WRITE_ANEW = FREEZE + " writes the file anew.";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final long largest;

    /** Of a file in a JVM with so many bytes of memory. */
    BaselineReader(Path file, long memory) {
        this.file = file;
        this.largest = Math.max(1 << 20, memory / SHARE_OF_MEMORY);
    }

    GradientBaseline read() throws IOException {
        try {
            Map<?, ?> root = Json.read(text()) instanceof Map<?, ?> object ? object : Map.of();
            checkFormat(root);
            return BaselineJson.read(root);
        } catch (InvalidJsonException exception) {
            throw unreadable(
                    switch (exception.kind()) {
                        case MALFORMED ->
                            "line " + exception.line() + " is not JSON. If it was left by a merge, take either"
                                    + " side of the conflict; " + WRITE_ANEW;
                        case FIELD_TWICE, TRAILING ->
                            "line " + exception.line() + " says something twice, or goes on behind the end. If it was"
                                    + " left by a merge, take either side of the conflict; " + WRITE_ANEW;
                        default -> exception.getMessage() + ". " + WRITE_ANEW;
                    },
                    exception);
        } catch (CharacterCodingException exception) {
            throw unreadable("it is not UTF-8. " + WRITE_ANEW, exception);
        } catch (IllegalArgumentException exception) {
            throw unreadable(exception.getMessage() + ". " + WRITE_ANEW, exception);
        }
    }

    /** Asks for no more than fits: the length that a file system tells may be none, or have changed. */
    private String text() throws IOException {
        byte[] bytes;
        try (InputStream input = Files.newInputStream(file)) {
            bytes = input.readNBytes((int) Math.min(largest + 1, Integer.MAX_VALUE - 8));
        }
        if (bytes.length > largest) {
            throw unreadable(
                    "it is larger than " + (largest >> 20) + " MiB, a " + SHARE_OF_MEMORY
                            + "th of this JVM's memory. Give it more: -Xmx in MAVEN_OPTS.",
                    null);
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private void checkFormat(Map<?, ?> root) throws UnreadableBaselineException {
        Object format = root.get("format");
        if (!FORMAT.equals(format)) {
            String found = format instanceof String ? "its format is " + Quoted.value(format) : "it names no format";
            throw unreadable(found + ", not \"" + FORMAT + "\". Set gradient.baselineFile to a baseline.", null);
        }
        Object version = root.get("version");
        if (!Long.valueOf(VERSION).equals(version)) {
            String found =
                    root.containsKey("version") ? "its version is " + Quoted.value(version) : "it names no version";
            throw unreadable(
                    found + " and this reader knows version " + VERSION
                            + ". Use the version of gradient-maven-plugin that wrote it, or write it anew by "
                            + FREEZE + ".",
                    null);
        }
    }

    private UnreadableBaselineException unreadable(String problem, @Nullable Exception cause) {
        return new UnreadableBaselineException(file, problem, cause);
    }
}
