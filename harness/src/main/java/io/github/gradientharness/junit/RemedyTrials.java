package io.github.gradientharness.junit;

import io.github.gradientharness.remedies.RemedyFile;
import io.github.gradientharness.remedies.RemedySearch;
import io.github.gradientharness.remedies.RemedyTable;
import io.github.gradientharness.remedies.RemedyText;
import io.github.gradientharness.remedies.TriedRemedies;
import io.github.gradientharness.settings.PlainLine;
import io.github.gradientharness.settings.QuietBuild;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tries remedies on sick tests, one after the other. What goes wrong is logged and never thrown: the tests' results stand. */
final class RemedyTrials {

    private static final System.Logger LOG = System.getLogger(RemedyTrials.class.getName());

    private final Function<String, Optional<String>> parameters;
    private final List<SickTest> tests;

    RemedyTrials(Function<String, Optional<String>> parameters, List<SickTest> tests) {
        this.parameters = parameters;
        this.tests = tests;
    }

    void run() {
        Settings settings = tests.get(0).settings();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(settings.remedyMinutes());
        say("Gradient remedies: " + tests.size() + (tests.size() == 1 ? " sick test is" : " sick tests are")
                + " run again with changed networks, each at most " + settings.remedyTrainings() + " times, all within "
                + settings.remedyMinutes() + " minutes.");
        for (int i = 0; i < tests.size(); i++) {
            long now = System.nanoTime();
            long share = (end - now) / (tests.size() - i);
            try {
                tryOn(tests.get(i), now + share);
            } catch (IOException | RuntimeException | LinkageError problem) {
                LOG.log(
                        Level.ERROR,
                        "Remedies could not be tried on " + tests.get(i).place() + ": " + problem
                                + ". The tests' results stand.",
                        problem);
            }
        }
    }

    /** The lock's file stays: whoever deletes it takes it from a JVM that has opened it and waits. */
    private void tryOn(SickTest test, long until) throws IOException {
        Path lockFile = test.file().resolveSibling(test.file().getFileName() + ".lock");
        Files.createDirectories(test.file().toAbsolutePath().getParent());
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                say("Gradient remedies: another JVM tries them on " + test.place() + ", so this one does not.");
                return;
            }
            search(test, until);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ofThisJvm) {
            return null;
        }
    }

    private void search(SickTest test, long until) throws IOException {
        RepeatedTest repeated = new RepeatedTest(test, parameters);
        RemedySearch search = new RemedySearch(
                test.file(),
                before(test),
                repeated::train,
                line -> say("Gradient remedies: " + test.place() + ": " + line));
        RemedyTable table = search.run(test.settings().remedyTrainings(), until);
        PlainLine.log(
                LOG,
                Level.INFO,
                "Gradient remedies: " + test.place() + "\n  " + String.join("\n  ", RemedyText.lines(table)));
    }

    private static TriedRemedies before(SickTest test) {
        TriedRemedies none = TriedRemedies.none(test.suite(), test.test());
        try {
            TriedRemedies kept = Files.exists(test.file()) ? RemedyFile.read(test.file()) : none;
            return kept.suite().equals(test.suite()) && kept.test().equals(test.test()) ? kept : none;
        } catch (IOException | RuntimeException unreadable) {
            return none;
        }
    }

    private static void say(String line) {
        if (!QuietBuild.isQuiet()) {
            PlainLine.log(LOG, Level.INFO, line);
        }
    }
}
