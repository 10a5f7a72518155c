package io.github.gradientharness.report.markdown;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.verdict.Finding;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What to change and which command to run next, to learn whether a finding goes away. */
final class NextExperiment {

    private static final Pattern RUNS_TESTS =
            Pattern.compile("^mvn\\b.*\\b(test|package|integration-test|verify|install|deploy)\\b.*");

    private static final Pattern CHOOSES = Pattern.compile(".*-D(test|it\\.test)=.*");

    /** What a shell and Surefire take as it is; other names might be commands or wildcards to them. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$.]{0,200}");

    private static final Set<String> REMEDIES_ARE_TRIED_ON = Set.of("MultiLayerNetwork", "ComputationGraph");

    private final JudgedRecording judged;
    private final Header header;
    private final String build;

    /**
     * Those of one training.
     *
     * @param build what was typed to make the report; empty where unknown
     */
    NextExperiment(JudgedRecording judged, String build) {
        this.judged = judged;
        this.header = judged.diagnosis().recording().header();
        this.build = build;
    }

    /** A list item. */
    String of(Finding finding) {
        List<String> remedies = finding.remedies();
        String change = remedies.isEmpty() ? "" : MarkdownText.prose(remedies.get(0)) + ". Then run ";
        String others = remedies.size() < 2
                ? ""
                : " If not, try: "
                        + String.join(
                                "; ",
                                remedies.stream()
                                        .skip(1)
                                        .limit(4)
                                        .map(MarkdownText::prose)
                                        .toList())
                        + ".";
        return "- **Next experiment**: " + (change.isEmpty() ? "run " : change) + command("")
                + ". It helped if this finding is gone." + others + "\n";
    }

    /** A list item on the command that trains the sick network again with each remedy; empty where it can't. */
    String remedies() {
        return REMEDIES_ARE_TRIED_ON.contains(header.model().kind()) && isMaven()
                ? "- To measure which remedies help, over seeds: " + command(" -Dgradient.remedies=try") + "\n"
                : "";
    }

    private boolean isMaven() {
        return build.startsWith("mvn ");
    }

    private String command(String option) {
        if (!isMaven()) {
            return "the test " + MarkdownText.code(header.suite() + "." + method());
        }
        String command = RUNS_TESTS.matcher(build).matches() ? build : "mvn verify";
        return MarkdownText.code(command + chosen(command) + option);
    }

    private String method() {
        return header.test().replaceFirst("\\[.*", "");
    }

    private String chosen(String command) {
        boolean isPlain = PLAIN.matcher(header.suite()).matches()
                && PLAIN.matcher(method()).matches();
        if (!isPlain || CHOOSES.matcher(command).matches()) {
            return "";
        }
        boolean isIntegrationTest = header.suite().endsWith("IT");
        String test = " '-D" + (isIntegrationTest ? "it.test=" : "test=") + header.suite() + "#" + method() + "'";
        return (PLAIN.matcher(judged.module().replace('-', '_')).matches() ? " -pl :" + judged.module() + " -am" : "")
                + test
                + (isIntegrationTest
                        ? " -Dfailsafe.failIfNoSpecifiedTests=false"
                        : " -Dsurefire.failIfNoSpecifiedTests=false");
    }
}
