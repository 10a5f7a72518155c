package io.github.gradientharness.baseline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads one baseline. What {@code freeze} does not write, such as a field that comes twice, deep nesting or a file of many
 * megabytes, is refused with the reason: people merge these files by hand, and a number that was misread would forgive drift.
 */
final class BaselineReader {

    private static final String FORMAT = "gradient-baseline";
    private static final int VERSION = 1;

    /** Baselines are nested five deep. */
    private static final int DEEPEST = 64;

    /** Digits of a number; the time to read one grows with their square. */
    private static final int LONGEST_NUMBER = 100;

    /** Share of the memory there is at most that a file may have; made into a tree it takes some thirty times its length. */
    private static final int SHARE_OF_MEMORY = 64;

    /** Without comparing, or the check that comes first would end at the same file. */
    private static final String FREEZE = "'mvn clean verify gradient:freeze -Dgradient.onBaselineDrift=ignore'";

    private static final String WRITE_ANEW = FREEZE + " writes the file anew.";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final long largest;

    /** Of a file in a JVM with so many bytes of memory. */
    BaselineReader(Path file, long memory) {
        this.file = file;
        this.largest = Math.max(1 << 20, memory / SHARE_OF_MEMORY);
    }

    GradientBaseline read() throws IOException {
        try {
            JsonNode root = JSON.readTree(text());
            checkFormat(root);
            return BaselineJson.read(root);
        } catch (StreamConstraintsException exception) {
            throw unreadable(
                    "it is nested deeper than " + DEEPEST
                            + " levels, or holds a number of more than " + LONGEST_NUMBER
                            + " digits or an endless name."
                            + " " + WRITE_ANEW,
                    exception);
        } catch (MismatchedInputException exception) {
            throw unreadable(
                    "line " + line(exception) + " says something twice, or goes on behind the end. If it was left by"
                            + " a merge, take either side of the conflict; " + WRITE_ANEW,
                    exception);
        } catch (JsonProcessingException exception) {
            throw unreadable(
                    "line " + line(exception) + " is not JSON. If it was left by a merge, take either"
                            + " side of the conflict; " + WRITE_ANEW,
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

    private void checkFormat(JsonNode root) throws UnreadableBaselineException {
        JsonNode format = root.path("format");
        if (!format.asText().equals(FORMAT)) {
            String found = format.isTextual() ? "its format is " + Quoted.value(format) : "it names no format";
            throw unreadable(found + ", not \"" + FORMAT + "\". Set gradient.baselineFile to a baseline.", null);
        }
        JsonNode version = root.path("version");
        if (!version.isInt() || version.asInt() != VERSION) {
            String found = version.isMissingNode() ? "it names no version" : "its version is " + Quoted.value(version);
            throw unreadable(
                    found + " and this reader knows version " + VERSION
                            + ". Use the version of gradient-maven-plugin that wrote it, or write it anew by "
                            + FREEZE + ".",
                    null);
        }
    }

    private static int line(JsonProcessingException exception) {
        return exception.getLocation() == null ? 1 : exception.getLocation().getLineNr();
    }

    private UnreadableBaselineException unreadable(String problem, @Nullable Exception cause) {
        return new UnreadableBaselineException(file, problem, cause);
    }
}
