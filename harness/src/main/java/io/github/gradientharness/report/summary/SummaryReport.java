package io.github.gradientharness.report.summary;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.RulePages;
import io.github.gradientharness.json.Json;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.file.RegularFile;
import io.github.gradientharness.remedies.RemedyTable;
import io.github.gradientharness.remedies.RemedyText;
import io.github.gradientharness.report.FurtherReading;
import io.github.gradientharness.report.ModuleState;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.TriedOn;
import io.github.gradientharness.report.sources.SourceLocation;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.settings.LibraryVersion;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.JudgedProfile.OfLayer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code summary.json}, the contract for pipelines. Its fields are described in {@code docs/summary-json.md} and by the
 * schema {@code docs/schema/gradient-summary-1.json}; within a version, fields are added and none is changed. Non-finite numbers
 * are null.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SummaryReport {

    private final FurtherReading reading;

    private SummaryReport(FurtherReading reading) {
        this.reading = reading;
    }

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
        write(file, recordings, context, FurtherReading.withoutPages(root));
    }

    /**
     * Writes the file in the same way, with links to what else there is to read.
     *
     * @throws IOException if it can't be written
     */
    public static void write(Path file, List<JudgedRecording> recordings, ReportContext context, FurtherReading reading)
            throws IOException {
        SummaryReport report = new SummaryReport(reading);
        Map<String, @Nullable Object> node = Json.object();
        node.put("format", "gradient-summary");
        node.put("version", 1);
        node.put("madeBy", context.madeBy());
        node.put("tool", Json.object("name", "Gradient Harness", "version", version()));
        node.put("written", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        node.put("page", reading.page().map(reading::name).orElse(null));
        node.put("verdict", context.about(recordings).outcome().name());
        JudgedRecording.leftOut(recordings).ifPresent(sentence -> node.put("leftOut", sentence));
        node.put(
                "objections",
                context.gate().failures().stream()
                        .map(failure -> failure.message())
                        .toList());
        writeModules(node, context.modules());
        node.put("recordings", recordings.stream().map(report::object).toList());
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

    private static String version() {
        return LibraryVersion.of(SummaryReport.class, "io.github.gradientharness", "gradient-harness");
    }

    private Map<String, @Nullable Object> object(JudgedRecording judged) {
        Map<String, @Nullable Object> node = Json.object();
        Diagnosis diagnosis = judged.diagnosis();
        Header header = diagnosis.recording().header();
        if (!judged.module().isEmpty()) {
            node.put("module", judged.module());
        }
        node.put("suite", header.suite());
        node.put("test", header.test());
        node.put("modelNumber", header.modelNumber());
        node.put("file", reading.name(judged.file()));
        node.put("page", reading.page(judged).orElse(null));
        Optional<SourceLocation> source = reading.source(judged);
        putSource(node, source);
        node.put("model", header.model().name());
        node.put("verdict", diagnosis.outcome().name());
        node.put("gate", diagnosis.gateOutcome().name());
        node.put("testFailed", diagnosis.testFailed());
        node.put("failure", failure(diagnosis.recording().ending()));
        node.put("earlierRun", judged.isOfEarlierRun());
        writeCost(node, diagnosis.recording().ending());
        node.put(
                "findings",
                diagnosis.findings().stream()
                        .map(finding -> object(finding, source))
                        .toList());
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

    private void putSource(Map<String, @Nullable Object> node, Optional<SourceLocation> source) {
        node.put("source", source.map(found -> reading.name(found.file())).orElse(null));
        node.put("line", source.map(SourceLocation::line).orElse(null));
    }

    private Map<String, @Nullable Object> object(Finding finding, Optional<SourceLocation> source) {
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
        node.put("help", RulePages.of(finding.rule()).orElse(null));
        putSource(node, source);
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
}
