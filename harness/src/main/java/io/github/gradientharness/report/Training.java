package io.github.gradientharness.report;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.DepthProfile.OfLayer;
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
import java.util.stream.IntStream;
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

    /** How it is. */
    State state() {
        return State.of(diagnosis);
    }

    /** Positions of the layers that some finding is about that judges the gradient of their kernels. */
    List<Integer> sick() {
        return Measurements.positions(measurements.layers(), LayersOfInterest.judgedBy(this, Quantity.GRADIENT));
    }

    /** Whether the model has a layer of that name. */
    boolean hasLayer(String name) {
        return header().model().layers().stream().anyMatch(layer -> layer.name().equals(name));
    }

    /** The limit in force of a rule; NaN where there is none, or several. */
    double limit(String rule) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(finding -> finding.limit().value())
                .findFirst()
                .orElseGet(() -> diagnosis.limits().containsKey(rule)
                        ? diagnosis.limits().get(rule).value()
                        : Double.NaN);
    }

    /** The smallest share of the largest layer's gradient that is still healthy; NaN where no such limit is in force. */
    double smallestShare() {
        return limit(RuleId.VANISHING_GRADIENT);
    }

    /** The worst finding that judges a quantity. */
    Optional<Finding> leading(Quantity quantity) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .filter(finding -> finding.judgedQuantity().equals(Optional.of(quantity)))
                .max(Comparator.comparing(Finding::severity));
    }

    /** The gradient over depth in the epochs that matter. */
    DepthProfile profile() {
        Optional<Finding> about = leading(Quantity.GRADIENT);
        String rule = about.map(Finding::rule).orElse(RuleId.VANISHING_GRADIENT);
        return isAboutTheEnd(rule) ? lastProfile(sick(true)) : firstProfile();
    }

    /** The same as one finding sees it that judges it. */
    DepthProfile profile(Finding about) {
        List<Integer> layer = Measurements.positions(measurements.layers(), List.of(about.layer())).stream()
                .limit(1)
                .toList();
        return isAboutTheEnd(about.rule()) ? lastProfile(layer) : firstProfile(layer, Optional.of(about));
    }

    /** The gradient over depth in the first epochs, with what findings name there. */
    DepthProfile firstProfile() {
        return firstProfile(sick(false), leading(Quantity.GRADIENT));
    }

    private DepthProfile firstProfile(List<Integer> marked, Optional<Finding> about) {
        String rule = about.map(Finding::rule).orElse(RuleId.VANISHING_GRADIENT);
        return DepthProfile.ofGradient(measurements.layers(), LayerMeasurement::early, marked)
                .within(limitOfDepth(rule, about.isPresent()));
    }

    private DepthProfile lastProfile(List<Integer> marked) {
        return DepthProfile.ofGradient(measurements.layers(), LayerMeasurement::late, marked);
    }

    /** A layer that died later is not marked where the first epochs are drawn, nor the other way round. */
    private List<Integer> sick(boolean inTheEnd) {
        List<String> names = diagnosis.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .filter(finding -> finding.judgedQuantity().equals(Optional.of(Quantity.GRADIENT)))
                .filter(finding -> isAboutTheEnd(finding.rule()) == inTheEnd)
                .map(Finding::layer)
                .toList();
        return Measurements.positions(measurements.layers(), names);
    }

    /** dL/da over depth. */
    DepthProfile signalProfile() {
        List<OfLayer> layers = measurements.signal();
        List<String> judged = LayersOfInterest.judgedBy(this, Quantity.ACTIVATION_GRADIENT);
        List<Integer> marked = IntStream.range(0, layers.size())
                .filter(i -> judged.contains(layers.get(i).name()))
                .boxed()
                .toList();
        return new DepthProfile("Mean absolute dL/da", layers, marked)
                .within(limitOfDepth(
                        RuleId.VANISHING_GRADIENT,
                        leading(Quantity.ACTIVATION_GRADIENT).isPresent()));
    }

    /**
     * Only the rule that judges sizes over depth has a limit that can be drawn there. That rule compares layers epoch by epoch,
     * the chart their medians: a layer that the rule passed is not drawn below a limit.
     */
    private DepthProfile.ShareLimit limitOfDepth(String rule, boolean isBroken) {
        return new DepthProfile.ShareLimit(
                rule.equals(RuleId.VANISHING_GRADIENT) ? smallestShare() : Double.NaN, isBroken);
    }

    private static boolean isAboutTheEnd(String rule) {
        return rule.equals(RuleId.DEAD_LAYER);
    }

    /** Of which epochs the profile is. */
    String stretch() {
        return stretch(leading(Quantity.GRADIENT).map(Finding::rule).orElse(""));
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
        return state().ordinal();
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
