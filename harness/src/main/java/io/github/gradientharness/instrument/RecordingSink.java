package io.github.gradientharness.instrument;

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
import io.github.gradientharness.recording.file.RecordingWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a recording in memory and, where it was given a file, on disk. Trouble with the disk never reaches the training:
 * it is kept as the recording's problem.
 */
final class RecordingSink {

    /** Lines beyond the kept ones after which the file is written anew. */
    private static final int MOST_SURPLUS_LINES = 500;

    /** Windows of all workers together, and of each. */
    private static final int MOST_OF_WORKERS = 2000;

    private static final int MOST_WORKERS_AT_ONCE = 20;
    private static final int MOST_OF_A_WORKER = 100;
    private static final int LEAST_OF_A_WORKER = 5;

    /** Worker 2 comes before worker 10. */
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private static final int MOST_NOTES = 50;
    private static final int MOST_DATA_SETS = 8;
    /** A data set is as long as many other lines. */
    private static final int LINES_OF_A_DATA_SET = 50;

    private final Supplier<Header> headerSource;
    private @Nullable Header header;
    private final BoundedWindows windows = new BoundedWindows();
    private final BoundedMetrics metrics = new BoundedMetrics();
    private final @Nullable Supplier<Path> fileSource;
    private @Nullable Path file;
    private @Nullable RecordingWriter writer;
    private final Map<String, BoundedWindows> workers = new TreeMap<>(BY_NUMBER);
    private final Map<String, TrainingData> dataOfWorkers = new HashMap<>();
    private final List<Seam> seams = new ArrayList<>();
    private boolean hasUnwritten;
    private int surplusLines;
    private final Set<String> notes = new LinkedHashSet<>();
    private final Map<String, DataSet> dataSets = new LinkedHashMap<>();
    private TrainingData data = TrainingData.UNKNOWN;
    private SanityFacts sanity = SanityFacts.NONE;
    private String problem = "";

    /** Header and file are asked for once, when the recording is opened. */
    RecordingSink(Supplier<Header> headerSource, @Nullable Supplier<Path> fileSource) {
        this.headerSource = headerSource;
        this.fileSource = fileSource;
    }

    /** Takes the header and begins the file; without it the first window does. */
    Header open() {
        Header known = header;
        if (known != null) {
            return known;
        }
        Header opened = headerSource.get();
        header = opened;
        write(() -> writer = newWriter(opened));
        if (!seams.isEmpty()) {
            replace();
            return opened;
        }
        dataSets.values().forEach(this::append);
        notes.forEach(this::append);
        return opened;
    }

    /** Begins with what was recorded before an interruption. */
    void goOn(Recording earlier) {
        earlier.windows().forEach(windows::add);
        earlier.workers().forEach(worker -> {
            worker.windows().forEach(window -> keep(worker.name(), window));
            dataOfWorkers.put(worker.name(), worker.data());
        });
        earlier.metrics().forEach(metrics::add);
        earlier.notes().forEach(notes::add);
        earlier.dataSets().forEach(set -> dataSets.put(set.name(), set));
        data = earlier.trainingData();
        sanity = earlier.sanity();
        seams.addAll(earlier.seams());
        if (header != null) {
            replace();
        }
    }

    private @Nullable RecordingWriter newWriter(Header opened) throws IOException {
        if (fileSource == null) {
            return null;
        }
        Path chosen = fileSource.get();
        file = chosen;
        return new RecordingWriter(chosen, opened);
    }

    /** Where it is written; empty before it is opened, or where it is kept in memory only. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    void add(Window window) {
        open();
        surplusLines += windows.add(window) ? 1 : 0;
        write(() -> {
            if (writer != null) {
                writer.append(window);
            }
        });
        replaceIfLongerThan(MOST_SURPLUS_LINES);
    }

    /** Keeps a worker's window. The more workers, the fewer are kept of each; those of many are written with the end. */
    void add(String worker, Window window) {
        boolean isMerged = keep(worker, window);
        if (workers.size() > MOST_WORKERS_AT_ONCE) {
            hasUnwritten = true;
            return;
        }
        surplusLines += isMerged ? 1 : 0;
        write(() -> {
            if (writer != null) {
                writer.append(worker, window);
            }
        });
        replaceIfLongerThan(MOST_SURPLUS_LINES);
    }

    private boolean keep(String worker, Window window) {
        BoundedWindows ofWorker = workers.get(worker);
        if (ofWorker == null) {
            ofWorker = new BoundedWindows();
            workers.put(worker, ofWorker);
            int most = Math.max(LEAST_OF_A_WORKER, Math.min(MOST_OF_A_WORKER, MOST_OF_WORKERS / workers.size()));
            workers.values().forEach(each -> each.limitTo(most));
        }
        return ofWorker.add(window);
    }

    /** Keeps statistics of what a worker is fed, instead of the former ones. They are written with the recording's end. */
    void add(String worker, TrainingData latest) {
        dataOfWorkers.put(worker, latest);
        hasUnwritten = true;
    }

    /** What each worker contributed, the window in progress included. */
    List<Worker> workers(Map<String, Window> open) {
        List<Worker> all = new ArrayList<>();
        Set<String> names = new TreeSet<>(BY_NUMBER);
        names.addAll(workers.keySet());
        names.addAll(open.keySet());
        for (String name : names) {
            BoundedWindows kept = workers.get(name);
            List<Window> ofWorker = new ArrayList<>(kept == null ? List.of() : kept.toList());
            if (open.containsKey(name)) {
                ofWorker.add(open.get(name));
            }
            all.add(new Worker(name, ofWorker, dataOfWorkers.getOrDefault(name, TrainingData.UNKNOWN)));
        }
        return all;
    }

    void add(MetricPoint point) {
        open();
        surplusLines += metrics.add(point) ? BoundedMetrics.LIMIT / 2 : 0;
        write(() -> {
            if (writer != null) {
                writer.append(point);
            }
        });
        replaceIfLongerThan(MOST_SURPLUS_LINES);
    }

    /** Keeps a data set, which replaces the former one of the same name. It may come before the header is known. */
    void add(DataSet data) {
        if (dataSets.size() == MOST_DATA_SETS && !dataSets.containsKey(data.name())) {
            keepNote("the data set '" + data.name() + "': a recording keeps " + MOST_DATA_SETS);
            return;
        }
        surplusLines += dataSets.put(data.name(), data) == null ? 0 : LINES_OF_A_DATA_SET;
        append(data);
        replaceIfLongerThan(MOST_SURPLUS_LINES);
    }

    private void append(DataSet data) {
        write(() -> {
            if (writer != null) {
                writer.append(data);
            }
        });
    }

    /** Keeps statistics of what the model is fed, instead of the former ones; the same object is kept once. */
    void add(TrainingData latest) {
        if (latest == data) {
            return;
        }
        open();
        data = latest;
        surplusLines++;
        write(() -> {
            if (writer != null) {
                writer.append(latest);
            }
        });
    }

    /** Keeps what a copy of the model did with the first minibatch. */
    void add(SanityFacts facts) {
        open();
        sanity = facts;
        write(() -> {
            if (writer != null) {
                writer.append(facts);
            }
        });
    }

    private void replaceIfLongerThan(int most) {
        if (surplusLines > most) {
            replace();
        }
    }

    private void replace() {
        surplusLines = 0;
        write(() -> {
            if (writer != null) {
                writer.replace(recording(null));
            }
        });
    }

    /** Writes the end. A file that was deleted meanwhile is written anew from memory. */
    void end(Ending ending) {
        open();
        replaceIfLongerThan(hasUnwritten ? -1 : 0);
        if (writer != null && !writer.isThere()) {
            replace();
        }
        write(() -> {
            if (writer != null) {
                writer.append(ending);
                writer.close();
            }
        });
    }

    /** Keeps a note once; a training has a few at most. */
    void note(String text) {
        open();
        keepNote(text);
    }

    private void keepNote(String text) {
        if (notes.size() < MOST_NOTES && notes.add(text)) {
            append(text);
        }
    }

    private void append(String note) {
        write(() -> {
            if (writer != null) {
                writer.appendNote(note);
            }
        });
    }

    /** Remembers that something was lost; the first loss is kept. */
    void lost(String what) {
        if (problem.isEmpty()) {
            problem = what;
        }
    }

    String problem() {
        return problem;
    }

    Recording recording(@Nullable Ending ending) {
        return new Recording(
                open(),
                windows.toList(),
                metrics.toList(),
                List.copyOf(notes),
                List.copyOf(dataSets.values()),
                data,
                sanity,
                ending,
                "",
                workers(Map.of()),
                List.copyOf(seams));
    }

    private void write(Write action) {
        try {
            action.run();
        } catch (UncheckedIOException exception) {
            lost(String.valueOf(exception.getMessage()));
            release();
        } catch (IOException exception) {
            lost("The recording could not be written to " + file + " (" + exception
                    + "). Check the folder's permissions and free space, or set gradient.outputDirectory.");
            release();
        }
    }

    /** Lets go of a file that can't be written. Closing writes what is left, which fails as well; that was said already. */
    private void release() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException sameTrouble) {
            lost(String.valueOf(sameTrouble));
        } finally {
            writer = null;
        }
    }

    /** Something that writes. */
    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }
}
