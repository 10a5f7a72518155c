package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.Recording.Worker;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The window in progress. Where several workers train copies of the model, each has a window of its own, and the training's is all
 * of them taken together.
 */
final class OpenWindow {

    /** The only one, where there are no workers. */
    private static final String NOBODY = "";

    private final List<Series> series = new ArrayList<>();
    private final Map<String, WindowBuilder> builders = new LinkedHashMap<>();
    /** What workers of other processes recorded since the window began. */
    private final Map<String, Window> received = new LinkedHashMap<>();

    private final Map<String, Long> iterations = new HashMap<>();
    private String worker = NOBODY;
    private WindowBuilder builder = builderOf(NOBODY);

    /** Goes on after what workers have recorded before. */
    void after(List<Worker> workers) {
        workers.forEach(each -> iterations.put(each.name(), each.iterations()));
    }

    /** Says whose iterations follow. */
    void by(String name) {
        if (!name.equals(worker)) {
            worker = name;
            builder = builderOf(name);
        }
    }

    /** Series have the same numbers in all builders. */
    private WindowBuilder builderOf(String name) {
        return builders.computeIfAbsent(name, ignored -> {
            WindowBuilder made = new WindowBuilder();
            series.forEach(made::indexOf);
            return made;
        });
    }

    int indexOf(Series key) {
        int index = -1;
        for (WindowBuilder each : builders.values()) {
            index = each.indexOf(key);
        }
        if (index == series.size()) {
            series.add(key);
        }
        return index;
    }

    /** Of the worker whose iterations follow. */
    WindowBuilder builder() {
        return builder;
    }

    /** The magnitude up to which the values of a series reach in everybody's window: see {@link TrainingRecording#reach}. */
    double reach(int index) {
        if (builders.size() == 1) {
            return builder.accumulator(index).reach();
        }
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<String, WindowBuilder> each : builders.entrySet()) {
            if (!each.getKey().equals(NOBODY)) {
                least = Math.min(least, each.getValue().accumulator(index).reach());
            }
        }
        return least;
    }

    /** Counts the iteration's tensors; a worker counts its own iterations. */
    void commit(int epoch, long iteration) {
        builder.commit(epoch, worker.equals(NOBODY) ? iteration : iterations.merge(worker, 1L, Long::sum));
    }

    /** Takes what a worker of another process recorded in some iterations, which follow those that it recorded before. */
    void receive(String name, int epoch, Window window) {
        long before = iterations.getOrDefault(name, 0L);
        long after = before + window.iterations();
        iterations.put(name, after);
        received.merge(name, window.at(epoch, epoch, before + 1, after), Window::merge);
    }

    boolean isEmpty() {
        return received.isEmpty() && builders.values().stream().allMatch(WindowBuilder::isEmpty);
    }

    /**
     * The training's window, iterations not committed left out.
     *
     * @param from its first iteration, where there are workers
     * @param to its last
     */
    Window window(long from, long to) {
        WindowBuilder ofNobody = Objects.requireNonNull(builders.get(NOBODY));
        return ofWorkers().values().stream()
                .reduce(Window::merge)
                .map(all -> ofNobody.isEmpty() ? all : all.merge(ofNobody.window()))
                .map(all -> all.at(all.fromEpoch(), all.toEpoch(), from, to))
                .orElseGet(ofNobody::window);
    }

    /** Each worker's window; empty where there are no workers. */
    Map<String, Window> ofWorkers() {
        Map<String, Window> windows = new TreeMap<>(received);
        builders.forEach((name, each) -> {
            if (!name.equals(NOBODY) && !each.isEmpty()) {
                windows.merge(name, each.window(), Window::merge);
            }
        });
        return windows;
    }

    /** Starts the next window; what is not committed yet is kept. */
    void reset() {
        received.clear();
        builders.values().forEach(WindowBuilder::reset);
    }
}
