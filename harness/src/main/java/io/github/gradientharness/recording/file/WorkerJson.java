package io.github.gradientharness.recording.file;

import io.github.gradientharness.recording.Recording.Worker;
import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.recording.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What workers contributed, as JSON: lines like those of the whole training, with the worker's name. */
final class WorkerJson {

    static final String WINDOW = "workerWindow";
    static final String DATA = "workerData";

    static final String WORKER = "worker";

    private final Map<String, List<Window>> windows = new LinkedHashMap<>();
    private final Map<String, TrainingData> data = new HashMap<>();

    static void write(JsonLine json, String worker, Window window) {
        json.writeStringField(WORKER, worker);
        WindowWriter.write(json, window);
    }

    static void write(JsonLine json, String worker, TrainingData ofWorker) {
        json.writeStringField(WORKER, worker);
        TrainingDataJson.write(json, ofWorker);
    }

    /** Takes a line with a window. */
    void add(String worker, Window window) {
        List<Window> ofWorker = windows.computeIfAbsent(worker, ignored -> new ArrayList<>());
        RecordingBuilder.requireFollowing(ofWorker, window);
        ofWorker.add(window);
    }

    /** Takes a line with data. */
    void addData(JsonFields line) {
        data.put(line.text(WORKER), TrainingDataJson.read(line));
    }

    List<Worker> workers() {
        return windows.entrySet().stream()
                .map(each -> new Worker(
                        each.getKey(), each.getValue(), data.getOrDefault(each.getKey(), TrainingData.UNKNOWN)))
                .toList();
    }
}
