package io.github.gradientharness.instrument.spark;

import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.recording.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.core.storage.Persistable;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.core.storage.StorageMetaData;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the workers recorded, when DL4J has averaged their parameters. Everything else goes on to what the user has in its
 * place.
 */
final class WorkerReports implements StatsStorageRouter {

    private static final String FAILED = "could not record a part of its minibatches";

    private final String id;
    private final TrainingRecording recording;
    private final Map<String, Long> rows = new HashMap<>();
    private @Nullable StatsStorageRouter next;
    private int reports;
    private String problem = "";

    WorkerReports(String id, TrainingRecording recording, @Nullable StatsStorageRouter next) {
        this.id = id;
        this.recording = recording;
        this.next = next;
    }

    @Nullable
    StatsStorageRouter forwarded() {
        return next;
    }

    void forwardTo(@Nullable StatsStorageRouter other) {
        next = other;
    }

    boolean isEmpty() {
        return reports == 0;
    }

    String problem() {
        return problem;
    }

    @Override
    public void putUpdate(Collection<? extends Persistable> updates) {
        List<WorkerReport> own = new ArrayList<>();
        List<Persistable> others = new ArrayList<>();
        for (Persistable update : updates) {
            if (update instanceof WorkerReport report && report.getSessionID().equals(id)) {
                own.add(report);
            } else {
                others.add(update);
            }
        }
        if (next != null && !others.isEmpty()) {
            next.putUpdate(others);
        }
        if (!own.isEmpty() && !recording.hasEnded()) {
            own.sort(Comparator.comparing(WorkerReport::worker));
            take(own);
        }
    }

    private void take(List<WorkerReport> round) {
        Map<String, WorkerPart> parts = new LinkedHashMap<>();
        for (WorkerReport report : round) {
            WorkerPart part = part(report);
            if (part != null) {
                parts.put(report.worker(), part);
            }
        }
        int epoch = round.get(0).epoch();
        synchronized (recording) {
            recording.round(epoch, windows(parts, WorkerPart::clean));
            recording.round(epoch, windows(parts, WorkerPart::sick));
            parts.forEach(this::take);
        }
        reports += parts.size();
    }

    private void take(String worker, WorkerPart part) {
        part.notes().forEach(recording::note);
        recording.addTimes(part.harnessNanos(), part.trainingNanos());
        if (!part.problem().isEmpty()) {
            lost(worker, part.problem());
        }
        long seen = rows(part.data());
        if (seen > rows.getOrDefault(worker, 0L)) {
            rows.put(worker, seen);
            recording.data(worker, part.data());
        }
    }

    private static long rows(TrainingData data) {
        return data.inputs().stream()
                .mapToLong(inputs -> inputs.values().rows())
                .sum();
    }

    private static Map<String, Window> windows(
            Map<String, WorkerPart> parts, Function<WorkerPart, @Nullable Window> which) {
        Map<String, Window> windows = new LinkedHashMap<>();
        parts.forEach((worker, part) -> {
            Window window = which.apply(part);
            if (window != null) {
                windows.put(worker, window);
            }
        });
        return windows;
    }

    private @Nullable WorkerPart part(WorkerReport report) {
        try {
            if (!report.failure().isEmpty()) {
                lost(report.worker(), report.failure());
            }
            return report.part();
        } catch (IOException | RuntimeException unreadable) {
            lost(report.worker(), unreadable.toString());
            return null;
        }
    }

    private void lost(String worker, String why) {
        if (problem.isEmpty()) {
            problem = worker + " " + FAILED + ": " + why;
        }
    }

    @Override
    public void putUpdate(Persistable update) {
        putUpdate(List.of(update));
    }

    @Override
    public void putStorageMetaData(StorageMetaData data) {
        if (next != null) {
            next.putStorageMetaData(data);
        }
    }

    @Override
    public void putStorageMetaData(Collection<? extends StorageMetaData> data) {
        if (next != null) {
            next.putStorageMetaData(data);
        }
    }

    @Override
    public void putStaticInfo(Persistable info) {
        if (next != null) {
            next.putStaticInfo(info);
        }
    }

    @Override
    public void putStaticInfo(Collection<? extends Persistable> info) {
        if (next != null) {
            next.putStaticInfo(info);
        }
    }
}
