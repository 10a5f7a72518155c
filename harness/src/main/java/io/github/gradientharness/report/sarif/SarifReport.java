package io.github.gradientharness.report.sarif;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.RegularFile;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.sources.SourceFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Writes the findings as SARIF 2.1.0 for code scanning: each points to its test's source, and one that is there on purpose is
 * suppressed with the user's reason. What fails the build beside them is there too.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SarifReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SarifReport() {}

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
        ObjectNode log = JSON.createObjectNode();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        JudgedRecording.ofThisBuild(recordings).forEach(results::add);
        Optional<Path> pom = Optional.of(module.resolve("pom.xml")).filter(Files::exists);
        context.failures().forEach(failure -> results.add(failure, pom));
        context.lack(recordings).ifPresent(lack -> results.addLack(lack, pom));
        driver.put("name", "Gradient Harness");
        driver.set("rules", rules.toArray());
        run.putObject("automationDetails").put("id", "gradient-harness/");
        JudgedRecording.leftOut(recordings).ifPresent(sentence -> note(run, sentence));
        run.put("columnKind", "utf16CodeUnits");
        run.set("results", results.toArray());
        Files.createDirectories(file.toAbsolutePath().getParent());
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(RegularFile.orAbsent(file).toFile(), log);
    }

    private static void note(ObjectNode run, String sentence) {
        ObjectNode invocation = run.putArray("invocations").addObject();
        invocation.put("executionSuccessful", true);
        ObjectNode notification =
                invocation.putArray("toolExecutionNotifications").addObject();
        notification.put("level", "note");
        notification.putObject("message").put("text", sentence);
    }
}
