package io.github.gradientharness.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;

/**
 * Writes a recording line by line, each at once, so that a killed JVM loses at most the window it was in.
 *
 * <p>Not thread-safe.
 */
public final class RecordingWriter implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Header header;
    private OutputStream out;
    private final LineBuffer line = new LineBuffer();
    /** Encodes also what is no text, such as half an emoji in a name, which a generator of bytes refuses. */
    private final Writer text = new OutputStreamWriter(line, StandardCharsets.UTF_8);

    /**
     * Starts the file, replacing an older one, and writes the header. An interrupted thread writes on.
     *
     * @param file of the default file system
     * @throws IOException if the folder can't be made or the file can't be written, also because another writer has it
     *     open, in this JVM or in another
     */
    public RecordingWriter(Path file, Header header) throws IOException {
        this.file = file;
        this.header = header;
        Files.createDirectories(file.toAbsolutePath().getParent());
        this.out = RecordingFile.create(file);
        try {
            writeLine(HeaderJson.write(header));
        } catch (IOException exception) {
            closeAfter(exception);
            throw exception;
        }
    }

    /**
     * Whether a writer has the file open at this moment, in this JVM or in another.
     *
     * @throws IOException if the file can't be opened
     */
    public static boolean isWriting(Path file) throws IOException {
        return RecordingFile.isOpen(file);
    }

    private void closeAfter(IOException trouble) {
        try {
            out.close();
        } catch (IOException sameTrouble) {
            trouble.addSuppressed(sameTrouble);
        }
    }

    /** Whether the file is still there: somebody may have deleted it. */
    public boolean isThere() {
        return Files.exists(file);
    }

    /** Appends a window. */
    public void append(Window window) throws IOException {
        line.reset();
        try (JsonGenerator json = JSON.getFactory().createGenerator(text)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            WindowJson.write(json, window);
            json.flush();
            json.writeNumberField(LineChecksum.FIELD, line.checksum());
            json.writeEndObject();
        }
        endLine();
    }

    /** Appends a metric point. */
    public void append(MetricPoint point) throws IOException {
        writeLine(metric(point));
    }

    /** Appends a note: what was not measured, and why. */
    public void appendNote(String text) throws IOException {
        writeLine(JsonNodeFactory.instance.objectNode().put("type", "note").put("text", text));
    }

    /** Appends a data set. */
    public void append(DataSet data) throws IOException {
        writeLine(DataSetJson.write(data));
    }

    /** Appends the last line. */
    public void append(Ending ending) throws IOException {
        writeLine(ending(ending));
    }

    /** Replaces everything behind the header; a reader sees the old file or the new one, never half of it. */
    public void replace(
            List<Window> windows, List<MetricPoint> metrics, Collection<String> notes, Collection<DataSet> dataSets)
            throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        out.close();
        Files.createDirectories(file.toAbsolutePath().getParent());
        out = RecordingFile.create(next);
        writeLine(HeaderJson.write(header));
        for (Window window : windows) {
            append(window);
        }
        for (MetricPoint point : metrics) {
            append(point);
        }
        for (String note : notes) {
            appendNote(note);
        }
        for (DataSet data : dataSets) {
            append(data);
        }
        out.close();
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        out = RecordingFile.append(file);
    }

    private void writeLine(ObjectNode node) throws IOException {
        line.reset();
        text.write(JSON.writeValueAsString(node));
        endLine();
    }

    private void endLine() throws IOException {
        text.write('\n');
        text.flush();
        line.writeTo(out);
    }

    /** The line that is being written. */
    private static final class LineBuffer extends ByteArrayOutputStream {

        /** Of what was written so far. */
        long checksum() {
            return LineChecksum.of(buf, 0, count);
        }
    }

    private static ObjectNode metric(MetricPoint point) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "metric");
        node.put("name", point.name());
        node.put("epoch", point.epoch());
        node.put("iteration", point.iteration());
        node.put("value", Double.isFinite(point.value()) ? TenDigits.rounded(point.value()) : null);
        return node;
    }

    private static ObjectNode ending(Ending ending) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("type", "end");
        node.put("status", ending.status().name());
        node.put("iterations", ending.iterations());
        node.put("epochs", ending.epochs());
        node.put("harnessNanos", ending.harnessNanos());
        node.put("trainingNanos", ending.trainingNanos());
        node.put("problem", ending.problem());
        return node;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
