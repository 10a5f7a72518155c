package io.github.gradientharness.maven.recordings;

import io.github.gradientharness.gate.Reactions;
import io.github.gradientharness.rules.Judgement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A page that a goal of this build has written, remembered for the goals that follow in the same project.
 *
 * @param page the page
 * @param judgement how its recordings were judged
 * @param reactions what beside findings it takes for a failure
 * @param read the recordings that it was made of
 */
record Reported(Path page, Judgement judgement, Reactions reactions, ReadRecordings read) {

    private static final String KEY = Reported.class.getName();

    /** Remembers a page. */
    void rememberIn(Map<String, Object> context) {
        context.put(KEY, this);
    }

    /** What a goal of this build has read by the same judgement; empty if none has. */
    static Optional<ReadRecordings> read(Map<String, Object> context, Judgement judgement) {
        return context.get(KEY) instanceof Reported reported && reported.judgement.equals(judgement)
                ? Optional.of(reported.read)
                : Optional.empty();
    }

    /** Whether the page was written in this build and says what this judgement says. */
    static boolean agrees(Map<String, Object> context, Path page, Judgement judgement) {
        return context.get(KEY) instanceof Reported reported
                && reported.page.equals(page)
                && reported.judgement.equals(judgement)
                && Files.isRegularFile(page);
    }

    /** Whether a page was written in this build that takes the same for a failure. */
    static boolean reactsAs(Map<String, Object> context, Reactions reactions) {
        return context.get(KEY) instanceof Reported reported && reported.reactions.equals(reactions);
    }

    /** Whether a page was written in this build from another judgement: the goals are configured differently. */
    static boolean disagrees(Map<String, Object> context, Judgement judgement) {
        return context.get(KEY) instanceof Reported reported && !reported.judgement.equals(judgement);
    }
}
