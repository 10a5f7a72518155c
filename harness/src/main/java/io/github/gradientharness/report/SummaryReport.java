package io.github.gradientharness.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.RegularFile;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.FindingFormatter;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.JudgedProfile.OfLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code summary.json}, the contract for pipelines.
 *
 * <p>A recording's {@code verdict} says how the network is; its {@code gate} says how the gate takes it, expected
 * findings forgiven; {@code testFailed} says whether the test itself threw; {@code earlierRun} says whether an earlier run
 * left the recording, so that the top-level {@code verdict} does not count it; {@code leftOut} says how many those are. The top-level {@code verdict} is the worst {@code gate} of all, {@code INCONCLUSIVE} if there is
 * no recording; and {@code UNHEALTHY} if something else fails the build, such as drift from a baseline. Then
 * {@code objections} says what, and is empty otherwise. A finding's {@code profile} holds what was judged of each layer.
 * Non-finite numbers are null.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SummaryReport {

    private static final ObjectMapper JSON = new ObjectMapper();

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
        ObjectNode node = JSON.createObjectNode();
        node.put("format", "gradient-summary");
        node.put("version", 1);
        node.put("madeBy", context.madeBy());
        node.put(
                "verdict",
                context.outcome(JudgedRecording.ofThisBuild(recordings).stream()
                                .map(JudgedRecording::diagnosis)
                                .toList())
                        .name());
        JudgedRecording.leftOut(recordings).ifPresent(sentence -> node.put("leftOut", sentence));
        ArrayNode objections = node.putArray("objections");
        context.failures().forEach(failure -> objections.add(failure.message()));
        writeModules(node, context.modules());
        ArrayNode array = node.putArray("recordings");
        for (JudgedRecording recording : recordings) {
            write(array.addObject(), root, recording);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(RegularFile.orAbsent(file).toFile(), node);
    }

    private static void writeModules(ObjectNode node, List<ModuleState> modules) {
        if (!modules.isEmpty()) {
            ArrayNode list = node.putArray("modules");
            modules.forEach(module -> list.addObject()
                    .put("name", module.name())
                    .put("state", module.state())
                    .put("missing", module.isMissing()));
        }
    }

    private static void write(ObjectNode node, Path root, JudgedRecording judged) {
        Diagnosis diagnosis = judged.diagnosis();
        Header header = diagnosis.recording().header();
        if (!judged.module().isEmpty()) {
            node.put("module", judged.module());
        }
        node.put("suite", header.suite());
        node.put("test", header.test());
        node.put("file", relative(root, judged.file()));
        node.put("model", header.model().name());
        node.put("verdict", diagnosis.outcome().name());
        node.put("gate", diagnosis.gateOutcome().name());
        node.put("testFailed", diagnosis.testFailed());
        node.put("earlierRun", judged.isOfEarlierRun());
        writeCost(node, diagnosis.recording().ending());
        ArrayNode findings = node.putArray("findings");
        diagnosis.findings().forEach(finding -> write(findings.addObject(), finding));
        ArrayNode unmet = node.putArray("unmetExpectations");
        diagnosis
                .unmetExpectations()
                .forEach(expectation -> unmet.addObject()
                        .put("rule", expectation.rule())
                        .put("layer", expectation.layer())
                        .put("reason", expectation.reason())
                        .put("message", FindingFormatter.line(header, expectation)));
        ArrayNode reasons = node.putArray("inconclusive");
        diagnosis.inconclusiveReasons().forEach(reasons::add);
    }

    private static void writeCost(ObjectNode node, @Nullable Ending ending) {
        if (ending != null) {
            node.put("iterations", ending.iterations());
            node.put("harnessNanos", ending.harnessNanos());
            node.put("trainingNanos", ending.trainingNanos());
        }
    }

    private static void write(ObjectNode node, Finding finding) {
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
            write(node.putObject("profile"), finding.profile());
        }
    }

    private static void write(ObjectNode node, JudgedProfile profile) {
        node.put("quantity", profile.quantity().size());
        node.put("in", profile.period().text());
        ArrayNode layers = node.putArray("layers");
        for (OfLayer layer : profile.layers()) {
            layers.addObject()
                    .put("layer", layer.layer())
                    .put("state", layer.state().name())
                    .put("value", finite(layer.value()))
                    .put("judged", finite(layer.judged()))
                    .put(
                            "limit",
                            layer.limit() == null ? null : finite(layer.limit().value()));
        }
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
