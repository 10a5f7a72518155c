package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import java.util.Set;
import org.apiguardian.api.API;

/** One question asked of a recording. Evaluating is pure: the same recording and limit give the same result. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Rule {

    /** The id by which users name it, such as {@code vanishing-gradient}. */
    String id();

    /** What its findings are, in words that begin a sentence, such as "Vanishing gradient". */
    default String title() {
        return RuleId.title(id());
    }

    /** What the layer of a finding is, in a word or two, such as "vanishing". */
    default String mark() {
        return id();
    }

    /** The ids of the rules whose findings its errors can cause. What follows from a cause is a warning at most. */
    default Set<String> effects() {
        return Set.of();
    }

    /** What it looks at and when it complains, in one sentence. */
    String description();

    /** The bound it uses unless told otherwise. */
    Limit defaultLimit();

    /**
     * Asks the question.
     *
     * @param recording what was measured
     * @param limit the bound to use
     * @return inconclusive if the recording has nothing the rule could look at
     */
    RuleResult evaluate(Recording recording, Limit limit);

    /**
     * How bad one of its findings is in a training that learns or does not.
     *
     * @param finding as it was found
     * @return the same finding, with another severity if need be
     */
    default Finding weighed(Finding finding, Learning learning) {
        return finding;
    }

    /**
     * Whether one window by itself shows a finding. A rule looks at whole epochs, and windows are often finer: by this, a
     * message says in which of them it began.
     *
     * @param window one of the recording's
     * @param finding one of its own
     * @return false if a single window can't tell
     */
    default boolean isBad(Recording recording, Window window, Finding finding) {
        return false;
    }
}
