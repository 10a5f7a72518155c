package io.github.gradientharness.recording.file;

import io.github.gradientharness.recording.DataSet;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.SanityFacts;
import io.github.gradientharness.recording.Recording.Seam;
import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.recording.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of a file read so far. Lines of unknown type are passed over: newer writers may add some. */
final class RecordingBuilder {

    /** A recorder writes 50 notes at most. */
    private static final int MOST_NOTES = 100;

    private final Header header;
    private final Memory memory;
    private final List<Window> windows = new ArrayList<>();
    private final WorkerJson workers = new WorkerJson();
    private final List<Seam> seams = new ArrayList<>();
    private final List<MetricPoint> metrics = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, DataSet> dataSets = new LinkedHashMap<>();
    private TrainingData trainingData = TrainingData.UNKNOWN;
    private SanityFacts sanity = SanityFacts.NONE;
    private long notesLeftOut;
    private final CompactLine compact;
    private final WindowReader reader;
    private @Nullable Ending ending;

    /** Of a header's file, whose other lines the same parser reads. */
    RecordingBuilder(Header header, CompactLine compact, Memory memory) {
        this.header = header;
        this.memory = memory;
        this.compact = compact;
        this.reader = new WindowReader(header.model().layers().size());
    }

    /**
     * Adds a line.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException if it is not complete JSON, or a field of it comes twice
     * @throws MalformedLineException if it does not say what it should
     */
    void add(RecordingLines lines) throws IOException {
        long before = memory.left();
        try {
            if (compact.goTo(lines)) {
                String type = compact.type();
                compact.goTo(lines);
                add(type, compact);
                return;
            }
        } catch (MalformedLineException exception) {
            memory.returnTo(before);
        }
        try (JacksonLine line = new JacksonLine(lines, memory)) {
            add(type(lines), line);
        }
    }

    private String type(RecordingLines lines) throws IOException {
        try (JacksonLine line = new JacksonLine(lines, memory)) {
            return line.type();
        }
    }

    private void add(String type, LineParser line) throws IOException {
        switch (type) {
            case WindowWriter.TYPE -> add(reader.read(line));
            case WorkerJson.WINDOW -> {
                Window window = reader.read(line);
                workers.add(reader.worker(), window);
            }
            case WorkerJson.DATA -> workers.addData(JsonFields.of(line.tree()));
            case SeamJson.TYPE -> seams.add(SeamJson.read(JsonFields.of(line.tree())));
            case EventJson.METRIC -> metrics.add(EventJson.metric(JsonFields.of(line.tree())));
            case EventJson.NOTE -> addNote(EventJson.note(JsonFields.of(line.tree())));
            case DataSetJson.TYPE -> add(DataSetJson.read(JsonFields.of(line.tree())));
            case TrainingDataJson.TYPE -> trainingData = TrainingDataJson.read(JsonFields.of(line.tree()));
            case SanityFactsJson.TYPE -> sanity = SanityFactsJson.read(JsonFields.of(line.tree()));
            case EventJson.END -> ending = EventJson.ending(JsonFields.of(line.tree()));
            default -> line.skipLine();
        }
    }

    private void add(Window window) {
        requireFollowing(windows, window);
        windows.add(window);
    }

    /** Windows of one training, or of one worker, do not overlap. */
    static void requireFollowing(List<Window> windows, Window window) {
        if (!windows.isEmpty()
                && window.fromIteration() <= windows.get(windows.size() - 1).toIteration()) {
            throw new MalformedLineException("a window that does not follow the one before it");
        }
    }

    private void addNote(String text) {
        if (notes.size() < MOST_NOTES) {
            notes.add(text);
        } else {
            notesLeftOut++;
        }
    }

    /** Given again under the same name, it replaces the former. */
    private void add(DataSet data) {
        dataSets.put(data.name(), data);
    }

    Recording toRecording(String damage) {
        if (notesLeftOut > 0) {
            notes.add(notesLeftOut + " more notes were left out");
        }
        return new Recording(
                header,
                windows,
                metrics,
                notes,
                List.copyOf(dataSets.values()),
                trainingData,
                sanity,
                ending,
                damage,
                workers.workers(),
                seams);
    }
}
