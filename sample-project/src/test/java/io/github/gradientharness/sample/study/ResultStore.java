package io.github.gradientharness.sample.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Keeps the result of each experiment and seed in a file of its own, outside of what {@code mvn clean} deletes. A training
 * that is finished is not done again; one that was stopped begins anew. Several JVMs may share a folder.
 */
final class ResultStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    ResultStore(Path folder) {
        this.folder = folder;
    }

    /** The folder that the system property {@code tutorial.results} names, or {@code tutorial-results}. */
    static ResultStore ofThisProject() {
        return new ResultStore(Path.of(System.getProperty("tutorial.results", "tutorial-results")));
    }

    /** The results with all of an experiment's seeds; trains those that are missing. */
    List<SeedResult> train(Experiment experiment) {
        for (long seed = 1; seed <= experiment.seeds(); seed++) {
            trainUnlessAnotherDoes(experiment, seed);
        }
        return LongStream.rangeClosed(1, experiment.seeds())
                .mapToObj(seed -> get(experiment, seed, () -> StudiedTraining.of(experiment, seed)))
                .toList();
    }

    private void trainUnlessAnotherDoes(Experiment experiment, long seed) {
        Supplier<SeedResult> training = () -> StudiedTraining.of(experiment, seed);
        locked(experiment, seed, channel -> {
            FileLock held = channel.tryLock();
            return held == null ? Optional.empty() : Optional.of(readOrTrain(experiment, seed, training));
        });
    }

    /** The results that are there, in the order of their seeds. */
    List<SeedResult> finished(Experiment experiment) {
        return LongStream.rangeClosed(1, experiment.seeds())
                .mapToObj(seed -> read(experiment, seed))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The stored result, or else the one that is supplied, which is stored; waits while another JVM trains it. */
    SeedResult get(Experiment experiment, long seed, Supplier<SeedResult> training) {
        return locked(experiment, seed, channel -> {
            channel.lock();
            return readOrTrain(experiment, seed, training);
        });
    }

    /** The system takes a lock back when the JVM that holds it dies. */
    private <T> T locked(Experiment experiment, long seed, OnChannel<T> work) {
        Path file = file(experiment, seed).resolveSibling("seed-" + seed + ".lock");
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                return work.apply(channel);
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "The tutorial's results can't be kept in " + folder.toAbsolutePath(), unusable);
        }
    }

    private SeedResult readOrTrain(Experiment experiment, long seed, Supplier<SeedResult> training) {
        return read(experiment, seed).orElseGet(() -> write(file(experiment, seed), training.get()));
    }

    private interface OnChannel<T> {
        T apply(FileChannel channel) throws IOException;
    }

    private Optional<SeedResult> read(Experiment experiment, long seed) {
        Path file = file(experiment, seed);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            SeedResult result = JSON.readValue(file.toFile(), SeedResult.class);
            return Optional.of(result).filter(found -> found.setup().equals(StudiedTraining.setup(experiment)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " can't be read; delete it to train again", unreadable);
        }
    }

    private static SeedResult write(Path file, SeedResult result) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            JSON.writeValue(unfinished.toFile(), result);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(file + " can't be written", unwritable);
        }
        return result;
    }

    private Path file(Experiment experiment, long seed) {
        return folder.resolve(experiment.id()).resolve("seed-" + seed + ".json");
    }
}
