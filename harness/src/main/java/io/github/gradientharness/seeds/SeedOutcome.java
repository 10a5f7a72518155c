package io.github.gradientharness.seeds;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.text.ShownText;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What came of one seed.
 *
 * @param seed the seed
 * @param success whether it succeeded
 * @param reason why it did not, in words, of one or more lines; empty where it succeeded or nothing is known
 * @param recordings what was recorded; empty where nothing was or it lies in files only
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SeedOutcome(long seed, boolean success, String reason, List<Recording> recordings) {

    private static final int LONGEST_REASON = 160;

    /** Copies the list. */
    public SeedOutcome {
        recordings = List.copyOf(recordings);
    }

    /** One that succeeded. */
    public static SeedOutcome success(long seed) {
        return new SeedOutcome(seed, true, "", List.of());
    }

    /** One that did not. */
    public static SeedOutcome failure(long seed, String reason) {
        return new SeedOutcome(seed, false, reason, List.of());
    }

    /**
     * The reason in one line of at most {@value #LONGEST_REASON} characters. AssertJ spreads what it says over several lines,
     * the first of which is "Expecting actual:" whatever was compared.
     */
    public String shortReason() {
        return ShownText.line(reason, LONGEST_REASON);
    }
}
