package io.github.gradientharness.report.markdown;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.JudgedProfile.OfLayer;
import io.github.gradientharness.verdict.JudgedProfile.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What was judged of each layer, with a bar on a logarithmic scale and the sick layers named. */
final class GradientOverDepth {

    private static final int BAR_FOR_A_FACTOR_OF_TEN = 4;

    private final Diagnosis diagnosis;
    private final JudgedProfile profile;
    private final int most;
    private final double smallest;

    private GradientOverDepth(Diagnosis diagnosis, JudgedProfile profile, int most) {
        this.diagnosis = diagnosis;
        this.most = most;
        this.profile = profile;
        this.smallest = profile.layers().stream()
                .mapToDouble(OfLayer::value)
                .filter(value -> value > 0)
                .min()
                .orElse(1);
    }

    /**
     * The table; empty if nothing was measured.
     *
     * @param most how many layers are shown at most, half of them the first ones and half the last
     */
    static String table(Diagnosis diagnosis, int most) {
        return diagnosis
                .profile()
                .filter(profile -> profile.layers().stream().anyMatch(layer -> layer.state() != State.NOT_MEASURED))
                .map(profile -> new GradientOverDepth(diagnosis, profile, most).text())
                .orElse("");
    }

    private String text() {
        List<OfLayer> layers = profile.layers();
        MarkdownTable table =
                new MarkdownTable(List.of("layer", profile.quantity().size().replace("|", "\\|"), "", ""));
        IntStream.range(0, layers.size())
                .filter(i -> i < most / 2 || i >= layers.size() - most / 2)
                .mapToObj(layers::get)
                .forEach(layer -> table.row(List.of(
                        MarkdownText.name(layer.layer()), profile.text(layer), bar(layer), sicknesses(layer.layer()))));
        String cut =
                layers.size() > most ? ", the first and the last " + most / 2 + " of " + layers.size() + " layers" : "";
        String bars = profile.quantity().isShare()
                ? ""
                : " (bars: logarithmic, " + BAR_FOR_A_FACTOR_OF_TEN + " blocks for a factor of 10)";
        return what() + " over depth in " + profile.period().text() + cut + bars + "\n\n" + table;
    }

    private String what() {
        boolean isGradient = profile.quantity().quantity().equals(Optional.of(Quantity.GRADIENT));
        return isGradient ? "Gradient" : profile.quantity().title();
    }

    private String bar(OfLayer layer) {
        if (layer.state() != State.MEASURED || profile.quantity().isShare() || !(layer.value() > 0)) {
            return "";
        }
        double factorsOfTen = Math.min(30, Math.log10(layer.value() / smallest));
        return "\u2588".repeat(1 + (int) Math.round(BAR_FOR_A_FACTOR_OF_TEN * factorsOfTen));
    }

    private String sicknesses(String layer) {
        List<String> rules = diagnosis.findings().stream()
                .filter(finding -> finding.layer().equals(layer))
                .map(Finding::rule)
                .distinct()
                .map(MarkdownText::name)
                .toList();
        return rules.isEmpty() ? "" : "\u2190 " + String.join(", ", rules);
    }
}
