package io.github.gradientharness.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines of a file read so far. Lines of unknown type are passed over: newer writers may add some. */
final class RecordingParts {

    /** Objects made from a line that our own writer did not write take several times its bytes. */
    private static final int MEMORY_OF_UNUSUAL = 4;

    /** A recorder writes 50 notes at most. */
    private static final int MOST_NOTES = 100;

    private final Header header;
    private final WindowLine windowLine;
    private final List<Window> windows = new ArrayList<>();
    private final List<MetricPoint> metrics = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, DataSet> dataSets = new LinkedHashMap<>();
    private long notesLeftOut;
    private @Nullable Ending ending;
    private long memory;

    RecordingParts(Path file, Header header) {
        this.header = header;
        this.windowLine = new WindowLine(file, header.model().layers().size());
    }

    /**
     * Adds a line.
     *
     * @throws JsonProcessingException if it is not complete JSON, or a field of it comes twice
     * @throws MalformedLineException if it does not say what it should
     */
    void add(RecordingLines lines) throws JsonProcessingException {
        try {
            addPlain(lines.cursor());
            memory += lines.length();
        } catch (UnusualLineException exception) {
            add(GeneralParser.read(lines.text()));
            memory += (long) MEMORY_OF_UNUSUAL * lines.length();
        }
    }

    private void addPlain(LineCursor line) {
        if (WindowLine.isBegun(line)) {
            windows.add(inOrder(windowLine.read(line)));
        } else {
            add(PlainTree.read(line));
        }
    }

    /** Roughly how many bytes the lines take in memory. */
    long memory() {
        return memory;
    }

    private void add(JsonNode node) {
        switch (JsonFields.text(node, "type")) {
            case "window" -> windows.add(inOrder(ofModel(WindowJson.read(node))));
            case "metric" -> metrics.add(metric(node));
            case "note" -> addNote(JsonFields.text(node, "text"));
            case "dataSet" -> add(DataSetJson.read(node));
            case "end" -> ending = ending(node);
            default -> {}
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

    private Window inOrder(Window window) {
        if (!windows.isEmpty()
                && window.fromIteration() <= windows.get(windows.size() - 1).toIteration()) {
            throw new MalformedLineException("a window that does not follow the one before it");
        }
        return window;
    }

    private Window ofModel(Window window) {
        int layers = header.model().layers().size();
        IntStream mentioned = IntStream.concat(
                Stream.concat(window.series().keySet().stream(), window.distributions().keySet().stream())
                        .mapToInt(Series::layer),
                window.units().keySet().stream().mapToInt(UnitSeries::layer));
        if (mentioned.anyMatch(layer -> layer >= layers)) {
            throw new MalformedLineException("a window with a layer that the model does not have");
        }
        return window;
    }

    private static MetricPoint metric(JsonNode node) {
        return new MetricPoint(
                JsonFields.text(node, "name"),
                JsonFields.smallCount(node, "epoch"),
                JsonFields.count(node, "iteration"),
                JsonFields.numberOr(node, "value", Double.NaN));
    }

    private static Ending ending(JsonNode node) {
        return new Ending(
                JsonFields.constant(node, "status", Ending.Status.class),
                JsonFields.count(node, "iterations"),
                JsonFields.smallCount(node, "epochs"),
                JsonFields.count(node, "harnessNanos"),
                JsonFields.count(node, "trainingNanos"),
                JsonFields.text(node, "problem"));
    }

    Recording toRecording(String damage) {
        if (notesLeftOut > 0) {
            notes.add(notesLeftOut + " more notes were left out");
        }
        return new Recording(header, windows, metrics, notes, List.copyOf(dataSets.values()), ending, damage);
    }
}
