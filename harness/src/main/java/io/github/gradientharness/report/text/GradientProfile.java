package io.github.gradientharness.report.text;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.text.DepthChart.Row;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.JudgedProfile.OfLayer;
import io.github.gradientharness.verdict.JudgedProfile.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was judged of each layer, as a chart of text. Where there is no number, a word says why.
 *
 * @param recording whose layers these are
 * @param profile what was judged
 * @param findings whose layers are marked
 */
record GradientProfile(Recording recording, JudgedProfile profile, List<Finding> findings) {

    /** Heading and chart; nothing if no layer has a place in the profile. */
    List<String> lines() {
        DepthChart chart = new DepthChart(rows());
        if (chart.rows().isEmpty()) {
            return List.of();
        }
        String scale = chart.scale().isEmpty() ? "" : " (" + chart.scale() + ")";
        List<String> lines = new ArrayList<>(ShownText.wrapped(heading() + scale));
        lines.addAll(chart.lines().lines().toList());
        return lines;
    }

    private String heading() {
        return profile.quantity().title() + " of each " + profile.quantity().of() + " in "
                + profile.period().text();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Layer layer : recording.header().model().layers()) {
            String mark = mark(layer.name());
            Optional<OfLayer> judged = profile.layer(layer.name());
            if (judged.isPresent()) {
                rows.add(row(judged.get(), mark));
            } else if (!mark.isEmpty()) {
                rows.add(new Row(layer.name(), Double.NaN, layer.hasKernel() ? "not measured" : "no kernel", mark));
            }
        }
        return rows;
    }

    private Row row(OfLayer judged, String mark) {
        boolean hasBar = judged.state() == State.MEASURED && !profile.quantity().isShare();
        return new Row(judged.layer(), hasBar ? judged.value() : Double.NaN, profile.text(judged), mark);
    }

    private String mark(String layer) {
        return findings.stream()
                .filter(finding -> finding.layer().equals(layer))
                .map(Finding::mark)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Whether a fact says no more than the chart does. */
    boolean says(Evidence fact) {
        return profile.layers().stream()
                .anyMatch(layer -> fact.name().equals(profile.quantity().size() + " of " + layer.layer()));
    }
}
