package io.github.gradientharness.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gradientharness.verdict.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Reads and writes baselines as JSON for version control: sorted, a line for each layer and finding, and nothing in it that
 * changes when the trainings have not: no time, no version, no path.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BaselineFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORMAT = "gradient-baseline";
    private static final int VERSION = 1;

    private BaselineFile() {}

    /**
     * Writes a baseline, making its folder if need be and replacing an older one.
     *
     * @return number of bytes
     * @throws IOException if it can't be written
     */
    public static long write(Path file, GradientBaseline baseline) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] bytes = BaselineText.of(baseline).getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes);
        return bytes.length;
    }

    /**
     * Reads a baseline.
     *
     * @throws UnreadableBaselineException if it is none, or of a newer version
     * @throws IOException if the file can't be read at all
     */
    public static GradientBaseline read(Path file) throws IOException {
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            checkFormat(file, root);
            return new GradientBaseline(list(root, "trainings", BaselineFile::training));
        } catch (JsonProcessingException exception) {
            throw new UnreadableBaselineException(
                    file,
                    "line " + exception.getLocation().getLineNr()
                            + " is not JSON. If it was left by a merge, take either"
                            + " side of the conflict; 'mvn gradient:freeze' writes the file anew.",
                    exception);
        } catch (IllegalArgumentException exception) {
            throw new UnreadableBaselineException(
                    file, exception.getMessage() + ". 'mvn gradient:freeze' writes the file anew.", exception);
        }
    }

    private static void checkFormat(Path file, JsonNode root) throws UnreadableBaselineException {
        String format = root.path("format").asText();
        if (!format.equals(FORMAT)) {
            throw new UnreadableBaselineException(
                    file,
                    "its format is '" + format + "', not '" + FORMAT + "'. Set gradient.baselineFile to a baseline.",
                    null);
        }
        if (root.path("version").asInt() != VERSION) {
            throw new UnreadableBaselineException(
                    file,
                    "its version is " + root.path("version") + " and this reader knows version " + VERSION
                            + ". Use the version of gradient-maven-plugin that wrote it, or write it anew by"
                            + " 'mvn gradient:freeze'.",
                    null);
        }
    }

    private static FrozenTraining training(JsonNode node) {
        TrainingKey key = new TrainingKey(
                text(node, "suite"), text(node, "test"), node.path("number").asInt(1));
        return new FrozenTraining(
                key,
                Math.max(1, node.path("seeds").asInt(1)),
                list(node, "layers", BaselineFile::layer),
                list(node, "findings", BaselineFile::finding));
    }

    private static FrozenLayer layer(JsonNode node) {
        return new FrozenLayer(text(node, "layer"), number(node, "share"), number(node, "spread"));
    }

    private static FrozenFinding finding(JsonNode node) {
        String severity = text(node, "severity").toUpperCase(Locale.ROOT);
        return new FrozenFinding(
                text(node, "rule"),
                text(node, "layer"),
                Severity.valueOf(severity),
                node.path("expected").asBoolean(false));
    }

    private static double number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isNumber() && value.asDouble() < 0
                || !value.isNumber() && !value.isNull() && !value.isMissingNode()) {
            throw new IllegalArgumentException("\"" + field + "\" should be a number of 0 or more and is " + value);
        }
        return value.asDouble(Double.NaN);
    }

    private static String text(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new IllegalArgumentException("an entry has no text \"" + field + "\"");
        }
        return node.path(field).asText();
    }

    private static <T> List<T> list(JsonNode node, String field, Function<JsonNode, T> read) {
        if (!node.path(field).isArray()) {
            throw new IllegalArgumentException("an entry has no list \"" + field + "\"");
        }
        List<T> values = new ArrayList<>();
        node.path(field).forEach(value -> values.add(read.apply(value)));
        return values;
    }
}
