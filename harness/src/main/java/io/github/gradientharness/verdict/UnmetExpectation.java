package io.github.gradientharness.verdict;

import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.text.ShownText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A finding that a test declared and that is not there: why not, and what to do. Test, gate and every report print it.
 *
 * @param expectation what was declared
 * @param reason why it is not there
 * @param remedy what to do, as a clause without a full stop
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record UnmetExpectation(Expectation expectation, Reason reason, String remedy) {

    /** Why a declared finding is not there. A rule of an unknown id is refused before anything is judged. */
    public enum Reason {
        /** The model has no layer of the declared name. */
        NO_SUCH_LAYER,
        /** The rule found something, and in other layers only. */
        IN_ANOTHER_LAYER,
        /** The rule found nothing. */
        NOT_FOUND
    }

    private static final int LONGEST_NAME = 60;
    private static final int MOST_LAYERS = 16;

    static UnmetExpectation of(Diagnosis diagnosis, Expectation expectation) {
        List<Layer> layers = diagnosis.recording().header().model().layers();
        boolean exists = expectation.layer().isEmpty()
                || layers.stream().anyMatch(layer -> layer.name().equals(expectation.layer()));
        if (!exists) {
            return new UnmetExpectation(
                    expectation,
                    Reason.NO_SUCH_LAYER,
                    "correct the layer of its @ExpectFinding: there is none of that name. There are: " + names(layers));
        }
        boolean isElsewhere =
                diagnosis.findings().stream().anyMatch(finding -> finding.rule().equals(expectation.rule()));
        return isElsewhere
                ? new UnmetExpectation(
                        expectation,
                        Reason.IN_ANOTHER_LAYER,
                        "if it may be in another layer, leave the layer out of its @ExpectFinding")
                : new UnmetExpectation(
                        expectation, Reason.NOT_FOUND, "if the network is healthy now, remove its @ExpectFinding");
    }

    private static String names(List<Layer> layers) {
        String names = layers.stream()
                .limit(MOST_LAYERS)
                .map(layer -> "'" + ShownText.name(layer.name(), LONGEST_NAME) + "'")
                .collect(Collectors.joining(", "));
        return layers.size() <= MOST_LAYERS ? names : names + " and " + (layers.size() - MOST_LAYERS) + " more";
    }

    /** What was declared and not found, and what to do, in whole sentences without the place. */
    public String message() {
        String where =
                expectation.layer().isEmpty() ? "" : " in layer '" + ShownText.name(expectation.layer(), 200) + "'";
        return expectation.rule() + where + " was declared (\"" + expectation.reason() + "\") and was not found. "
                + remedy.substring(0, 1).toUpperCase(Locale.ROOT) + remedy.substring(1) + ".";
    }
}
