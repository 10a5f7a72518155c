package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import java.util.List;
import java.util.function.Predicate;

/** Says what can be done where something was not measured. */
final class NotMeasured {

    private static final String EVERY_ITERATION =
            " To have it in every iteration, set gradient.preset=full or gradient.windows=iteration.";

    private static final int MOST_WINDOWS_LISTED = 5;

    private NotMeasured() {}

    /**
     * The reason and the remedy.
     *
     * @param what what was asked for
     * @param schedule how often it is measured
     * @param range the windows that were asked for it
     * @param has whether it was measured in a window
     */
    static UnmetException error(String what, String schedule, WindowRange range, Predicate<Window> has) {
        return new UnmetException("The " + what + " was not measured in " + range.name() + ". "
                + elsewhere(range.recording(), has) + schedule + notes(range.recording()));
    }

    private static String elsewhere(Recording recording, Predicate<Window> has) {
        List<String> where = recording.windows().stream()
                .filter(has)
                .map(NotMeasured::iterations)
                .toList();
        if (where.isEmpty()) {
            return "This recording has it nowhere.";
        }
        boolean all = where.size() <= MOST_WINDOWS_LISTED;
        return "This recording has it in the windows of iterations "
                + String.join(", ", all ? where : where.subList(0, MOST_WINDOWS_LISTED))
                + (all ? "." : " and " + (where.size() - MOST_WINDOWS_LISTED) + " more.");
    }

    private static String iterations(Window window) {
        return window.fromIteration() == window.toIteration()
                ? Long.toString(window.fromIteration())
                : window.fromIteration() + " to " + window.toIteration();
    }

    private static String notes(Recording recording) {
        return recording.notes().isEmpty() ? "" : "\nThe recording notes:\n  " + String.join("\n  ", recording.notes());
    }

    /** How often a quantity is measured, and what measures it more often. */
    static String schedule(Quantity quantity) {
        return switch (quantity) {
            case GRADIENT -> " A gradient is recorded in every iteration of which the training hands one out.";
            case UPDATE, PARAMETER -> " It is measured densely at first and then ever more rarely." + EVERY_ITERATION;
            case ACTIVATION, ACTIVATION_GRADIENT, SAMPLE_CONCENTRATION, UNIT_SIMILARITY, INPUT_GRADIENT -> ofCostly();
        };
    }

    /** The same for what is costly: activations, their gradients, distributions and unit statistics. */
    static String ofCostly() {
        return " It is measured in a few iterations by gradient.preset=standard, never by economy." + EVERY_ITERATION;
    }
}
