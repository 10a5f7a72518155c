package io.github.gradientharness.report.sarif;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.json.Json;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.report.UniqueNames;
import io.github.gradientharness.report.sources.SourceFinder;
import io.github.gradientharness.report.sources.SourceLocation;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The results of a run: findings, absent expected findings, and trainings of which nothing can be said. */
final class SarifResults {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MESSAGE = 2000;

    private final SarifRules rules;
    private final Repository repository;
    private final SourceFinder sources;
    private final UniqueNames fingerprints = new UniqueNames();
    private final List<Object> results = new ArrayList<>();

    SarifResults(SarifRules rules, Repository repository, SourceFinder sources) {
        this.rules = rules;
        this.repository = repository;
        this.sources = sources;
    }

    /** Adds the results of a recording; a healthy one has none. */
    void add(JudgedRecording judged) {
        Diagnosis diagnosis = judged.diagnosis();
        Header header = diagnosis.recording().header();
        diagnosis.findings().forEach(finding -> add(judged, header, finding));
        diagnosis.unmet().forEach(unmet -> {
            String message = "Expected finding is absent in " + place(header) + ": " + unmet.message();
            error(
                    ResultPlace.of(judged),
                    Objection.Kind.ABSENT_EXPECTED_FINDING.id(),
                    message,
                    unmet.expectation().rule() + unmet.expectation().layer());
        });
        diagnosis.inconclusiveReasons().forEach(reason -> {
            String message = "Inconclusive in " + place(header) + ": " + reason;
            error(ResultPlace.of(judged), Objection.Kind.INCONCLUSIVE_RECORDING.id(), message, "");
        });
    }

    /**
     * Adds what fails the build beside the recordings.
     *
     * @param pom where it points to if not to a test, if there is one
     */
    void add(Objection failure, Optional<Path> pom) {
        ResultPlace place = new ResultPlace(failure.suite(), failure.test(), pom);
        String about = failure.isAboutTraining() ? "" : failure.text();
        error(place, failure.kind().id(), failure.message(), about);
    }

    /** Adds that nothing was recorded. */
    void addLack(String message, Optional<Path> pom) {
        error(new ResultPlace("", "", pom), Objection.Kind.INCONCLUSIVE_RECORDING.id(), message, "");
    }

    private void error(ResultPlace place, String rule, String message, String about) {
        result(place, rule, rules.index(rule), "error", message, about);
    }

    private void add(JudgedRecording judged, Header header, Finding finding) {
        String message = "Layer '" + shown(finding.layer()) + "' in " + place(header) + ": "
                + FindingFormatter.message(finding) + ". " + finding.meaning() + " Try: "
                + FindingFormatter.remedy(finding) + ".";
        Map<String, @Nullable Object> result = result(
                ResultPlace.of(judged),
                finding.rule(),
                rules.index(finding),
                level(finding.severity()),
                message,
                finding.layer());
        if (finding.expectedBecause() != null) {
            result.put(
                    "suppressions",
                    List.of(Json.object(
                            "kind", "inSource",
                            "status", "accepted",
                            "justification", ShownText.name(finding.expectedBecause(), LONGEST_MESSAGE))));
        }
    }

    private Map<String, @Nullable Object> result(
            ResultPlace place, String rule, int index, String level, String message, String about) {
        Map<String, @Nullable Object> result = Json.object(
                "ruleId", rule,
                "ruleIndex", index,
                "level", level,
                "message", Json.object("text", ShownText.name(message, LONGEST_MESSAGE)));
        Map<String, @Nullable Object> location = location(place);
        if (!location.isEmpty()) {
            result.put("locations", List.of(location));
        }
        String what = String.join("\u0000", place.suite(), place.test(), rule, about);
        result.put("partialFingerprints", Json.object("gradientFinding/v1", fingerprints.of(sha256(what))));
        results.add(result);
        return result;
    }

    private Map<String, @Nullable Object> location(ResultPlace place) {
        Map<String, @Nullable Object> location = Json.object();
        Optional<SourceLocation> source = sources.find(place.suite(), place.test())
                .filter(found -> repository.uri(found.file()).isPresent());
        Optional<String> uri = source.flatMap(found -> repository.uri(found.file()))
                .or(() -> place.otherwise().flatMap(repository::uri));
        if (uri.isPresent()) {
            int line = source.map(SourceLocation::line).orElse(1);
            location.put(
                    "physicalLocation",
                    Json.object(
                            "artifactLocation", Json.object("uri", uri.get(), "uriBaseId", "%SRCROOT%"),
                            "region", Json.object("startLine", line)));
        }
        if (!place.suite().isEmpty()) {
            location.put(
                    "logicalLocations",
                    List.of(Json.object(
                            "name",
                            shown(place.test()),
                            "fullyQualifiedName",
                            shown(place.suite()) + "." + shown(place.test()),
                            "kind",
                            "function")));
        }
        return location;
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    private static String place(Header header) {
        return shown(header.suite()) + " > " + shown(header.trainingName());
    }

    private static String shown(String name) {
        return ShownText.name(name, LONGEST_NAME);
    }

    /** Of names alone, so that it stays the same when numbers and lines move. */
    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("Every Java platform has SHA-256.", exception);
        }
    }

    List<Object> toList() {
        return results;
    }
}
