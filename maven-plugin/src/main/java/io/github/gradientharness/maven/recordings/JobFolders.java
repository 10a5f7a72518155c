package io.github.gradientharness.maven.recordings;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.report.text.FindingFormatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;

/** The recordings that several jobs of a build server left, each job in a folder of its own. */
public final class JobFolders {

    private static final List<String> OF_THE_MACHINE = List.of("java", "os", "nd4j");

    private static final int MOST_LISTED = 10;

    /** A recording that a job left. */
    private record Left(String job, Path file, Header header) {

        String training() {
            return header.suite() + " > " + header.trainingName();
        }
    }

    private final List<Left> recordings;

    private JobFolders(List<Left> recordings) {
        this.recordings = List.copyOf(recordings);
    }

    /**
     * Reads what each recording says about itself.
     *
     * @param parent holds a folder for each job
     * @throws IOException if a folder or a recording can't be read
     */
    public static JobFolders in(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            throw new IOException("there is no such folder. It should hold a folder for each job"
                    + " (gradient.jobsDirectory), as GitHub's download-artifact leaves them");
        }
        List<Left> recordings = new ArrayList<>();
        try (Stream<Path> jobs = Files.list(parent)) {
            for (Path job : jobs.filter(Files::isDirectory).sorted().toList()) {
                for (Path file : RecordingReader.filesIn(job)) {
                    recordings.add(new Left(
                            job.getFileName().toString(),
                            file,
                            RecordingReader.read(file).header()));
                }
            }
        }
        return new JobFolders(recordings);
    }

    /** Number of jobs that left anything. */
    public int number() {
        return (int) recordings.stream().map(Left::job).distinct().count();
    }

    /**
     * Checks that the jobs are parts of one build.
     *
     * @throws MojoFailureException if two of them recorded the same training, ran different commits, or require different things of
     *     one test over seeds
     */
    public void requireOneBuild() throws MojoFailureException {
        Map<String, Set<String>> jobs = jobsBy("commit");
        if (jobs.size() > 1) {
            throw new MojoFailureException(
                    "The jobs ran different commits: " + listed(jobs) + ". Merge what jobs of one build left.");
        }
        requireNoDuplicates();
        requireSameDeclarations();
    }

    private void requireNoDuplicates() throws MojoFailureException {
        Map<String, List<Left>> trainings = new LinkedHashMap<>();
        recordings.forEach(left -> trainings
                .computeIfAbsent(left.training(), training -> new ArrayList<>())
                .add(left));
        List<String> duplicates = trainings.entrySet().stream()
                .filter(training ->
                        training.getValue().stream().map(Left::job).distinct().count() > 1)
                .map(training -> training.getKey() + " ("
                        + training.getValue().stream().map(Left::job).collect(Collectors.joining(", ")) + ")")
                .toList();
        if (!duplicates.isEmpty()) {
            throw new MojoFailureException("Several jobs recorded the same training: "
                    + duplicates.stream().limit(MOST_LISTED).collect(Collectors.joining("; "))
                    + (duplicates.size() > MOST_LISTED ? "; and " + (duplicates.size() - MOST_LISTED) + " more" : "")
                    + ". Give each job other tests, or other seeds (gradient.seeds).");
        }
    }

    private void requireSameDeclarations() throws MojoFailureException {
        Map<List<String>, Left> groups = new LinkedHashMap<>();
        for (Left left : recordings) {
            SeedGroup group = left.header().seedGroup();
            if (group == null) {
                continue;
            }
            Left first = groups.putIfAbsent(List.of(left.header().suite(), group.name()), left);
            if (first != null && !(sameShare(first, group) && sameDeclaration(first, left))) {
                throw new MojoFailureException(
                        "The jobs '" + first.job() + "' and '" + left.job()
                                + "' judge the seeds of " + FindingFormatter.place(left.header())
                                + " differently: their limits, rules or required shares differ. Run all parts with the same settings.");
            }
        }
    }

    private static boolean sameShare(Left first, SeedGroup group) {
        SeedGroup of = first.header().seedGroup();
        return of != null
                && of.count() == group.count()
                && of.requirement().equals(group.requirement())
                && of.allowInconclusive() == group.allowInconclusive();
    }

    private static boolean sameDeclaration(Left first, Left other) {
        return first.header().declaration().equals(other.header().declaration());
    }

    /** What differs between the jobs and may make their trainings differ, a sentence each. */
    public List<String> remarks() {
        return OF_THE_MACHINE.stream()
                .map(name -> Map.entry(name, jobsBy(name)))
                .filter(values -> values.getValue().size() > 1)
                .map(values -> "The jobs differ in '" + values.getKey() + "': " + listed(values.getValue()) + ".")
                .toList();
    }

    private Map<String, Set<String>> jobsBy(String environment) {
        Map<String, Set<String>> jobs = new TreeMap<>();
        recordings.forEach(left -> {
            String value = left.header().environment().get(environment);
            if (value != null) {
                jobs.computeIfAbsent(value, any -> new TreeSet<>()).add(left.job());
            }
        });
        return jobs;
    }

    private static String listed(Map<String, Set<String>> jobs) {
        return jobs.entrySet().stream()
                .map(value -> value.getKey() + " (" + String.join(", ", value.getValue()) + ")")
                .collect(Collectors.joining("; "));
    }

    /**
     * Copies the recordings into one folder. Jobs may have given files of different trainings the same name.
     *
     * @return how many
     * @throws IOException if one can't be copied
     */
    public int copyTo(Path folder) throws IOException {
        for (Left left : recordings) {
            Path suite = folder.resolve(left.file().getParent().getFileName());
            Files.createDirectories(suite);
            Files.copy(left.file(), free(suite, left.file().getFileName().toString()));
        }
        return recordings.size();
    }

    private static Path free(Path suite, String name) {
        Path file = suite.resolve(name);
        for (int number = 2; Files.exists(file); number++) {
            file = suite.resolve(name.replaceFirst("\\.jsonl$", "-" + number + ".jsonl"));
        }
        return file;
    }
}
