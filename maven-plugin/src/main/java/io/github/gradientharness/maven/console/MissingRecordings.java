package io.github.gradientharness.maven.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What to say when there is no recording. */
public final class MissingRecordings {

    private MissingRecordings() {}

    /**
     * Names the folder and the likely causes, a line each.
     *
     * @param leftOut says how many recordings of an earlier run there are, if any
     * @param known classes that could not record, a line each with the reason; they are the cause if there are any
     * @param chosen what of the command line chooses or skips tests: that is the cause then
     */
    public static String message(Path folder, List<String> chosen, Optional<String> leftOut, List<String> known) {
        String none = leftOut.map(earlier -> "This build recorded no training. " + earlier)
                .orElse("There is no gradient recording in " + folder + ".");
        if (!chosen.isEmpty()) {
            return none + " That is only a warning, because the command line chooses or skips tests ("
                    + String.join(", ", chosen) + ").";
        }
        if (!known.isEmpty()) {
            return none + "\n" + String.join("\n", known);
        }
        return String.join(
                "\n",
                none + " Likely causes:",
                "  - no test ran: they were skipped, filtered out, or failed before they trained;",
                "  - no test has @HealthyGradients or @RecordGradients;",
                "  - the tests write elsewhere: gradient.outputDirectory is set, gradient.recordingsDirectory is not;",
                "  - this module has no model tests: set gradient.onMissingRecordings to ignore in it.");
    }
}
