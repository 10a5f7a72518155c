package io.github.gradientharness.report.figure;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.Seam;
import io.github.gradientharness.report.chart.LineChart;
import io.github.gradientharness.report.series.TrainingTime;
import io.github.gradientharness.report.view.PlaceView;
import io.github.gradientharness.text.Shown;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.ProfiledQuantity;
import io.github.gradientharness.verdict.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A judged recording as the page sees it.
 *
 * @param index place among all, from 0: names of links are made from it, never from what a user wrote
 * @param page name of the file of its page
 * @param file where it was read from
 * @param module the module of the build it is from; empty where all are from the same
 * @param diagnosis what the rules said
 * @param isOfEarlierRun whether an earlier run left it, so that no verdict counts it
 * @param measurements what is drawn
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Training(
        int index,
        String page,
        Path file,
        String module,
        Diagnosis diagnosis,
        boolean isOfEarlierRun,
        Measurements measurements) {

    /** The folder of the recordings' pages, below that of the report. */
    public static final String PAGES = "recordings";

    /** As many points of a curve are kept of a training whose windows are forgotten. */
    private static final int MOST_POINTS = 60;

    public static Training of(int index, String page, JudgedRecording judged) {
        Diagnosis diagnosis = judged.diagnosis();
        return new Training(
                index,
                page,
                judged.file(),
                judged.module(),
                diagnosis,
                judged.isOfEarlierRun(),
                Measurements.of(diagnosis.recording(), sickLayers(diagnosis).toList()));
    }

    private static Stream<String> sickLayers(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::layer);
    }

    public Header header() {
        return diagnosis.recording().header();
    }

    /** The same without its windows: small enough to keep thousands of them in memory. */
    public Training withoutWindows() {
        Recording recording = diagnosis.recording();
        Recording small = new Recording(
                        recording.header(),
                        List.of(),
                        List.of(),
                        recording.notes(),
                        recording.ending(),
                        recording.damage())
                .with(List.of(), recording.seams());
        return new Training(
                index,
                page,
                file,
                module,
                diagnosis.withRecording(small),
                isOfEarlierRun,
                measurements.thinnedTo(MOST_POINTS));
    }

    /** The same at another place, with the name of its page. */
    public Training at(int newIndex, String newPage) {
        return new Training(newIndex, newPage, file, module, diagnosis, isOfEarlierRun, measurements);
    }

    /** The same, judged otherwise. */
    public Training judged(Diagnosis other) {
        return new Training(index, page, file, module, other, isOfEarlierRun, measurements);
    }

    /** Those that the build's verdict is about. */
    public static List<Training> ofThisBuild(List<Training> trainings) {
        return trainings.stream().filter(training -> !training.isOfEarlierRun).toList();
    }

    /** The judged recording it is made of. */
    public JudgedRecording judgedRecording() {
        return judgedRecording(diagnosis);
    }

    /** The same with another diagnosis. */
    public JudgedRecording judgedRecording(Diagnosis other) {
        return new JudgedRecording(file, other, module, isOfEarlierRun);
    }

    /** The test class's name as a report over several modules shows it: behind that of its module. */
    String inModule(String suite) {
        return module.isEmpty() ? suite : Shown.name(module) + ": " + suite;
    }

    /** Begins the ids of what belongs to this training on a page of many. */
    public String anchor() {
        return "training-" + (index + 1);
    }

    /** Link to its page, from a page in the report's folder. */
    public String href() {
        return PAGES + "/" + page;
    }

    /** How it is. */
    public State state() {
        return isOfEarlierRun ? State.EARLIER_RUN : State.of(diagnosis);
    }

    /** Positions of the layers that some finding is about that judges the gradient of their kernels. */
    public List<Integer> sick() {
        return Measurements.positions(measurements.layers(), LayersOfInterest.judgedBy(this, Quantity.GRADIENT));
    }

    /** Whether the model has a layer of that name. */
    public boolean hasLayer(String name) {
        return header().model().layers().stream().anyMatch(layer -> layer.name().equals(name));
    }

    /** The smallest share that a layer's gradient has of the largest one's in the first epochs; NaN where it is not known. */
    public double smallestShare() {
        return diagnosis
                .overview(ProfiledQuantity.KERNEL_GRADIENT)
                .map(JudgedProfile::actual)
                .orElse(Double.NaN);
    }

    /** The gradient over depth as the worst finding judges it, else in the first epochs. */
    public Optional<DepthProfile> profile() {
        return leading(finding -> finding.judgedQuantity().equals(Optional.of(Quantity.GRADIENT)))
                .or(() -> diagnosis.overview(ProfiledQuantity.KERNEL_GRADIENT))
                .map(this::drawn);
    }

    /** The mean absolute gradient over depth as the worst finding about it judges it, else in the first epochs. */
    public Optional<DepthProfile> meanProfile() {
        return leading(finding ->
                        finding.profile() != null && finding.profile().quantity() == ProfiledQuantity.KERNEL_GRADIENT)
                .or(() -> diagnosis.overview(ProfiledQuantity.KERNEL_GRADIENT))
                .map(this::drawn);
    }

    private Optional<JudgedProfile> leading(Predicate<Finding> about) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO && finding.judged() != null)
                .filter(about)
                .findFirst()
                .flatMap(finding -> Optional.ofNullable(finding.profile()));
    }

    /** The profile over depth of a quantity in the first epochs, with what findings name there. */
    public Optional<DepthProfile> overview(ProfiledQuantity quantity) {
        return diagnosis.overview(quantity).map(this::drawn);
    }

    /** What a finding judged, with its layer marked; empty where that is no quantity to draw. */
    public Optional<DepthProfile> profile(Finding about) {
        return Optional.ofNullable(about.profile())
                .filter(judged -> judged.quantity().quantity().equals(about.judgedQuantity()))
                .map(judged -> drawn(judged, List.of(about.layer())));
    }

    /** Layers are marked that findings are about which judge the same numbers in the same part of the training. */
    private DepthProfile drawn(JudgedProfile judged) {
        return drawn(
                judged,
                diagnosis.findings().stream()
                        .filter(finding -> finding.severity() != Severity.INFO)
                        .filter(finding -> finding.judgedQuantity()
                                .equals(judged.quantity().quantity()))
                        .filter(finding ->
                                finding.profile() != null && finding.profile().shows(judged))
                        .map(Finding::layer)
                        .toList());
    }

    private DepthProfile drawn(JudgedProfile judged, List<String> sick) {
        return DepthProfile.of(judged, layer -> measurements.whole().of(judged.quantity(), layer), sick);
    }

    /** Points out in a chart where the worst finding began, if that was not at the start, and where the training was resumed. */
    LineChart pointOutSince(LineChart chart) {
        TrainingTime time = measurements.time();
        diagnosis.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR && finding.sinceEpoch() > 1)
                .findFirst()
                .ifPresent(finding -> {
                    long since = time.countsEpochs() ? finding.sinceEpoch() : finding.sinceIteration();
                    chart.pointOut(since - 1.0, "since " + time.unit() + " " + since);
                });
        for (Seam seam : diagnosis.recording().seams()) {
            chart.pointOut(time.at(seam.iteration() - 1), "resumed at iteration " + seam.iteration());
        }
        return chart;
    }

    /** Whether there is a gradient to draw. */
    public boolean hasGradient() {
        return measurements.layers().stream().anyMatch(layer -> layer.whole().count() > 0);
    }

    /** Whether something is wrong with it, expected or not. */
    boolean isSick() {
        return diagnosis.outcome() == Outcome.UNHEALTHY;
    }

    /** Whether nothing is wrong with it, and its test finds what it declares. */
    boolean isHealthy() {
        return diagnosis.outcome() == Outcome.HEALTHY && diagnosis.gateOutcome() == Outcome.HEALTHY;
    }

    /** How badly a reader needs its details: 0 first. */
    public int urgency() {
        return state().ordinal();
    }

    /** Which training it is, with a link to its page, or null where there is none. */
    public PlaceView place(@Nullable String href) {
        Header header = header();
        String withoutParameters = header.displayName().replaceFirst("\\([^()]*\\)$", "");
        boolean saysMore = !withoutParameters.isEmpty() && !withoutParameters.equals(header.test());
        return new PlaceView(
                inModule(Shown.className(header.suite())),
                Shown.name(header.trainingName()),
                saysMore ? Shown.name(header.displayName()) : "",
                Shown.name(header.model().name()) + ", "
                        + Shown.count(header.model().layers().size(), "layer"),
                href);
    }
}
