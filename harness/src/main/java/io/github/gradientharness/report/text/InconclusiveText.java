package io.github.gradientharness.report.text;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Diagnosis;
import java.util.ArrayList;
import java.util.List;

/** Why nothing can be said about a training, and what to do about it. It never counts as healthy. */
final class InconclusiveText {

    private static final List<String> NO_ITERATION = List.of(
            "call fit() on the very object that recorder.attach(model) returns, not on a clone or a copy",
            "call addListeners(...) in place of setListeners(...): that one removes the recorder",
            "look whether the data is empty: does the iterator need a reset()?");

    private static final int LONGEST_CAUSE = 200;

    private InconclusiveText() {}

    /** The first line of the message, without the verdict. */
    static String cause(Diagnosis diagnosis) {
        if (sawNothing(diagnosis.recording())) {
            return "the recorder was attached, but saw no training iteration";
        }
        if (diagnosis.nothingWasAttached()) {
            return "no training was recorded";
        }
        return diagnosis.inconclusiveBecause().isEmpty()
                ? "a rule had nothing to look at, so the gradients are unknown"
                : ShownText.name(ShownText.firstSentence(diagnosis.inconclusiveBecause()), LONGEST_CAUSE);
    }

    static List<String> lines(Diagnosis diagnosis) {
        Recording recording = diagnosis.recording();
        if (sawNothing(recording)) {
            return whatToDo(NO_ITERATION);
        }
        List<String> lines = new ArrayList<>();
        diagnosis.inconclusiveReasons().stream()
                .map(reason -> diagnosis.inconclusiveBecause().isEmpty() || diagnosis.nothingWasAttached()
                        ? reason
                        : ShownText.afterFirstSentence(reason))
                .filter(reason -> !reason.isEmpty())
                .forEach(reason -> lines.addAll(ShownText.wrapped(reason)));
        if (!diagnosis.nothingWasAttached()) {
            List<String> section = FindingDetails.section("What was recorded", seen(recording), "");
            lines.addAll(lines.isEmpty() ? section.subList(1, section.size()) : section);
        }
        return lines;
    }

    private static boolean sawNothing(Recording recording) {
        Ending ending = recording.ending();
        return recording.windows().isEmpty()
                && ending != null
                && ending.problem().isEmpty()
                && ending.status() != Ending.Status.FAILED;
    }

    private static List<String> seen(Recording recording) {
        List<String> seen = new ArrayList<>();
        seen.add(count(recording.iterations(), "iteration") + ", " + count(recording.lastEpoch(), "epoch") + ", "
                + count(recording.header().model().layersWithKernel().size(), "layer") + " with a kernel");
        seen.addAll(recording.notes());
        return seen;
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    static List<String> whatToDo(List<String> steps) {
        List<String> lines = new ArrayList<>(List.of("What to do, most likely first"));
        for (int i = 0; i < steps.size(); i++) {
            lines.addAll(ShownText.wrapped("  " + (i + 1) + ". ", "     ", steps.get(i)));
        }
        return lines;
    }
}
