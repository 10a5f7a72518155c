package io.github.gradientharness.report.sarif;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.json.Json;
import io.github.gradientharness.recording.file.RegularFile;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.formats.ReportFormat;
import io.github.gradientharness.report.formats.ReportPlaces;
import io.github.gradientharness.report.formats.ReportWriter;
import io.github.gradientharness.report.sources.SourceFinder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Writes the findings as SARIF 2.1.0 for code scanning: each points to its test's source, and one that is there on purpose is
 * suppressed with the user's reason. What fails the build beside them is there too.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SarifReport implements ReportFormat {

    /** For {@link java.util.ServiceLoader}. */
    public SarifReport() {}

    @Override
    public String id() {
        return "sarif";
    }

    @Override
    public Path target(ReportPlaces places) {
        return places.file("findings.sarif");
    }

    @Override
    public ReportWriter open(ReportPlaces places, ReportContext context) {
        return content -> write(
                target(places),
                places.module(),
                places.sourceFolders(),
                content.ruleDescriptions(),
                content.recordings(),
                content.context());
    }

    /**
     * Writes the file, making its folder if need be and replacing an older one.
     *
     * @param module the folder of the module that was tested
     * @param sourceFolders folders with tests' sources that the build names; those that are usual are looked at as well
     * @param descriptions what each rule looks at and when it complains, by the rule's id
     * @throws IOException if it can't be written
     */
    public static void write(
            Path file,
            Path module,
            Collection<Path> sourceFolders,
            Map<String, String> descriptions,
            List<JudgedRecording> recordings,
            ReportContext context)
            throws IOException {
        Repository repository = Repository.around(module);
        SarifRules rules = new SarifRules(descriptions);
        SarifResults results = new SarifResults(rules, repository, new SourceFinder(module, sourceFolders));
        JudgedRecording.ofThisBuild(recordings).forEach(results::add);
        Optional<Path> pom = Optional.of(module.resolve("pom.xml")).filter(Files::exists);
        context.gate().failures().forEach(failure -> results.add(failure, pom));
        context.about(recordings).gate().lack().ifPresent(lack -> results.addLack(lack, pom));
        Map<String, @Nullable Object> run = Json.object(
                "tool", Json.object("driver", Json.object("name", "Gradient Harness", "rules", rules.toList())),
                "automationDetails", Json.object("id", "gradient-harness/"));
        JudgedRecording.leftOut(recordings).ifPresent(sentence -> run.put("invocations", List.of(note(sentence))));
        run.put("columnKind", "utf16CodeUnits");
        run.put("results", results.toList());
        Map<String, @Nullable Object> log = Json.object(
                "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
                "version", "2.1.0",
                "runs", List.of(run));
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(RegularFile.orAbsent(file))) {
            Json.writePretty(out, log);
        }
    }

    private static Map<String, @Nullable Object> note(String sentence) {
        return Json.object(
                "executionSuccessful",
                true,
                "toolExecutionNotifications",
                List.of(Json.object("level", "note", "message", Json.object("text", sentence))));
    }
}
