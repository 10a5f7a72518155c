package io.github.gradientharness.report.text;

import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer;
import io.github.gradientharness.verdict.Diagnosis.PredictedLayer.Gradient;
import io.github.gradientharness.verdict.Diagnosis.Prediction;
import io.github.gradientharness.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** What the first iteration let expect of a training, and what came, in words. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PredictionText {

    /** What the columns of {@link #row} are. */
    public static final List<String> COLUMNS = List.of(
            "layer",
            "forward gain",
            "backward gain",
            "saturated",
            "dead units",
            "similar",
            "gradient, of the largest",
            "predicted gradient",
            "last window, of the largest",
            "what came");

    private static final String NOT_MEASURED = "\u2013";
    private static final long ALL = 100;

    private PredictionText() {}

    /** How often networks that began alike did not learn. */
    public static String sentence(Prediction prediction) {
        return (prediction.isWarning() ? "Unlikely to learn: of " : "Of ") + prediction.networks()
                + " networks of the harness's corpus that began like this, " + prediction.notLearning()
                + " did not learn (" + percent(prediction.probability()) + " %; 95 % interval "
                + percent(prediction.lower()) + " to " + percent(prediction.upper()) + " %).";
    }

    /** What came of the training. */
    public static String course(Prediction prediction) {
        return switch (prediction.course()) {
            case LEARNED -> "It learned: its loss is below that of the best constant answer.";
            case DID_NOT_LEARN -> "It did not learn: its loss is no better than that of the best constant answer.";
            case NOT_KNOWN -> "The loss does not tell whether it learned.";
        };
    }

    /** What differs from networks that learn, one a line. */
    public static List<String> unusual(Prediction prediction) {
        return prediction.unusual().stream()
                .map(fact -> fact.name() + ": " + fact.value())
                .toList();
    }

    /** What a message says about a network that was unlikely to learn from the beginning; nothing about others. */
    public static List<String> lines(Diagnosis diagnosis) {
        Prediction prediction = diagnosis.prediction();
        if (prediction == null || !prediction.isWarning()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("", "Predicted at initialisation"));
        lines.addAll(ShownText.wrapped("  ", "  ", sentence(prediction)));
        unusual(prediction).forEach(fact -> lines.addAll(ShownText.wrapped("  - ", "    ", fact)));
        return lines;
    }

    /** A layer's numbers, what was predicted of its gradient and what came; cells as in {@link #COLUMNS}. */
    public static List<String> row(Diagnosis diagnosis, PredictedLayer layer) {
        return List.of(
                layer.layer(),
                number(layer.forwardGain()),
                number(layer.backwardGain()),
                percentage(layer.saturated()),
                percentage(layer.dead()),
                percentage(layer.similarity()),
                number(layer.share()),
                word(layer.predicted()),
                number(layer.lastShare()),
                came(diagnosis, layer));
    }

    private static String came(Diagnosis diagnosis, PredictedLayer layer) {
        String rules = diagnosis.findings().stream()
                .filter(finding -> finding.layer().equals(layer.layer()))
                .map(Finding::rule)
                .distinct()
                .collect(Collectors.joining(", "));
        return word(layer.came()) + (rules.isEmpty() ? "" : "; " + rules);
    }

    /** One word or two for how large a gradient is. */
    public static String word(Gradient gradient) {
        return switch (gradient) {
            case USUAL -> "usual";
            case TOO_SMALL -> "too small";
            case TOO_LARGE -> "too large";
            case NONE -> "none";
            case UNKNOWN -> NOT_MEASURED;
        };
    }

    private static String number(double value) {
        return Double.isNaN(value) ? NOT_MEASURED : Numbers.print(value);
    }

    private static String percentage(double share) {
        return Double.isNaN(share) ? NOT_MEASURED : Numbers.percent(share);
    }

    /** Whole percents; 100 only where all are meant. */
    private static long percent(double share) {
        return share < 1 ? Math.min(ALL - 1, Math.round(ALL * share)) : ALL;
    }
}
