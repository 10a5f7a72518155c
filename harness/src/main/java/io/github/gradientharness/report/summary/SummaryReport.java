package io.github.gradientharness.report.summary;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.json.Json;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.file.RegularFile;
import io.github.gradientharness.remedies.RemedyTable;
import io.github.gradientharness.remedies.RemedyText;
import io.github.gradientharness.report.ModuleState;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.TriedOn;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.JudgedProfile.OfLayer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code summary.json}, the contract for pipelines.
 *
 * <p>A recording's {@code verdict} says how the network is; its {@code gate} says how the gate takes it, expected
 * findings forgiven; {@code testFailed} says whether the test itself threw, such as a failed assertion, and
 * {@code failure} what it threw, in one line (a test that fails because of a finding alone has thrown nothing); {@code earlierRun} says whether an earlier run
 * left the recording, so that the top-level {@code verdict} does not count it; {@code leftOut} says how many those are. The top-level {@code verdict} is the worst {@code gate} of all, {@code INCONCLUSIVE} if there is
 * no recording; and {@code UNHEALTHY} if something else fails the build, such as drift from a baseline. Then
 * {@code objections} says what, and is empty otherwise. A finding's {@code profile} holds what was judged of each layer.
 * {@code prediction} is what the first iteration let expect; it is missing where that does not tell. Non-finite numbers are null.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SummaryReport {

    private SummaryReport() {}

    /**
     * Writes the file, making its folder if need be and replacing an older one.
     *
     * @param root the files of the recordings are named relative to this folder where they lie below it
     * @throws IOException if it can't be written
     */
    public static void write(Path file, Path root, List<JudgedRecording> recordings) throws IOException {
        write(file, root, recordings, new ReportContext("", "", false));
    }

    /**
     * Writes the file in the same way, with what else is known. Of several modules it lists them, and is
     * {@code INCONCLUSIVE} rather than {@code HEALTHY} if one is missing.
     *
     * @throws IOException if it can't be written
     */
    public static void write(Path file, Path root, List<JudgedRecording> recordings, ReportContext context)
            throws IOException {
        Map<String, @Nullable Object> node = Json.object();
        node.put("format", "gradient-summary");
        node.put("version", 1);
        node.put("madeBy", context.madeBy());
        node.put("verdict", context.about(recordings).outcome().name());
        JudgedRecording.leftOut(recordings).ifPresent(sentence -> node.put("leftOut", sentence));
        node.put(
                "objections",
                context.gate().failures().stream()
                        .map(failure -> failure.message())
                        .toList());
        writeModules(node, context.modules());
        node.put(
                "recordings",
                recordings.stream().map(recording -> object(root, recording)).toList());
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(RegularFile.orAbsent(file))) {
            Json.writePretty(out, node);
        }
    }

    private static void writeModules(Map<String, @Nullable Object> node, List<ModuleState> modules) {
        if (!modules.isEmpty()) {
            node.put(
                    "modules",
                    modules.stream()
                            .map(module -> Json.object(
                                    "name", module.name(), "state", module.state(), "missing", module.isMissing()))
                            .toList());
        }
    }

    private static Map<String, @Nullable Object> object(Path root, JudgedRecording judged) {
        Map<String, @Nullable Object> node = Json.object();
        Diagnosis diagnosis = judged.diagnosis();
        Header header = diagnosis.recording().header();
        if (!judged.module().isEmpty()) {
            node.put("module", judged.module());
        }
        node.put("suite", header.suite());
        node.put("test", header.test());
        node.put("modelNumber", header.modelNumber());
        node.put("file", relative(root, judged.file()));
        node.put("model", header.model().name());
        node.put("verdict", diagnosis.outcome().name());
        node.put("gate", diagnosis.gateOutcome().name());
        node.put("testFailed", diagnosis.testFailed());
        node.put("failure", failure(diagnosis.recording().ending()));
        node.put("earlierRun", judged.isOfEarlierRun());
        writeCost(node, diagnosis.recording().ending());
        node.put(
                "findings",
                diagnosis.findings().stream().map(SummaryReport::object).toList());
        node.put(
                "unmetExpectations",
                diagnosis.unmet().stream()
                        .map(absent -> Json.object(
                                "rule", absent.expectation().rule(),
                                "layer", absent.expectation().layer(),
                                "reason", absent.expectation().reason(),
                                "why", absent.reason().name(),
                                "remedy", absent.remedy(),
                                "message", FindingFormatter.line(header, absent)))
                        .toList());
        node.put("inconclusive", diagnosis.inconclusiveReasons());
        if (diagnosis.prediction() != null) {
            node.put("prediction", PredictionJson.of(diagnosis.prediction()));
        }
        TriedOn.recording(judged.file(), diagnosis).ifPresent(table -> node.put("remedies", remedies(table)));
        return node;
    }

    private static Map<String, @Nullable Object> remedies(RemedyTable table) {
        return Json.object(
                "summary", RemedyText.summary(table),
                "complete", table.isComplete(),
                "success", table.yardstick().name(),
                "tried",
                        table.rows().stream()
                                .map(row -> Json.object(
                                        "remedy", row.change(),
                                        "call", row.call(),
                                        "verdict", row.verdict().name(),
                                        "seeds", row.learned().runs(),
                                        "succeeded", row.learned().successes(),
                                        "succeededWithout", row.without().successes()))
                                .toList());
    }

    private static String failure(@Nullable Ending ending) {
        return ending == null ? "" : ending.failure();
    }

    private static void writeCost(Map<String, @Nullable Object> node, @Nullable Ending ending) {
        if (ending != null) {
            node.put("iterations", ending.iterations());
            node.put("harnessNanos", ending.harnessNanos());
            node.put("trainingNanos", ending.trainingNanos());
        }
    }

    private static Map<String, @Nullable Object> object(Finding finding) {
        Map<String, @Nullable Object> node = Json.object();
        node.put("rule", finding.rule());
        node.put("severity", finding.severity().name());
        node.put("layer", finding.layer());
        node.put("unit", finding.unit());
        node.put("fromEpoch", finding.fromEpoch());
        node.put("toEpoch", finding.toEpoch());
        node.put("sinceEpoch", finding.sinceEpoch());
        node.put("sinceIteration", finding.sinceIteration());
        node.put("in", finding.period().text());
        node.put("actual", finite(finding.actual()));
        node.put("limit", finite(finding.limit().value()));
        node.put("expected", finding.isExpected());
        node.put("message", FindingFormatter.message(finding));
        node.put("remedy", FindingFormatter.remedy(finding));
        if (finding.profile() != null) {
            node.put("profile", object(finding.profile()));
        }
        return node;
    }

    private static Map<String, @Nullable Object> object(JudgedProfile profile) {
        return Json.object(
                "quantity", profile.quantity().size(),
                "in", profile.period().text(),
                "layers", profile.layers().stream().map(SummaryReport::object).toList());
    }

    private static Map<String, @Nullable Object> object(OfLayer layer) {
        return Json.object(
                "layer", layer.layer(),
                "state", layer.state().name(),
                "value", finite(layer.value()),
                "judged", finite(layer.judged()),
                "limit", layer.limit() == null ? null : finite(layer.limit().value()));
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String relative(Path root, Path file) {
        Path absoluteRoot = root.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(absoluteRoot) ? absoluteRoot.relativize(absolute) : absolute;
        return shown.toString().replace('\\', '/');
    }
}
