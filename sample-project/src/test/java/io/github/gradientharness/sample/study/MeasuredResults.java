package io.github.gradientharness.sample.study;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results from which the tables of {@code docs/tutorial.md} were made: one line of JSON each, in version control. */
final class MeasuredResults {

    private static final Path FILE = Path.of("src/test/resources/tutorial/measured.jsonl");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<SeedResult>> byExperiment = new LinkedHashMap<>();

    private MeasuredResults(List<SeedResult> results) {
        results.forEach(result -> byExperiment
                .computeIfAbsent(result.experiment(), id -> new ArrayList<>())
                .add(result));
    }

    static MeasuredResults read() {
        try {
            List<SeedResult> results = new ArrayList<>();
            for (String line : Files.readAllLines(FILE, StandardCharsets.UTF_8)) {
                results.add(JSON.readValue(line, SeedResult.class));
            }
            return new MeasuredResults(results);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Replaces the file by what is finished in a store. */
    static void write(ResultStore store) {
        List<String> lines = Experiment.all().stream()
                .flatMap(experiment -> store.finished(experiment).stream())
                .distinct()
                .sorted(Comparator.comparing(SeedResult::experiment).thenComparing(SeedResult::seed))
                .map(MeasuredResults::line)
                .toList();
        try {
            Files.write(FILE, lines, StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String line(SeedResult result) {
        try {
            return JSON.writeValueAsString(result);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The results of an experiment in the order of their seeds; empty if there is none. */
    List<SeedResult> of(Experiment experiment) {
        return byExperiment.getOrDefault(experiment.id(), List.of());
    }
}
