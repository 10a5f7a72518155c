package io.github.gradientharness.seeds;

import io.github.gradientharness.stats.ShareRequirement.Decision;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.ShareFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A share over seeds in words. */
final class SeedShareMessage {

    /** Seeds that are told with their reason; those after them are only listed. */
    private static final int MOST_REASONS = 10;

    private SeedShareMessage() {}

    static String of(SeedShare share, String command) {
        if (share.rerun()) {
            return rerun(share);
        }
        List<String> lines = new ArrayList<>();
        lines.add(ShareFormatter.sentence(share.requirement(), share.observed()) + "; "
                + ShareFormatter.successRate(
                        share.observed(), share.requirement().confidence()) + ".");
        lines.addAll(ending(share));
        lines.addAll(failures(share, command));
        return String.join("\n", lines);
    }

    private static String rerun(SeedShare share) {
        String outcome = share.outcomes().stream()
                .map(one ->
                        "seed " + one.seed() + (one.success() ? " succeeded." : " did not succeed: " + one.reason()))
                .collect(Collectors.joining());
        return "Run by itself, which does not tell the share: " + outcome;
    }

    private static List<String> ending(SeedShare share) {
        int run = share.outcomes().size();
        boolean stopped = run < share.count();
        if (share.decision() != Decision.INCONCLUSIVE) {
            return stopped
                    ? List.of("  Stopped after " + run + " of " + share.count()
                            + " seeds, because the answer was certain.")
                    : List.of();
        }
        List<String> lines = new ArrayList<>();
        if (stopped) {
            lines.add("  Stopped after " + run + " of " + share.count()
                    + " seeds, because the remaining ones could not have decided.");
        }
        lines.add("  " + whatWouldDecide(share, run));
        return lines;
    }

    private static String whatWouldDecide(SeedShare share, int run) {
        OptionalInt further = share.requirement().furtherRunsToDecide(share.observed());
        if (further.isEmpty()) {
            return "So near the limit, 10,000 more seeds would hardly decide: move the limit away from the share.";
        }
        return "If the share stays at " + Numbers.percent(share.share()) + ", about " + further.getAsInt()
                + " more seeds will probably decide: set the count to " + (run + further.getAsInt())
                + ". Adding seeds later is allowed; the confidence holds.";
    }

    private static List<String> failures(SeedShare share, String command) {
        List<SeedOutcome> failed = share.outcomes().stream()
                .filter(outcome -> !outcome.success())
                .sorted(Comparator.comparingLong(SeedOutcome::seed))
                .toList();
        if (failed.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("  Seeds that did not succeed:");
        failed.stream().limit(MOST_REASONS).forEach(outcome -> lines.add("    " + line(outcome)));
        if (failed.size() > MOST_REASONS) {
            lines.add("    and "
                    + failed.stream()
                            .skip(MOST_REASONS)
                            .map(outcome -> Long.toString(outcome.seed()))
                            .collect(Collectors.joining(", ")));
        }
        lines.add("  To see one by itself, with its whole message: " + command
                + failed.get(0).seed());
        return lines;
    }

    private static String line(SeedOutcome outcome) {
        String reason = outcome.shortReason();
        return "seed " + outcome.seed() + (reason.isEmpty() ? "" : ": " + reason);
    }
}
