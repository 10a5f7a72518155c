package io.github.gradientharness.junit;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.recording.file.SafeFileName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What all tests of one run share: its id, and which recording files are taken. Thread-safe. */
final class TestRun {

    private final String id = UUID.randomUUID().toString();
    private final EarlierRecordings earlier = new EarlierRecordings();
    private final Set<Path> taken = new HashSet<>();
    private final Set<TestName> begun = new HashSet<>();

    String id() {
        return id;
    }

    /**
     * Makes the first file of the form folder/suite/test[-n].jsonl that is nobody's, so that no other run can take it. With
     * the first of a test, those that an earlier run of it left are deleted: of a test that is run again, the last run
     * counts.
     *
     * @throws UncheckedIOException if an earlier run's file can't be deleted
     */
    synchronized Path nextFile(Path folder, TestName test) {
        if (begun.add(test)) {
            deleteOld(folder, test);
        }
        int n = 1;
        while (!isTakenNow(file(folder, test, n))) {
            n++;
        }
        return file(folder, test, n);
    }

    /** What an earlier run recorded of a test, in the order in which its models were attached. */
    synchronized List<Recording> earlier(Path folder, TestName test) {
        List<Recording> recordings = new ArrayList<>();
        try {
            for (Path file : RecordingReader.sorted(earlier.allOf(test, suiteFolder(folder, test), taken))) {
                recordings.add(RecordingReader.read(file));
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(
                    "The recording that an earlier run left can't be read (" + exception
                            + "), so that the training can't go on with it. Run without gradient.resume.",
                    exception);
        }
        return recordings;
    }

    private boolean isTakenNow(Path file) {
        if (taken.contains(file)) {
            return false;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            earlier.deleteWhatNobodyCanRead(file);
            Files.createFile(file);
        } catch (FileAlreadyExistsException exception) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        } catch (IOException exception) {
            return taken.add(file); // whoever writes it meets the same trouble and says so
        }
        return taken.add(file);
    }

    /** Deletes the files of a test that an earlier run left. Those of other tests, and of a run that goes on, stay. */
    synchronized void deleteOld(Path folder, TestName test) {
        try {
            earlier.deleteAllOf(test, suiteFolder(folder, test), taken);
        } catch (IOException exception) {
            throw new UncheckedIOException(
                    "The recording that an earlier run left can't be deleted (" + exception
                            + "). Check the permissions of " + folder,
                    exception);
        }
    }

    /** The files of this run, sorted. Some may not be there: a recording that could not be written is reported by its test. */
    synchronized List<Path> files() {
        return RecordingReader.sorted(taken);
    }

    private static Path suiteFolder(Path folder, TestName test) {
        return folder.resolve(SafeFileName.of(test.suite()));
    }

    private static Path file(Path folder, TestName test, int n) {
        return suiteFolder(folder, test).resolve(SafeFileName.of(test.fileBase()) + (n == 1 ? "" : "-" + n) + ".jsonl");
    }
}
