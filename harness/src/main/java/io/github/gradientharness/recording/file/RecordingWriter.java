package io.github.gradientharness.recording.file;

import io.github.gradientharness.recording.DataSet;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.SanityFacts;
import io.github.gradientharness.recording.Recording.Seam;
import io.github.gradientharness.recording.Recording.Worker;
import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.recording.Window;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apiguardian.api.API;

/**
 * Writes a recording line by line, each at once, so that a killed JVM loses at most the window it was in.
 *
 * <p>Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RecordingWriter implements Closeable {

    private final Path file;
    private final Header header;
    private OutputStream out;
    private final JsonLine line = new JsonLine();

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
            writeLine(HeaderJson.TYPE, json -> HeaderJson.write(json, header));
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
        writeLine(WindowWriter.TYPE, json -> WindowWriter.write(json, window));
    }

    /** Appends a metric point. */
    public void append(MetricPoint point) throws IOException {
        writeLine(EventJson.METRIC, json -> EventJson.write(json, point));
    }

    /** Appends a note: what was not measured, and why. */
    public void appendNote(String note) throws IOException {
        writeLine(EventJson.NOTE, json -> EventJson.write(json, note));
    }

    /** Appends a data set. */
    public void append(DataSet data) throws IOException {
        writeLine(DataSetJson.TYPE, json -> DataSetJson.write(json, data));
    }

    /** Appends statistics of what the model is fed; they replace those that stand before them. */
    public void append(TrainingData data) throws IOException {
        writeLine(TrainingDataJson.TYPE, json -> TrainingDataJson.write(json, data));
    }

    /** Appends what a copy of the model did with the first minibatch. */
    public void append(SanityFacts facts) throws IOException {
        writeLine(SanityFactsJson.TYPE, json -> SanityFactsJson.write(json, facts));
    }

    /** Appends the last line. */
    public void append(Ending ending) throws IOException {
        writeLine(EventJson.END, json -> EventJson.write(json, ending));
    }

    /** Appends a window of one of several workers. */
    public void append(String worker, Window window) throws IOException {
        writeLine(WorkerJson.WINDOW, json -> WorkerJson.write(json, worker, window));
    }

    /** Appends statistics of what a worker is fed; they replace those that stand before them. */
    public void append(String worker, TrainingData data) throws IOException {
        writeLine(WorkerJson.DATA, json -> WorkerJson.write(json, worker, data));
    }

    /** Appends where the training went on. */
    public void append(Seam seam) throws IOException {
        writeLine(SeamJson.TYPE, json -> SeamJson.write(json, seam));
    }

    /** Replaces everything behind the header; a reader sees the old file or the new one, never half of it. */
    public void replace(Recording recording) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        out.close();
        Files.createDirectories(file.toAbsolutePath().getParent());
        out = RecordingFile.create(next);
        writeLine(HeaderJson.TYPE, json -> HeaderJson.write(json, header));
        appendAll(recording);
        out.close();
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        out = RecordingFile.append(file);
    }

    private void appendAll(Recording recording) throws IOException {
        for (Seam seam : recording.seams()) {
            append(seam);
        }
        for (Window window : recording.windows()) {
            append(window);
        }
        for (Worker worker : recording.workers()) {
            appendAll(worker);
        }
        for (MetricPoint point : recording.metrics()) {
            append(point);
        }
        for (String note : recording.notes()) {
            appendNote(note);
        }
        for (DataSet dataSet : recording.dataSets()) {
            append(dataSet);
        }
        if (!recording.trainingData().equals(TrainingData.UNKNOWN)) {
            append(recording.trainingData());
        }
        if (recording.sanity() != SanityFacts.NONE) {
            append(recording.sanity());
        }
    }

    private void appendAll(Worker worker) throws IOException {
        for (Window window : worker.windows()) {
            append(worker.name(), window);
        }
        if (!worker.data().equals(TrainingData.UNKNOWN)) {
            append(worker.name(), worker.data());
        }
    }

    /** Writes the fields of a line behind its type. */
    private interface Fields {
        void write(JsonLine json);
    }

    private void writeLine(String type, Fields fields) throws IOException {
        line.reset();
        line.writeStartObject();
        line.writeStringField("type", type);
        fields.write(line);
        line.writeEndObject();
        line.writeTo(out);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
