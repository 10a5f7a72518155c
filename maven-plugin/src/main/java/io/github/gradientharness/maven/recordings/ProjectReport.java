package io.github.gradientharness.maven.recordings;

import io.github.gradientharness.gate.Reactions;
import io.github.gradientharness.rules.Judgement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * A project's report, of which its goals know whether another of them has written it in this build, and from which judgement.
 *
 * @param files what is written
 * @param judgement how this goal judges
 * @param reactions what this goal does about something else than findings
 * @param context what the plugin's goals in this project share
 * @param announcements takes a line for each file
 */
public record ProjectReport(
        ReportFiles files,
        Judgement judgement,
        Reactions reactions,
        Map<String, Object> context,
        Consumer<String> announcements) {

    /** The same without announcements. */
    public ProjectReport unannounced() {
        return new ProjectReport(files, judgement, reactions, context, line -> {});
    }

    /** Where a reader is sent. */
    public Path first() {
        return files.first();
    }

    /** Writes it and remembers that, for the project's other goals. */
    public JudgedFolder write(RecordingsJudge judge, List<Path> recordings) throws MojoExecutionException {
        JudgedFolder folder = files.write(judge, recordings, announcements);
        new Reported(first(), judgement, reactions, ReadRecordings.of(folder, recordings)).rememberIn(context);
        return folder;
    }

    /** What came of recordings that a goal of this build has read for it; empty if none has, or they are others by now. */
    public Optional<JudgedFolder> alreadyRead(List<Path> recordings) {
        return Reported.read(context, judgement).flatMap(read -> read.of(recordings));
    }

    /** Whether a goal of this build has written it from the same judgement. */
    public boolean isWritten() {
        return Reported.agrees(context, first(), judgement);
    }

    /** Whether what a goal of this build has written takes the same for a failure. */
    public boolean reactsAlike() {
        return Reported.reactsAs(context, reactions);
    }

    /** Whether a goal of this build has written it from another judgement. */
    public boolean saysSomethingElse() {
        return Reported.disagrees(context, judgement);
    }
}
