package io.github.gradientharness.report;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.view.PlaceView;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A judged recording as the page sees it.
 *
 * @param index place among all, from 0: names of links are made from it, never from what a user wrote
 * @param page name of the file of its page
 * @param file where it was read from
 * @param module the module of the build it is from; empty where all are from the same
 * @param diagnosis what the rules said
 * @param measurements what is drawn
 */
record Training(int index, String page, Path file, String module, Diagnosis diagnosis, Measurements measurements) {

    /** The folder of the recordings' pages, below that of the report. */
    static final String PAGES = "recordings";

    /** As many points of a curve are kept of a training whose windows are forgotten. */
    private static final int MOST_POINTS = 60;

    /** Drawn where neither a finding nor the test names a limit: below it networks rarely learn. */
    private static final double USUAL_LIMIT = 0.01;

    static Training of(int index, String page, JudgedRecording judged) {
        Diagnosis diagnosis = judged.diagnosis();
        return new Training(
                index,
                page,
                judged.file(),
                judged.module(),
                diagnosis,
                Measurements.of(diagnosis.recording(), sickLayers(diagnosis).toList()));
    }

    private static Stream<String> sickLayers(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::layer);
    }

    Header header() {
        return diagnosis.recording().header();
    }

    /** The same without its windows: small enough to keep thousands of them in memory. */
    Training withoutWindows() {
        Recording recording = diagnosis.recording();
        Recording small = new Recording(
                recording.header(), List.of(), List.of(), recording.notes(), recording.ending(), recording.damage());
        return new Training(
                index, page, file, module, diagnosis.withRecording(small), measurements.thinnedTo(MOST_POINTS));
    }

    /** The same at another place, with the name of its page. */
    Training at(int newIndex, String newPage) {
        return new Training(newIndex, newPage, file, module, diagnosis, measurements);
    }

    /** The same, judged otherwise. */
    Training judged(Diagnosis other) {
        return new Training(index, page, file, module, other, measurements);
    }

    /** The judged recording it is made of, with another diagnosis. */
    JudgedRecording judgedRecording(Diagnosis other) {
        return new JudgedRecording(file, other, module);
    }

    /** The test class's name as a report over several modules shows it: behind that of its module. */
    String inModule(String suite) {
        return module.isEmpty() ? suite : Shown.name(module) + ": " + suite;
    }

    /** Begins the ids of what belongs to this training on a page of many. */
    String anchor() {
        return "training-" + (index + 1);
    }

    /** Link to its page, from a page in the report's folder. */
    String href() {
        return PAGES + "/" + page;
    }

    /** Positions of the layers that some finding is about. */
    List<Integer> sick() {
        return Measurements.positions(
                measurements.layers(), sickLayers(diagnosis).toList());
    }

    /** Whether the model has a layer of that name. */
    boolean hasLayer(String name) {
        return header().model().layers().stream().anyMatch(layer -> layer.name().equals(name));
    }

    /** Position of a finding's layer, as a list of one; empty where it names none. */
    List<Integer> sick(Finding finding) {
        return Measurements.positions(measurements.layers(), List.of(finding.layer())).stream()
                .limit(1)
                .toList();
    }

    /** The smallest share of the largest layer's gradient that is still healthy. */
    double smallestShare() {
        double declared = header().declaration().limits().getOrDefault(RuleId.VANISHING_GRADIENT, USUAL_LIMIT);
        return diagnosis.findings().stream()
                .filter(finding -> finding.rule().equals(RuleId.VANISHING_GRADIENT))
                .map(finding -> finding.limit().value())
                .findFirst()
                .orElse(declared);
    }

    /** What the rule that complained most is about, or nothing. */
    private Optional<String> leadingRule() {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .max(Comparator.comparing(finding -> finding.severity()))
                .map(Finding::rule);
    }

    /** The gradient over depth, in the epochs that matter, with a band only where its size tells what is healthy. */
    DepthProfile profile(List<Integer> marked, @Nullable Finding about) {
        String rule = about == null ? leadingRule().orElse(RuleId.VANISHING_GRADIENT) : about.rule();
        return DepthProfile.ofGradient(
                measurements.layers(),
                isAboutTheEnd(rule) ? LayerMeasurement::late : LayerMeasurement::early,
                marked,
                hasBand(rule) ? smallestShare() : Double.NaN);
    }

    /** Whether the gradient's size over depth tells what is healthy. */
    boolean hasBand() {
        return hasBand(leadingRule().orElse(RuleId.VANISHING_GRADIENT));
    }

    static boolean hasBand(String rule) {
        return rule.equals(RuleId.VANISHING_GRADIENT) || isAboutTheEnd(rule);
    }

    private static boolean isAboutTheEnd(String rule) {
        return rule.equals(RuleId.DEAD_LAYER);
    }

    /** Of which epochs the profile is. */
    String stretch() {
        return stretch(leadingRule().orElse(""));
    }

    /** Of which epochs the profile is that shows a finding of a rule. */
    String stretch(String rule) {
        int last = measurements.lastEpoch();
        int first = last - Math.max(1, last / 4) + 1;
        return isAboutTheEnd(rule) ? "median over epochs " + first + " to " + last : firstEpochs();
    }

    /** Of which epochs charts over depth are that show no finding. */
    String firstEpochs() {
        return "median over epochs 1 to " + Math.min(measurements.lastEpoch(), LayerMeasurement.LAST_EARLY_EPOCH);
    }

    /** Whether there is a gradient to draw. */
    boolean hasGradient() {
        return measurements.layers().stream().anyMatch(layer -> layer.whole().count() > 0);
    }

    /** Whether something is wrong with it, expected or not. */
    boolean isSick() {
        return diagnosis.outcome() == Outcome.UNHEALTHY;
    }

    /** How badly a reader needs its details: 0 first. */
    int urgency() {
        if (diagnosis.gateOutcome() != Outcome.HEALTHY) {
            return diagnosis.gateOutcome() == Outcome.UNHEALTHY ? 0 : 1;
        }
        return diagnosis.outcome() == Outcome.UNHEALTHY
                ? 2
                : diagnosis.findings().isEmpty() ? 4 : 3;
    }

    /** Which training it is, with a link to its page, or null where there is none. */
    PlaceView place(@Nullable String href) {
        Header header = header();
        String withoutParameters = header.displayName().replaceFirst("\\([^()]*\\)$", "");
        boolean saysMore = !withoutParameters.isEmpty() && !withoutParameters.equals(header.test());
        return new PlaceView(
                inModule(Shown.className(header.suite())),
                Shown.name(header.test()),
                saysMore ? Shown.name(header.displayName()) : "",
                Shown.name(header.model().name()) + ", "
                        + Shown.count(header.model().layers().size(), "layer"),
                href);
    }
}
