package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.RuleResult;
import org.apiguardian.api.API;

/** One question asked of a recording. Evaluating is pure: the same recording and limit give the same result. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Rule {

    /** The id by which users name it, such as {@code vanishing-gradient}. */
    String id();

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
}
