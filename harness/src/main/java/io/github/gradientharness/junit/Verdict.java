package io.github.gradientharness.junit;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.remedies.RemedyText;
import io.github.gradientharness.report.TriedOn;
import io.github.gradientharness.report.text.FailureMessage;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.report.text.NothingRecorded;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.SeedGroupDiagnosis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Judges a test's recordings and fails the test where they are not healthy. */
final class Verdict {

    private static final Path USUAL_FILE = Path.of("target", "gradient", "recordings", "suite", "test.jsonl");
    private static final String OUTPUT_FOLDER = "gradient";

    private Verdict() {}

    /**
     * Judges each recording as its test and the build declared, those of a group of seeds by the share that is healthy.
     *
     * @param files the recordings' files, for the message
     * @param judgement what the build declared
     * @param reportAtEnd asked, if something fails, for the page that the tests write themselves when their run ends
     * @throws AssertionError if one is unhealthy or inconclusive; the message says what, where and what to do
     */
    static void requireHealthy(
            List<Recording> recordings, List<Path> files, Judgement judgement, Supplier<Optional<Path>> reportAtEnd) {
        RuleSet rules = RuleSet.defaults();
        List<String> failures = new ArrayList<>();
        List<String> sicknesses = new ArrayList<>();
        List<Diagnosis> diagnoses = SeedGroupDiagnosis.withSharesConsidered(recordings.stream()
                .map(recording -> rules.evaluate(recording, judgement))
                .toList());
        for (int i = 0; i < diagnoses.size(); i++) {
            Diagnosis diagnosis = diagnoses.get(i);
            if (diagnosis.gateOutcome() != Outcome.HEALTHY) {
                failures.add(message(diagnosis, files.get(i), reportAtEnd).text() + remedies(files.get(i), diagnosis));
            }
            if (diagnosis.gateOutcome() == Outcome.UNHEALTHY) {
                sicknesses.add(summary(diagnosis));
            }
        }
        if (!failures.isEmpty()) {
            String text = String.join("\n\n\n", failures);
            throw sicknesses.isEmpty() ? new InconclusiveError(text) : new UnhealthyError(text, sicknesses.get(0));
        }
    }

    /** What an earlier run tried on the test; empty if nothing. */
    private static String remedies(Path file, Diagnosis diagnosis) {
        return TriedOn.recording(file, diagnosis)
                .map(table -> "\n\nRemedies tried\n  " + String.join("\n  ", RemedyText.lines(table)))
                .orElse("");
    }

    /**
     * Fails where the harness lost a part of a training, so that what it has does not stand for the whole.
     *
     * @param files as many as recordings, or fewer if some could not be written
     * @throws InconclusiveError that says what was lost and what to do
     */
    static void requireWhole(List<Recording> recordings, List<Path> files, Supplier<Optional<Path>> reportAtEnd) {
        for (int i = 0; i < recordings.size(); i++) {
            Ending ending = recordings.get(i).ending();
            if (ending != null && !ending.problem().isEmpty()) {
                Diagnosis lost = new Diagnosis(recordings.get(i), List.of(), List.of(), ending.problem());
                Path file = files.size() == recordings.size() ? files.get(i) : null;
                throw new InconclusiveError(message(lost, file, reportAtEnd).text());
            }
        }
    }

    private static FailureMessage message(
            Diagnosis diagnosis, @Nullable Path file, Supplier<Optional<Path>> reportAtEnd) {
        return reportAtEnd
                .get()
                .map(page -> new FailureMessage(diagnosis, file, page, ""))
                .orElseGet(() -> new FailureMessage(diagnosis, file, report(file == null ? USUAL_FILE : file)));
    }

    private static String summary(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(Finding::isUnexpectedError)
                .map(FindingFormatter::summary)
                .findFirst()
                .orElseGet(() -> diagnosis.unmet().get(0).message());
    }

    /**
     * What a test or a class fails with that recorded nothing.
     *
     * @param page the page that the tests write themselves, if they do; it names the test as well
     */
    static AssertionError nothingRecorded(String place, NothingRecorded nothing, Optional<Path> page) {
        String message = nothing.message(place);
        return new InconclusiveError(
                page.map(it -> message.replaceFirst("\n", Matcher.quoteReplacement(". Page: " + it + "\n")))
                        .orElse(message));
    }

    /**
     * Where the Maven plugin writes its page unless told otherwise: beside the output folder that holds the recording.
     *
     * @param recording {@code <output folder>/recordings/<suite>/<test>.jsonl}
     */
    static Path report(Path recording) {
        Path output = recording.resolve("../../..").normalize();
        boolean isBesideSite = output.endsWith(OUTPUT_FOLDER) && output.getParent() != null;
        Path build = isBesideSite ? output.resolveSibling("") : Path.of("target");
        return build.resolve(Path.of("site", OUTPUT_FOLDER, "index.html"));
    }
}
